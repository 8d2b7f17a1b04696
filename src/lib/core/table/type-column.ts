import { dropAbsent } from './absent-figures';
import { namesCode, namesDate, nameSense } from './name-words';
import { readDate, readMonthFirst, readNamedDate } from './read-date';
import { areBusinesses, isNoFigure, numberReader } from './read-number';
import type { RowCount } from './row-count';
import type { Column } from './table';

/** Where cells come from: `json` cells are already typed, `text` cells are strings to be understood (CSV). */
export type CellOrigin = 'json' | 'text';

/** characters of a text that are kept: more is a document in a cell */
export const mostCharacters = 100_000;

/**
 * Types a column from its name and all its cells, by this table (first line that holds):
 *
 * | cells present | name | column |
 * | --- | --- | --- |
 * | none | any | text |
 * | true/false (text: also vrai/faux) | any | boolean |
 * | numbers that read as `20240131`, seconds, milliseconds or Excel's days | a date's | date |
 * | numbers, all whole | a code's, or SIREN and SIRET whatever the name | text |
 * | numbers | other | number |
 * | numbers, and words that there is no figure | not a code's | number |
 * | text that reads as dates of any form | a date's | date |
 * | text that reads as numbers, no digit lost, one unit at most | CSV: not a code's; JSON: a count's, rate's or size's | number |
 * | text that reads as dates of a form that no code has | any | date |
 * | the rest, and mixtures | any | text |
 *
 * Figures that stand for none (-9999) are missing from number columns (`dropAbsent`).
 * `cut` counts the texts of which the end was not kept.
 */
export function typeColumn(
  name: string,
  cells: readonly unknown[],
  rows: number,
  origin: CellOrigin,
  cut?: RowCount
): Column {
  const kinds = kindsOf(cells);
  if (!kinds.any || kinds.others) return textColumn(name, cells, rows, cut);
  if (kinds.booleans && !kinds.numbers && !kinds.texts) return booleanColumn(name, cells, rows);
  if (kinds.numbers && !kinds.booleans && !kinds.texts) {
    if (namesDate(name) && readsAll(cells, readNamedDate)) return dateColumn(name, cells, rows, readNamedDate);
    return kinds.whole && (namesCode(name) || areBusinesses(present(cells)))
      ? textColumn(name, cells, rows, cut)
      : numberColumn(name, cells, rows, Number);
  }
  if (kinds.numbers && kinds.texts && !kinds.booleans && !namesCode(name) && onlyTextsOfNoFigure(cells)) {
    return numberColumn(name, cells, rows, () => NaN);
  }
  if (kinds.texts && !kinds.numbers && !kinds.booleans) {
    if (origin === 'text' && readsAsBooleans(cells)) return booleanColumn(name, cells, rows);
    const named = namesDate(name) ? namedDateReader(cells) : null;
    if (named) return dateColumn(name, cells, rows, named);
    const number = wantsNumbers(name, origin) ? numberReader(present(cells)) : null;
    if (number) return numberColumn(name, cells, rows, number);
    const date = [readDate, readMonthFirst].find((reader) => readsAll(cells, reader));
    if (date) return dateColumn(name, cells, rows, date);
  }
  return textColumn(name, cells, rows, cut);
}

interface Kinds {
  any: boolean;
  numbers: boolean;
  whole: boolean;
  booleans: boolean;
  texts: boolean;
  /** lists and objects */
  others: boolean;
}

function kindsOf(cells: readonly unknown[]): Kinds {
  const kinds: Kinds = { any: false, numbers: false, whole: true, booleans: false, texts: false, others: false };
  for (const value of cells) {
    if (isMissing(value)) continue;
    kinds.any = true;
    if (typeof value === 'number') {
      kinds.numbers = true;
      if (!Number.isInteger(value)) kinds.whole = false;
    } else if (typeof value === 'boolean') kinds.booleans = true;
    else if (typeof value === 'string') kinds.texts = true;
    else kinds.others = true;
  }
  return kinds;
}

function isMissing(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    (typeof value === 'number' && Number.isNaN(value)) ||
    (typeof value === 'string' && value.trim() === '')
  );
}

/** Among JSON numbers, do the texts only say that there is none (« NR », « s »)? */
function onlyTextsOfNoFigure(cells: readonly unknown[]): boolean {
  return cells.every((value) => typeof value !== 'string' || isMissing(value) || isNoFigure(value.trim()));
}

function wantsNumbers(name: string, origin: CellOrigin): boolean {
  const sense = nameSense(name);
  if (origin === 'text') return sense !== 'code';
  return sense === 'count' || sense === 'rate' || sense === 'size';
}

/** Present cells as text. */
function present(cells: readonly unknown[]): string[] {
  const texts: string[] = [];
  for (const value of cells) if (!isMissing(value)) texts.push(String(value));
  return texts;
}

/** Cells that say in a date's place that there is none: words, and the zero dates of databases. */
function isNoDate(cell: string): boolean {
  return isNoFigure(cell) || /^0{2,4}[-/.]?00[-/.]?0{2,4}(?: 00:00:00)?$/.test(cell);
}

/** Whether all cells that say something are read, and one at least. */
function readsAll(cells: readonly unknown[], reader: (cell: string) => number): boolean {
  let dates = 0;
  for (const value of cells) {
    if (isMissing(value)) continue;
    const text = String(value).trim();
    if (isNoDate(text)) continue;
    if (Number.isNaN(reader(text))) return false;
    dates++;
  }
  return dates > 0;
}

function namedDateReader(cells: readonly unknown[]): ((cell: string) => number) | null {
  const either = (cell: string): number => {
    const t = readDate(cell);
    return Number.isNaN(t) ? readNamedDate(cell) : t;
  };
  return [either, readMonthFirst].find((reader) => readsAll(cells, reader)) ?? null;
}

const truth = new Map<string, 0 | 1>([
  ['true', 1],
  ['vrai', 1],
  ['false', 0],
  ['faux', 0]
]);
const truthOf = (cell: string): 0 | 1 | undefined => truth.get(cell.trim().toLowerCase());

function readsAsBooleans(cells: readonly unknown[]): boolean {
  for (const value of cells) {
    if (isMissing(value)) continue;
    if (typeof value !== 'string' || truthOf(value) === undefined) return false;
  }
  return true;
}

function numberColumn(name: string, cells: readonly unknown[], rows: number, reader: (cell: string) => number): Column {
  const values = new Float64Array(rows).fill(NaN);
  for (let row = 0; row < cells.length; row++) {
    const value = cells[row];
    if (isMissing(value)) continue;
    const n = typeof value === 'number' ? value : reader(value as string);
    values[row] = Number.isFinite(n) ? n : NaN;
  }
  dropAbsent(name, values);
  return { name, type: 'number', integer: values.every((n) => Number.isNaN(n) || Number.isInteger(n)), values };
}

function booleanColumn(name: string, cells: readonly unknown[], rows: number): Column {
  const values = new Uint8Array(rows).fill(2);
  for (let row = 0; row < cells.length; row++) {
    const value = cells[row];
    if (isMissing(value)) continue;
    values[row] = typeof value === 'boolean' ? Number(value) : (truthOf(value as string) ?? 2);
  }
  return { name, type: 'boolean', values };
}

function dateColumn(name: string, cells: readonly unknown[], rows: number, reader: (cell: string) => number): Column {
  const values = new Float64Array(rows).fill(NaN);
  for (let row = 0; row < cells.length; row++) {
    const value = cells[row];
    if (!isMissing(value)) values[row] = reader(String(value));
  }
  return { name, type: 'date', values };
}

function textColumn(name: string, cells: readonly unknown[], rows: number, cut?: RowCount): Column {
  const codes = new Uint32Array(rows);
  const dictionary: string[] = [];
  const known = new Map<string, number>();
  for (let row = 0; row < cells.length; row++) {
    const value = cells[row];
    if (isMissing(value)) continue;
    const whole = asText(value);
    const text = whole.length > mostCharacters ? `${whole.slice(0, mostCharacters)}…` : whole;
    if (text !== whole) cut?.add(row);
    let index = known.get(text);
    if (index === undefined) {
      index = dictionary.push(wellFormed(text));
      known.set(text, index);
    }
    codes[row] = index;
  }
  return { name, type: 'text', codes, dictionary };
}

/** Without NUL, and with U+FFFD for halves of characters: what addresses, links and files cannot hold. */
function wellFormed(text: string): string {
  if (!/[\0\ud800-\udfff]/.test(text)) return text;
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Lists of plain values are joined by commas, nested objects kept as JSON. */
function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => item === null || typeof item !== 'object')) return value.join(', ');
  if (typeof value !== 'object') return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    // nested deeper than the engine's stack
    return Array.isArray(value) ? '[…]' : '{…}';
  }
}
