import { cell, type FeatureTable } from '../core/table/table';
import type { RowDescription } from './protocol';

/** A vertex of a row's first geometry, to point at it: longitude, latitude; null without geometry. */
function placeOf(table: FeatureTable, row: number): [number, number] | null {
  const { points, lines, polygons } = table;
  const block = points
    ? { coords: points.coords, first: points.rowOf.indexOf(row) }
    : lines
      ? { coords: lines.coords, first: lines.starts[lines.rowOf.indexOf(row)] ?? -1 }
      : polygons
        ? { coords: polygons.coords, first: polygons.rings[polygons.parts[polygons.rowOf.indexOf(row)] ?? -1] ?? -1 }
        : null;
  if (!block || block.first < 0) return null;
  return [block.coords[2 * block.first] as number, block.coords[2 * block.first + 1] as number];
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
