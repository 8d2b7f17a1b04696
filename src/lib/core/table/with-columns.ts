import type { Column, FeatureTable } from './table';

/** Same rows and geometry (buffers shared, not copied) with other columns; the id is new because tables are cached by it. */
export function withColumns(table: FeatureTable, id: string, columns: readonly Column[]): FeatureTable {
  const made = { ...table, id, columns };
  return { ...made, bytes: tableBytes(made) };
}

/** Every typed array of a table, geometry first. */
export function arraysOf(
  table: Pick<FeatureTable, 'points' | 'lines' | 'polygons' | 'columns'>
): (Float64Array | Uint32Array | Uint8Array)[] {
  const { points, lines, polygons } = table;
  return [
    ...(points ? [points.coords, points.rowOf] : []),
    ...(lines ? [lines.coords, lines.starts, lines.rowOf] : []),
    ...(polygons ? [polygons.coords, polygons.rings, polygons.parts, polygons.rowOf] : []),
    ...table.columns.map((column) => (column.type === 'text' ? column.codes : column.values))
  ];
}

/** Bytes of all buffers and dictionaries together. */
export function tableBytes(table: Pick<FeatureTable, 'points' | 'lines' | 'polygons' | 'columns'>): number {
  let bytes = 0;
  for (const array of arraysOf(table)) bytes += array.byteLength;
  for (const column of table.columns) {
    if (column.type === 'text') for (const text of column.dictionary) bytes += 2 * text.length;
  }
  return bytes;
}
