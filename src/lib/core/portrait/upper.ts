import type { CodeFamily } from '../crossings/codes';
import { bareCode, fiveWide } from '../table/spelt-codes';
import type { Told } from './figures';
import { cell, type Column, type FeatureTable, type PolygonBlock } from '../table/table';

/** What a layer holds of the level above: its rows and no others, more than them, or nobody knows. */
export type UpperCover = 'just' | 'more' | 'unknown';

/** The level above a place. */
export interface UpperPlace {
  /** others are told only by layers that were cut to them */
  kind: 'dep' | 'reg' | 'other';
  code: string;
  /** codes of its départements; of a département, its own */
  departements: readonly string[];
  /** its simplified outline, degrees, asked for only where codes say nothing; null where there is none */
  outline(): Promise<PolygonBlock | null>;
}

/** Département of a commune's code: `33063` → `33`, `2A004` → `2A`, `97411` → `974`. */
export function departementOf(commune: string): string {
  return /^9[78]/.test(commune) ? commune.slice(0, 3) : commune.slice(0, 2);
}

/** Tells of a cell whether its code lies in the level above; null when the column says nothing of it. */
function reader(
  column: Column,
  family: CodeFamily,
  { kind, code, departements }: UpperPlace
): ((row: number) => boolean) | null {
  const text = (row: number): string => bareCode(String(cell(column, row) ?? ''));
  const inside = (dep: string): boolean => departements.includes(dep);
  switch (family) {
    case 'commune':
      return (row) => inside(departementOf(fiveWide(text(row))));
    case 'departement':
      return (row) => inside(text(row).padStart(2, '0'));
    case 'departement-padded':
      return (row) => inside(text(row).replace(/^0(?=..$)/, ''));
    case 'region':
      return kind === 'reg' ? (row) => text(row) === code : null;
    default:
      return null;
  }
}

/**
 * Rows of the level above, by a column of codes: of communes, of départements or, for a région, of régions. Null where no
 * column tells.
 */
export function rowsOfUpper(table: FeatureTable, codes: Told['codes'], upper: UpperPlace): Uint32Array | null {
  for (const { column: name, family } of codes) {
    const column = table.columns.find((c) => c.name === name);
    const is = column && reader(column, family, upper);
    if (is) return Uint32Array.from({ length: table.rows }, (_, row) => row).filter(is);
  }
  return null;
}
