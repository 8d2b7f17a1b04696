import { expect } from 'vitest';
import { cell, type FeatureTable } from '../../src/lib/core/table/table';
import { apart } from './reading';

/**
 * Expects two readings of one layer to be one table: columns of the same names and types with the same values, the same
 * parts, and positions that are `metres` apart at most. Gives the largest distance.
 */
export function expectSameTable(got: FeatureTable, wanted: FeatureTable, metres: number): number {
  expect(got.rows).toBe(wanted.rows);
  expect(got.crs).toBe(wanted.crs);
  const types = ({ columns }: FeatureTable): string[] =>
    columns.map((column) => `${column.name} ${column.type}`).sort();
  expect(types(got)).toEqual(types(wanted));
  for (const column of got.columns) {
    const other = wanted.columns.find((c) => c.name === column.name)!;
    const values = (c: typeof column): unknown[] => Array.from({ length: got.rows }, (_, row) => cell(c, row));
    expect(values(column), column.name).toEqual(values(other));
  }
  let worst = 0;
  for (const block of ['points', 'lines', 'polygons'] as const) {
    const [a, b] = [got[block], wanted[block]];
    const parts = (of: typeof a): unknown => of && { ...of, coords: of.coords.length };
    expect(parts(a), block).toEqual(parts(b));
    for (let i = 0; a && i < a.coords.length; i += 2) {
      const at = (of: Float64Array): [number, number] => [of[i]!, of[i + 1]!];
      worst = Math.max(worst, apart(at(a.coords), at(b!.coords)));
    }
  }
  expect(worst, 'metres apart').toBeLessThan(metres);
  return worst;
}
