import { geometryOf, type FeatureTable } from '../table/table';
import type { Shape, ShapeId } from './marks';

/** Stands for the shape of a table that is known by its id: only the id is read. */
export function namedShape(table: FeatureTable, id: ShapeId): Shape {
  const none = new Uint32Array(0);
  const geometry = geometryOf(table);
  return {
    id,
    geometry: geometry === 'none' ? 'point' : geometry,
    rows: table.rows,
    vertices: 0,
    positions: new Float32Array(0),
    starts: none,
    row: none,
    bbox: table.bbox ?? [0, 0, 0, 0]
  };
}
