import { bboxOf } from './blocks';
import { mergeBlocks } from './merge-blocks';
import { hasValue, mergeColumn, unifyColumns, type ColumnLike } from './merge-columns';
import { boxMeets, rowBoxes } from './row-boxes';
import { rowHashes } from './row-hash';
import type { Bbox, Column, FeatureTable } from './table';
import { tableBytes } from './with-columns';

/** A table that holds all of what lies in some ground. */
export interface MergePart {
  table: FeatureTable;
  /** only the rows whose extent meets this (degrees); null: all */
  within: Bbox | null;
}

export interface MergeOptions {
  id: string;
  covers: FeatureTable['covers'];
  total: number | null;
  /** columns and types that must be kept, first */
  like?: readonly ColumnLike[];
}

/**
 * Tables of neighbouring parts of the same source as one. A feature that several parts hold is one row: by its id where
 * a column is one, else by all that it is (values and geometry). Rows come in the order of the parts.
 */
export function mergeTables(parts: readonly MergePart[], options: MergeOptions): FeatureTable {
  const tables = parts.map((part) => part.table);
  const columns = unifyColumns(tables, options.like);
  const [only] = parts;
  if (only && parts.length === 1 && isSame(only, columns)) {
    // nothing to merge: the buffers are shared
    return { ...only.table, id: options.id, covers: options.covers, total: options.total ?? only.table.total };
  }
  const { rows, rowTo } = chooseRows(parts);
  const from = parts.map(({ table }, i) => ({ table, blocks: table, rowTo: rowTo[i] as Int32Array }));
  const blocks = mergeBlocks(from);
  const made: FeatureTable = {
    id: options.id,
    rows,
    bbox: bboxOf(blocks),
    covers: options.covers,
    total: options.total,
    crs: tables[0]?.crs ?? 'EPSG:4326',
    ...blocks,
    columns: columns.map((like) =>
      mergeColumn(
        like,
        from.map(({ table, rowTo: to }) => ({ column: columnOf(table, like.name), rowTo: to })),
        rows
      )
    ),
    bytes: 0
  };
  made.bytes = tableBytes(made);
  return made;
}

function isSame({ table, within }: MergePart, columns: readonly ColumnLike[]): boolean {
  if (within !== null || columns.length !== table.columns.length) return false;
  return columns.every(({ name, type }) => columnOf(table, name)?.type === type);
}

const columnOf = (table: FeatureTable, name: string): Column | undefined => table.columns.find((c) => c.name === name);

/** New row of each row of each part, -1 for those left out. */
function chooseRows(parts: readonly MergePart[]): { rows: number; rowTo: Int32Array[] } {
  const tables = parts.map((part) => part.table);
  const boxes = new Map<FeatureTable, Float64Array>();
  const boxesOf = (table: FeatureTable): Float64Array => {
    const known = boxes.get(table) ?? rowBoxes(table);
    boxes.set(table, known);
    return known;
  };
  const keys = idKeys(tables, boxesOf) ?? contentKeys(tables);
  const seen = new Set<string | number>();
  let rows = 0;
  const rowTo = parts.map(({ table, within }, part) => {
    const to = new Int32Array(table.rows).fill(-1);
    const keyOf = keys[part] as KeyOf;
    for (let row = 0; row < table.rows; row++) {
      if (within && !isWithin(boxesOf(table), row, within)) continue;
      const key = keyOf(row);
      if (seen.has(key)) continue;
      seen.add(key);
      to[row] = rows++;
    }
    return to;
  });
  return { rows, rowTo };
}

/** Rows without a place have no reason to be left out. */
function isWithin(boxes: Float64Array, row: number, within: Bbox): boolean {
  return boxes[4 * row] === Infinity || boxMeets(boxes, row, within);
}

type KeyOf = (row: number) => string | number;

/** Names under which sources give the id of a feature, the surest first. */
const idNames = ['gml_id', 'id', 'fid', 'ogc_fid', 'objectid', 'gid', 'cleabs', 'uuid', 'guid'];

/**
 * Keys by the first column called an id that is one: filled, different in each row of a part, and, in two parts, of rows
 * that share some ground. Null when no column is.
 */
function idKeys(tables: readonly FeatureTable[], boxesOf: (table: FeatureTable) => Float64Array): KeyOf[] | null {
  const filled = tables.filter((table) => table.rows > 0);
  const names = idNames.flatMap((name) => {
    const column = filled[0]?.columns.find((c) => c.name.toLowerCase() === name);
    return column ? [column.name] : [];
  });
  for (const name of names) {
    const columns = filled.map((table) => columnOf(table, name));
    const [first] = columns;
    if (!first || columns.some((column) => column?.type !== first.type)) continue;
    const keys = columns.map((column) => valueKey(column as Column));
    if (keys.some((key) => key === null)) continue;
    if (!areIds(filled, keys as ((row: number) => string | number | null)[], boxesOf)) continue;
    let next = 0;
    return tables.map((table) => (table.rows > 0 ? (keys[next++] as KeyOf) : () => 0));
  }
  return null;
}

/** Value of each row; null when a row has none, or for what can be no id. */
function valueKey(column: Column): KeyOf | null {
  if (column.type === 'number') {
    const { values } = column;
    return values.some((value) => Number.isNaN(value)) ? null : (row) => values[row] as number;
  }
  if (column.type !== 'text') return null;
  const { codes, dictionary } = column;
  return codes.some((code) => code === 0) ? null : (row) => dictionary[(codes[row] as number) - 1] as string;
}

function areIds(
  tables: readonly FeatureTable[],
  keys: readonly ((row: number) => string | number | null)[],
  boxesOf: (table: FeatureTable) => Float64Array
): boolean {
  const seen = new Map<string | number, { part: number; row: number }>();
  for (let part = 0; part < tables.length; part++) {
    const table = tables[part] as FeatureTable;
    const boxes = boxesOf(table);
    for (let row = 0; row < table.rows; row++) {
      const key = (keys[part] as KeyOf)(row);
      const known = seen.get(key);
      if (!known) seen.set(key, { part, row });
      else if (known.part === part || !sharesGround(boxesOf(tables[known.part] as FeatureTable), known.row, boxes, row))
        return false;
    }
  }
  return true;
}

function sharesGround(a: Float64Array, i: number, b: Float64Array, j: number): boolean {
  if (a[4 * i] === Infinity || b[4 * j] === Infinity) return a[4 * i] === b[4 * j];
  return boxMeets(a, i, [...b.subarray(4 * j, 4 * j + 4)] as Bbox);
}

/**
 * Keys by all that a row is. Columns whose type differs between parts are left out: the same value would be written in
 * two ways. Rows that are all alike in one part are different features: each is the nth of its kind there.
 */
function contentKeys(tables: readonly FeatureTable[]): KeyOf[] {
  const types = new Map<string, Set<string>>();
  for (const table of tables)
    for (const column of table.columns)
      if (hasValue(column)) types.set(column.name, (types.get(column.name) ?? new Set()).add(column.type));
  const compared = [...types].filter(([, seen]) => seen.size === 1).map(([name]) => name);
  return tables.map((table) => {
    const hashes = rowHashes(table, compared);
    const times = new Map<number, number>();
    const keys = Array.from(hashes, (hash): string | number => {
      const nth = times.get(hash) ?? 0;
      times.set(hash, nth + 1);
      return nth === 0 ? hash : `${hash}.${nth}`;
    });
    return (row) => keys[row] as string | number;
  });
}
