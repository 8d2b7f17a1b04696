import type { ColumnProfile, TableProfile } from '../table/profile';
import { slug } from './names';

/** What a code column numbers: two columns of the same family may be joined. */
export type CodeFamily =
  | 'commune'
  | 'departement'
  | 'departement-padded'
  | 'region'
  | 'siren'
  | 'siret'
  | 'uai'
  | 'uic'
  | 'postal'
  | 'iris'
  | 'other';

/** Codes of the régions since 2016: a short list of two digits is told from départements by them. */
const regions = new Set('01 02 03 04 06 11 24 27 28 32 44 52 53 75 76 84 93 94'.split(' '));

/**
 * Family of a code column, told from its name and from its most frequent values; `other` when unknown: such columns are
 * joined only under the same name. Null when the column is no code.
 */
export function codeFamily(column: ColumnProfile): CodeFamily | null {
  if (column.role !== 'code' || column.type !== 'text') return null;
  const name = slug(column.name);
  const values = (column.top ?? []).map((t) => t.value);
  const all = (pattern: RegExp): boolean => values.length > 0 && values.every((v) => pattern.test(v));
  if (/posta(l|ux)|^cp$|_cp$/.test(name)) return 'postal';
  if (/uai|identifiant_de_l_etablissement/.test(name) && all(/^\d{7}[A-Z]$/i)) return 'uai';
  if (/uic/.test(name)) return 'uic';
  if (all(/^\d{7}[A-Z]$/)) return 'uai';
  if (all(/^(\d{5}|2[AB]\d{3})$/)) return 'commune';
  if (all(/^(0\d\d|02[AB]|9[78]\d)$/) && values.some((v) => v.startsWith('0'))) return 'departement-padded';
  if (all(/^(\d{2}|2[AB]|9[78]\d)$/)) {
    if (/dep/.test(name)) return 'departement';
    return /reg/.test(name) || values.every((v) => regions.has(v)) ? 'region' : 'departement';
  }
  if (all(/^(\d{9}|2[AB]\d{7})$/)) return /iris/.test(name) ? 'iris' : 'siren';
  if (all(/^\d{14}$/)) return 'siret';
  return 'other';
}

/** May columns `a` and `b` hold the same codes? Families must agree, and so must short lists of values. */
export function sameCodes(a: ColumnProfile, b: ColumnProfile): boolean {
  const family = codeFamily(a);
  if (!family || family !== codeFamily(b)) return false;
  if (family === 'other' && slug(a.name) !== slug(b.name)) return false;
  const [x, y] = [a.top ?? [], b.top ?? []];
  // both lists are whole: no common value means no match at all
  if (a.distinct <= x.length && b.distinct <= y.length) {
    const values = new Set(x.map((t) => t.value));
    return y.some((t) => values.has(t.value));
  }
  return true;
}

/** Does each row have (nearly) its own value? Distinct values are counted up to 1 000 only. */
export function identifies(column: ColumnProfile, profile: TableProfile): boolean {
  return profile.rows > 0 && column.distinct >= 0.95 * Math.min(profile.rows, 1000);
}
