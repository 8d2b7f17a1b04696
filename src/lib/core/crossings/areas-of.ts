import type { FeatureTable, PolygonBlock } from '../table/table';

/** Areas of a table: none of one without rows (nothing of a kind in a territory); null where its rows have no areas. */
export function areasOf({ polygons, rows }: FeatureTable): PolygonBlock | null {
  if (polygons || rows > 0) return polygons ?? null;
  return {
    coords: new Float64Array(0),
    rings: Uint32Array.of(0),
    parts: Uint32Array.of(0),
    rowOf: new Uint32Array(0)
  };
}
