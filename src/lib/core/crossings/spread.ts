import type { Column } from '../table/table';
import { numberColumn } from './columns-of';

/** No row: the cell is missing. */
export const NONE = 0xffffffff;

/** A column of other rows: the value of the row of the column that each names, missing where it names none. */
export function spread(column: Column, rowOf: Uint32Array): Column {
  const at = <T>(row: number, read: (row: number) => T, missing: T): T => (row === NONE ? missing : read(row));
  switch (column.type) {
    case 'number':
      return numberColumn(
        column.name,
        Float64Array.from(rowOf, (row) => at(row, (r) => column.values[r] as number, NaN))
      );
    case 'date':
      return { ...column, values: Float64Array.from(rowOf, (row) => at(row, (r) => column.values[r] as number, NaN)) };
    case 'boolean':
      return { ...column, values: Uint8Array.from(rowOf, (row) => at(row, (r) => column.values[r] as number, 2)) };
    case 'text':
      return { ...column, codes: Uint32Array.from(rowOf, (row) => at(row, (r) => column.codes[r] as number, 0)) };
  }
}
