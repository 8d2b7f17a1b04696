import { type Column, type FeatureTable } from '../table/table';

/** A column by its name. */
export function findColumn(table: FeatureTable, name: string): Column | undefined {
  return table.columns.find((c) => c.name === name);
}

/** Values of a number column, NaN where missing; all missing when there is no such number column (a source changed). */
export function numbersOf(table: FeatureTable, name: string): Float64Array {
  const column = findColumn(table, name);
  return column?.type === 'number' ? column.values : new Float64Array(table.rows).fill(NaN);
}
