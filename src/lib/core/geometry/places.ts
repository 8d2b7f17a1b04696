import type { FeatureTable } from '../table/table';
import { innerPoints } from './inner-point';

/**
 * The points of a table, and an inner point of each row that has lines or polygons only: longitude/latitude interleaved
 * (degrees), and the row of each.
 */
export function placesOf(table: FeatureTable): { coords: Float64Array; rowOf: Uint32Array } {
  if (table.points && !table.lines && !table.polygons) return table.points;
  const { coords, row } = innerPoints(table);
  if (!table.points) return { coords, rowOf: row };
  const pointed = new Set(table.points.rowOf);
  const others = [...row.keys()].filter((i) => !pointed.has(row[i] as number));
  return {
    coords: Float64Array.from([
      ...table.points.coords,
      ...others.flatMap((i) => [coords[2 * i] as number, coords[2 * i + 1] as number])
    ]),
    rowOf: Uint32Array.from([...table.points.rowOf, ...others.map((i) => row[i] as number)])
  };
}
