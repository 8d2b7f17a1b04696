import { readDate } from './read-date';
import { readNumber } from './read-number';
import { cell, type Column, type FeatureTable } from './table';

/** Name and type of a column that must not change: what was seen of it decides. */
export type ColumnLike = Pick<Column, 'name' | 'type'>;

/**
 * Columns that tables of the same source have together: those of `like` first, then in order of appearance.
 *
 * | types among the tables | column |
 * | --- | --- |
 * | given by `like` | that one: what cannot be read so is missing |
 * | one, empty columns aside | that one |
 * | several | text: numbers and booleans as they are written, dates as yyyy-mm-dd |
 */
export function unifyColumns(tables: readonly FeatureTable[], like: readonly ColumnLike[] = []): ColumnLike[] {
  const types = new Map<string, Set<Column['type']>>();
  for (const { columns } of tables)
    for (const column of columns) {
      const seen = types.get(column.name) ?? new Set();
      types.set(column.name, seen);
      if (hasValue(column)) seen.add(column.type);
    }
  const given = new Map(like.map(({ name, type }) => [name, type]));
  const names = new Set([...given.keys(), ...types.keys()]);
  return [...names].map((name): ColumnLike => {
    const seen = [...(types.get(name) ?? [])];
    return { name, type: given.get(name) ?? (seen.length === 1 ? (seen[0] as Column['type']) : 'text') };
  });
}

/** Whether a column holds anything: one without values says nothing of its type. */
export function hasValue(column: Column): boolean {
  switch (column.type) {
    case 'text':
      return column.codes.some((code) => code !== 0);
    case 'boolean':
      return column.values.some((value) => value !== 2);
    default:
      return column.values.some((value) => !Number.isNaN(value));
  }
}

/** A column to take cells from, and where each of its rows goes (-1: nowhere). */
export interface CellsFrom {
  column: Column | undefined;
  rowTo: Int32Array;
}

/** One column of `rows` rows from the cells of several; dictionaries keep what is used. */
export function mergeColumn({ name, type }: ColumnLike, from: readonly CellsFrom[], rows: number): Column {
  if (type === 'text') return mergeTexts(name, from, rows);
  const missing = type === 'boolean' ? 2 : NaN;
  const values = type === 'boolean' ? new Uint8Array(rows) : new Float64Array(rows);
  values.fill(missing);
  let integer = true;
  for (const { column, rowTo } of from) {
    if (!column) continue;
    const read = reader(column, type);
    for (let row = 0; row < rowTo.length; row++) {
      const to = rowTo[row] as number;
      if (to < 0) continue;
      const value = read(row);
      if (type === 'boolean' ? value === 2 : Number.isNaN(value)) continue;
      values[to] = value;
      if (!Number.isInteger(value)) integer = false;
    }
  }
  if (type === 'number') return { name, type, integer, values: values as Float64Array };
  if (type === 'date') return { name, type, values: values as Float64Array };
  return { name, type, values: values as Uint8Array };
}

function reader(column: Column, type: 'number' | 'date' | 'boolean'): (row: number) => number {
  if (column.type === type) return (row) => column.values[row] as number;
  const missing = type === 'boolean' ? 2 : NaN;
  if (column.type !== 'text') return () => missing;
  const read = { number: readNumber, date: readDate, boolean: readBoolean }[type];
  const known = [missing, ...column.dictionary.map((text) => read(text))];
  return (row) => known[column.codes[row] as number] as number;
}

function readBoolean(text: string): number {
  return text === 'true' ? 1 : text === 'false' ? 0 : 2;
}

function mergeTexts(name: string, from: readonly CellsFrom[], rows: number): Column {
  const codes = new Uint32Array(rows);
  const dictionary: string[] = [];
  const known = new Map<string, number>();
  const codeOf = (text: string): number => {
    const found = known.get(text) ?? dictionary.push(text);
    known.set(text, found);
    return found;
  };
  for (const { column, rowTo } of from) {
    if (!column) continue;
    const read = textReader(column, codeOf);
    for (let row = 0; row < rowTo.length; row++) {
      const to = rowTo[row] as number;
      if (to >= 0) codes[to] = read(row);
    }
  }
  return { name, type: 'text', codes, dictionary };
}

function textReader(column: Column, codeOf: (text: string) => number): (row: number) => number {
  if (column.type !== 'text') {
    return (row) => {
      const value = cell(column, row);
      return value === null ? 0 : codeOf(String(value));
    };
  }
  const { codes, dictionary } = column;
  const map = new Uint32Array(dictionary.length + 1);
  return (row) => {
    const code = codes[row] as number;
    if (code !== 0 && map[code] === 0) map[code] = codeOf(dictionary[code - 1] as string);
    return map[code] as number;
  };
}
