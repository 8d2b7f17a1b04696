import type { TerritoryAssets } from '../../ports';
import { cell, type Column } from '../../table/table';
import { comparable } from '../../table/shared-values';
import { placeName, withoutArticle } from '../../table/place-name';
import { matchCodes, mayBeFormer, type Standing } from './match';

/** What a row of the table is for the areas. */
export interface Pair {
  /** `missing`: the row has no key */
  standing: Standing | 'missing';
  /** rows of the areas that it belongs to */
  areas: readonly number[];
  /** they are parts of what the row tells of: its counts are not theirs */
  parted: boolean;
}

const keyless: Pair = { standing: 'missing', areas: [], parted: false };

/** Pairs rows by their codes. The history of communes is asked for only when codes of communes are left over. */
export async function pairByCode(
  areas: Column,
  areaRows: number,
  table: Column,
  tableRows: number,
  territories: TerritoryAssets | undefined
): Promise<Pair[]> {
  const rowsOf = rowsByText(areas, areaRows);
  const keys = new Set(rowsByText(table, tableRows).keys());
  const known = new Set(rowsOf.keys());
  let matches = matchCodes(known, keys, null);
  if (territories && [...matches].some(([key, match]) => mayBeFormer(key, match)))
    matches = matchCodes(known, keys, await territories.communeHistory());
  const pairs = new Map<string, Pair>();
  for (const [key, { standing, keys: found, parted = false }] of matches)
    pairs.set(key, { standing, areas: found.flatMap((at) => rowsOf.get(at) ?? []), parted });
  return Array.from({ length: tableRows }, (_, row) => pairs.get(textAt(table, row) ?? '') ?? keyless);
}

/** A column of names, and one that tells places of one name apart; null: none does. */
export interface NameColumns {
  name: Column;
  within: Column | null;
}

/**
 * Pairs rows by their names: written alike, else in another spelling, else but for the article. A name that several rows of
 * the areas bear is a `homonym`: the table does not say which of them it means.
 */
export function pairByName(areas: NameColumns, areaRows: number, table: NameColumns, tableRows: number): Pair[] {
  const keyAt = ({ name, within }: NameColumns, row: number, article: boolean): string | null => {
    const text = textAt(name, row);
    if (text === null) return null;
    const compared = placeName(text);
    return `${article ? compared : withoutArticle(compared)}\u0000${within ? comparable(textAt(within, row) ?? '') : ''}`;
  };
  const indexOf = (article: boolean): Map<string, number[]> => grouped(areaRows, (row) => keyAt(areas, row, article));
  const [whole, bare] = [indexOf(true), indexOf(false)];
  return Array.from({ length: tableRows }, (_, row): Pair => {
    const key = keyAt(table, row, true);
    if (key === null) return keyless;
    const found = whole.get(key) ?? bare.get(keyAt(table, row, false) ?? '') ?? [];
    if (found.length === 0) return { standing: 'unknown', areas: [], parted: false };
    if (found.length > 1) return { standing: 'homonym', areas: [], parted: false };
    const same = textAt(areas.name, found[0] as number) === textAt(table.name, row);
    return { standing: same ? 'same' : 'spelling', areas: found, parted: false };
  });
}

function textAt(column: Column, row: number): string | null {
  const value = cell(column, row);
  return value === null || value === '' ? null : String(value);
}

function rowsByText(column: Column, rows: number): Map<string, number[]> {
  return grouped(rows, (row) => textAt(column, row));
}

function grouped(rows: number, keyOf: (row: number) => string | null): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < rows; row++) {
    const key = keyOf(row);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
