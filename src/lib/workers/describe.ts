import { cell, type FeatureTable } from '../core/table/table';
import type { RowDescription } from './protocol';

/** A vertex of a row's first geometry, to point at it: longitude, latitude; null without geometry. */
function placeOf(table: FeatureTable, row: number): [number, number] | null {
  const { points, lines, polygons } = table;
  const vertex = (coords: Float64Array, at: number): [number, number] => [
    coords[2 * at] as number,
    coords[2 * at + 1] as number
  ];
  // the foremost type first, as it is drawn; tables may hold several
  const area = polygons?.rowOf.indexOf(row) ?? -1;
  if (polygons && area >= 0) return vertex(polygons.coords, polygons.rings[polygons.parts[area] as number] as number);
  const line = lines?.rowOf.indexOf(row) ?? -1;
  if (lines && line >= 0) return vertex(lines.coords, lines.starts[line] as number);
  const point = points?.rowOf.indexOf(row) ?? -1;
  return points && point >= 0 ? vertex(points.coords, point) : null;
}

/** Rows in plain words, for the feature card. Rows out of range are left out. */
export function describeRows(table: FeatureTable, rows: readonly number[]): RowDescription[] {
  return rows
    .filter((row) => row >= 0 && row < table.rows)
    .map((row) => ({
      row,
      at: placeOf(table, row),
      values: table.columns.map((column) => ({ column: column.name, value: cell(column, row) }))
    }));
}
