import { namesCode, nameSense } from './name-words';
import { readDate } from './read-date';
import { isNoFigure, losesDigits, readNumber } from './read-number';
import type { Column } from './table';

/** Where cells come from: `json` cells are already typed, `text` cells are strings to be understood (CSV). */
export type CellOrigin = 'json' | 'text';

/**
 * Types a column from its name and all its cells, by this table (first line that holds):
 *
 * | cells present | name | column |
 * | --- | --- | --- |
 * | none | any | text |
 * | true/false (text: also vrai/faux) | any | boolean |
 * | numbers, all whole | a code's | text |
 * | numbers | other | number |
 * | text that reads as numbers, no digit lost | CSV: not a code's; JSON: a count's, rate's or size's | number |
 * | ISO or dd/mm/yyyy dates | any | date |
 * | the rest, and mixtures | any | text |
 */
export function typeColumn(name: string, cells: readonly unknown[], rows: number, origin: CellOrigin): Column {
  const kinds = kindsOf(cells);
  if (!kinds.any) return textColumn(name, cells, rows);
  if (kinds.booleans && !kinds.numbers && !kinds.texts) return booleanColumn(name, cells, rows);
  if (kinds.numbers && !kinds.booleans && !kinds.texts) {
    return kinds.whole && namesCode(name) ? textColumn(name, cells, rows) : numberColumn(name, cells, rows);
  }
  if (kinds.texts && !kinds.numbers && !kinds.booleans) {
    if (origin === 'text' && readsAsBooleans(cells)) return booleanColumn(name, cells, rows);
    if (wantsNumbers(name, origin) && readsAsNumbers(cells)) return numberColumn(name, cells, rows);
    if (readsAsDates(cells)) return dateColumn(name, cells, rows);
  }
  return textColumn(name, cells, rows);
}

interface Kinds {
  any: boolean;
  numbers: boolean;
  whole: boolean;
  booleans: boolean;
  texts: boolean;
}

function kindsOf(cells: readonly unknown[]): Kinds {
  const kinds: Kinds = { any: false, numbers: false, whole: true, booleans: false, texts: false };
  for (const value of cells) {
    if (isMissing(value)) continue;
    kinds.any = true;
    if (typeof value === 'number') {
      kinds.numbers = true;
      if (!Number.isInteger(value)) kinds.whole = false;
    } else if (typeof value === 'boolean') kinds.booleans = true;
    else kinds.texts = true;
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

function wantsNumbers(name: string, origin: CellOrigin): boolean {
  const sense = nameSense(name);
  if (origin === 'text') return sense !== 'code';
  return sense === 'count' || sense === 'rate' || sense === 'size';
}

function readsAsNumbers(cells: readonly unknown[]): boolean {
  let figures = 0;
  for (const value of cells) {
    if (isMissing(value)) continue;
    if (typeof value !== 'string') return false;
    if (isNoFigure(value.trim())) continue;
    if (losesDigits(value) || Number.isNaN(readNumber(value))) return false;
    figures++;
  }
  return figures > 0;
}

function readsAsDates(cells: readonly unknown[]): boolean {
  for (const value of cells) {
    if (isMissing(value)) continue;
    if (typeof value !== 'string' || Number.isNaN(readDate(value))) return false;
  }
  return true;
}

const truth: Record<string, 0 | 1> = { true: 1, vrai: 1, false: 0, faux: 0 };

function readsAsBooleans(cells: readonly unknown[]): boolean {
  for (const value of cells) {
    if (isMissing(value)) continue;
    if (typeof value !== 'string' || truth[value.trim().toLowerCase()] === undefined) return false;
  }
  return true;
}

function numberColumn(name: string, cells: readonly unknown[], rows: number): Column {
  const values = new Float64Array(rows).fill(NaN);
  let integer = true;
  for (let row = 0; row < cells.length; row++) {
    const value = cells[row];
    if (isMissing(value)) continue;
    const n = typeof value === 'number' ? value : readNumber(value as string);
    values[row] = Number.isFinite(n) ? n : NaN;
    if (!Number.isInteger(n) && !Number.isNaN(n)) integer = false;
  }
  return { name, type: 'number', integer, values };
}

function booleanColumn(name: string, cells: readonly unknown[], rows: number): Column {
  const values = new Uint8Array(rows).fill(2);
  for (let row = 0; row < cells.length; row++) {
    const value = cells[row];
    if (isMissing(value)) continue;
    values[row] = typeof value === 'boolean' ? Number(value) : (truth[(value as string).trim().toLowerCase()] ?? 2);
  }
  return { name, type: 'boolean', values };
}

function dateColumn(name: string, cells: readonly unknown[], rows: number): Column {
  const values = new Float64Array(rows).fill(NaN);
  for (let row = 0; row < cells.length; row++) {
    const value = cells[row];
    if (!isMissing(value)) values[row] = readDate(value as string);
  }
  return { name, type: 'date', values };
}

function textColumn(name: string, cells: readonly unknown[], rows: number): Column {
  const codes = new Uint32Array(rows);
  const dictionary: string[] = [];
  const known = new Map<string, number>();
  for (let row = 0; row < cells.length; row++) {
    const value = cells[row];
    if (isMissing(value)) continue;
    const text = asText(value);
    let index = known.get(text);
    if (index === undefined) {
      index = dictionary.push(text);
      known.set(text, index);
    }
    codes[row] = index;
  }
  return { name, type: 'text', codes, dictionary };
}

/** Lists of plain values are joined by commas, nested objects kept as JSON. */
function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => item === null || typeof item !== 'object')) return value.join(', ');
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}
