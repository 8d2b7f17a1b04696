import { bad, good, type Outcome } from '../problems/problem';
import type { Column, FeatureTable, NumberColumn } from '../table/table';
import { textColumn } from './text-column';

/** The first table of a crossing's inputs and the others; a missing one is a bug of the caller. */
export function inputAt(inputs: readonly FeatureTable[], i: number): FeatureTable {
  const table = inputs[i];
  if (!table) throw new Error(`a crossing lacks its input ${i}`);
  return table;
}

/**
 * A column by its name, or `column-unknown` with those that exist. A table without rows has every column, empty: a service
 * that has none of a kind in a territory often tells of no column either.
 */
export function columnOf(table: FeatureTable, name: string): Outcome<Column> {
  const column = table.columns.find((c) => c.name === name);
  if (column) return good(column);
  if (table.rows === 0) return good(textColumn(name, []));
  return bad({ code: 'column-unknown', facts: { column: name, known: table.columns.map((c) => c.name) } });
}

/** A number column by its name, or `column-unknown` with the number columns that exist; of a table without rows any, empty. */
export function numberColumnOf(table: FeatureTable, name: string): Outcome<NumberColumn> {
  const numbers = table.columns.filter((c) => c.type === 'number');
  const column = numbers.find((c) => c.name === name);
  if (column) return good(column);
  if (table.rows === 0) return good(numberColumn(name, new Float64Array(0)));
  return bad({ code: 'column-unknown', facts: { column: name, known: numbers.map((c) => c.name) } });
}

/** A number column of values; `integer` is told from them. */
export function numberColumn(name: string, values: Float64Array): NumberColumn {
  return { name, type: 'number', integer: values.every((n) => Number.isNaN(n) || Number.isInteger(n)), values };
}
