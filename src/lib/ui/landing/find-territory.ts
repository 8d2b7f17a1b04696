import { spelling } from '../../core/catalogue/spelling';
import type { TerritoryInfo } from '../../core/catalogue/territories';
import { territoryKinds } from '../../core/document/document';

interface Spelt {
  info: TerritoryInfo;
  name: string;
  level: number;
}

let spelt: { of: readonly TerritoryInfo[]; rows: Spelt[] } = { of: [], rows: [] };

/** Names are spelt once for a list, not at each key: 35,000 communes take some 60 ms. */
function rowsOf(territories: readonly TerritoryInfo[]): Spelt[] {
  if (spelt.of !== territories) {
    const rows = territories.map((info) => ({
      info,
      name: spelling(info.name),
      level: territoryKinds.indexOf(info.kind)
    }));
    spelt = { of: territories, rows };
  }
  return spelt.rows;
}

/** 0 the best: code, whole name, beginning of the name, of a word, inside; null when it does not match. */
function rank(row: Spelt, query: string, code: string): number | null {
  if (row.info.code === code) return 0;
  if (row.name === query) return 1;
  if (row.name.startsWith(query)) return 2;
  if (row.name.includes(` ${query}`)) return 3;
  if (query.length >= 3 && row.name.includes(query)) return 4;
  return null;
}

/**
 * Territories whose name or code answers what was typed, best first, wider levels before narrower ones when equal;
 * without a query, the widest (France, régions, départements).
 */
export function findTerritory(territories: readonly TerritoryInfo[], typed: string, limit = 40): TerritoryInfo[] {
  const query = spelling(typed);
  const rows = rowsOf(territories);
  if (query === '') return rows.filter((row) => row.level <= territoryKinds.indexOf('dep')).map((row) => row.info);
  const code = typed.trim().toUpperCase();
  const found: { row: Spelt; rank: number }[] = [];
  for (const row of rows) {
    const at = rank(row, query, code);
    if (at !== null) found.push({ row, rank: at });
  }
  found.sort(
    (a, b) =>
      a.rank - b.rank ||
      a.row.level - b.row.level ||
      a.row.name.length - b.row.name.length ||
      (a.row.name < b.row.name ? -1 : 1)
  );
  return found.slice(0, limit).map((f) => f.row.info);
}
