import { cell, type Column, type NumberColumn } from '../../table/table';
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

/** A column of the areas from one of the table. `adds`: its values may be added up, and not given to each part of a whole. */
export function joinedColumn(column: Column, sources: Sources, adds: boolean): Column {
  if (column.type === 'number' && adds) return added(column, sources);
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
  const values = Float64Array.from(rows, (from, area) => {
    if (parted[area] === 1) return NaN;
    const present = from.map((row) => column.values[row] as number).filter((n) => !Number.isNaN(n));
    return present.length > 0 ? present.reduce((a, b) => a + b) : NaN;
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
