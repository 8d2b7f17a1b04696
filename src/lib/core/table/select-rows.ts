import { bboxOf, sieveBlocks } from './blocks';
import type { Column, FeatureTable } from './table';
import { tableBytes } from './with-columns';

/** The given rows (ascending, each once) as a table of their own; text dictionaries are shared with the first table. */
export function selectRows(table: FeatureTable, id: string, rows: Uint32Array): FeatureTable {
  const rowTo = new Int32Array(table.rows).fill(-1);
  rows.forEach((row, i) => (rowTo[row] = i));
  const blocks = sieveBlocks(table, { rowTo: (row) => rowTo[row] as number, keep: () => true });
  const made: FeatureTable = {
    id,
    rows: rows.length,
    bbox: bboxOf(blocks),
    covers: table.covers,
    total: table.total,
    crs: table.crs,
    ...blocks,
    columns: table.columns.map((column) => selectCells(column, rows)),
    bytes: 0
  };
  made.bytes = tableBytes(made);
  return made;
}

function selectCells(column: Column, rows: Uint32Array): Column {
  switch (column.type) {
    case 'number': {
      const values = new Float64Array(rows.length);
      for (let i = 0; i < rows.length; i++) values[i] = column.values[rows[i] as number] as number;
      return { ...column, values };
    }
    case 'date': {
      const values = new Float64Array(rows.length);
      for (let i = 0; i < rows.length; i++) values[i] = column.values[rows[i] as number] as number;
      return { ...column, values };
    }
    case 'boolean': {
      const values = new Uint8Array(rows.length);
      for (let i = 0; i < rows.length; i++) values[i] = column.values[rows[i] as number] as number;
      return { ...column, values };
    }
    case 'text': {
      const codes = new Uint32Array(rows.length);
      for (let i = 0; i < rows.length; i++) codes[i] = column.codes[rows[i] as number] as number;
      return { ...column, codes };
    }
  }
}
