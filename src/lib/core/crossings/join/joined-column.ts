import { cell, type Column, type NumberColumn } from '../../table/table';
import { sumOf } from '../add-up';
import { numberColumn } from '../columns-of';

/** Where the values of areas come from. */
export interface Sources {
  /** for each area, rows of the table, those of its very key first */
  rows: readonly (readonly number[])[];
  /** 1: the first of them bears the area's very key */
  exact: Uint8Array;
  /** 1: the area is a part of what its row tells of */
  parted: Uint8Array;
}

/**
 * A column of the areas from one of the table. `how`: the values of several rows are added up, and not given to each part of
 * a whole; or their mean is taken; else one of them.
 */
export function joinedColumn(column: Column, sources: Sources, how: 'sum' | 'mean' | 'one'): Column {
  if (column.type === 'number' && how === 'sum') return added(column, sources);
  if (column.type === 'number' && how === 'mean') return averaged(column, sources);
  const picked = Int32Array.from(sources.rows, (rows, area) => rowToRead(column, rows, sources.exact[area] === 1));
  switch (column.type) {
    case 'number':
      return numberColumn(
        column.name,
        Float64Array.from(picked, (row) => (row < 0 ? NaN : (column.values[row] as number)))
      );
    case 'date':
      return {
        ...column,
        values: Float64Array.from(picked, (row) => (row < 0 ? NaN : (column.values[row] as number)))
      };
    case 'boolean':
      return { ...column, values: Uint8Array.from(picked, (row) => (row < 0 ? 2 : (column.values[row] as number))) };
    case 'text':
      return { ...column, codes: Uint32Array.from(picked, (row) => (row < 0 ? 0 : (column.codes[row] as number))) };
  }
}

function added(column: NumberColumn, { rows, parted }: Sources): NumberColumn {
  const values = Float64Array.from(rows, (from, area) => (parted[area] === 1 ? NaN : sumOf(column.values, from)));
  return numberColumn(column.name, values);
}

function averaged(column: NumberColumn, { rows }: Sources): NumberColumn {
  const values = Float64Array.from(rows, (from) => {
    const present = from.filter((row) => !Number.isNaN(column.values[row]));
    return sumOf(column.values, present) / present.length;
  });
  return numberColumn(column.name, values);
}

/** Row that an area takes its value from; −1: none, or rows that stand for it without being it and do not agree. */
function rowToRead(column: Column, rows: readonly number[], exact: boolean): number {
  const [first] = rows;
  if (first === undefined) return -1;
  if (exact) return first;
  const value = cell(column, first);
  return rows.every((row) => cell(column, row) === value) ? first : -1;
}
