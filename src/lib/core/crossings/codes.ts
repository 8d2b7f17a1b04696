import type { ColumnProfile, TableProfile } from '../table/profile';
import { sharedValues, type Shared } from '../table/shared-values';
import { bareCode } from '../table/spelt-codes';
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
 * Family of a code column, told from its name and from its most frequent values, however they are written; `other` when
 * unknown: such columns are joined only under the same name. Numbers are codes that lost their zeros, known by their name.
 * Null when the column is no code.
 */
export function codeFamily(column: ColumnProfile): CodeFamily | null {
  let family = families.get(column);
  if (family === undefined) families.set(column, (family = familyOf(column)));
  return family;
}

/** Every column is compared with those of every other layer: what it numbers is found out once. */
const families = new WeakMap<ColumnProfile, CodeFamily | null>();

function familyOf(column: ColumnProfile): CodeFamily | null {
  if (column.role !== 'code') return null;
  const name = slug(column.name);
  if (column.type === 'number') return numberFamily(name, column);
  if (column.type !== 'text') return null;
  const values = (column.top ?? []).map((t) => bareCode(t.value));
  const all = (pattern: RegExp): boolean => values.length > 0 && values.every((v) => pattern.test(v));
  if (/posta(l|ux)|^cp$|_cp$/.test(name)) return 'postal';
  if (/uai|identifiant_de_l_etablissement/.test(name) && all(/^\d{7}[A-Z]$/)) return 'uai';
  if (/uic/.test(name)) return 'uic';
  if (/canton/.test(name)) return 'other';
  if (all(/^\d{7}[A-Z]$/)) return 'uai';
  if (all(/^(\d{5}|2[AB]\d{3})$/)) return 'commune';
  if (communeWords.test(name) && all(/^(\d{4,5}|2[AB]\d{3})$/)) return 'commune';
  if (all(/^(0\d\d|02[AB]|9[78]\d)$/) && values.some((v) => v.startsWith('0'))) return 'departement-padded';
  if (all(/^(\d{2}|2[AB]|9[78]\d)$/)) {
    if (/dep/.test(name)) return 'departement';
    return /reg/.test(name) || values.every((v) => regions.has(v)) ? 'region' : 'departement';
  }
  if (/dep/.test(name) && all(/^(\d{1,2}|2[AB]|9[78]\d)$/)) return 'departement';
  if (all(/^(\d{9}|2[AB]\d{7})$/)) return /iris/.test(name) ? 'iris' : 'siren';
  if (all(/^\d{14}$/)) return 'siret';
  return 'other';
}

const communeWords = /insee|codgeo|^depcom$|(^|_)(code?_?)?(com|commune)(_|$)/;

function numberFamily(name: string, { integer, min = 0, max = 0 }: ColumnProfile): CodeFamily | null {
  if (integer !== true || /postal|^cp$|_cp$/.test(name)) return null;
  if (communeWords.test(name) && min >= 1001 && max < 99000) return 'commune';
  if (/siren|epci/.test(name) && min >= 1e8 && max < 1e9) return 'siren';
  if (/dep/.test(name) && min >= 1 && max < 990) return 'departement';
  // a register's own numbers (FINESS, stations), joined under the same name only; small ones count rows
  return min >= 1000 && !serial.test(name) ? 'other' : null;
}

/** Names of numbers that a file gives its own rows. */
const serial = /^(id|fid|gid|pk|ogc_fid|objectid|rowid|index|numero|num|n|no|ordre|rang|key|cle)(_?\d*)$/;

/**
 * Columns that hold the same codes: what they have in common, null when they do not. Families must agree, and some value
 * must be in both, unless too few were compared to tell.
 */
export function sameCodes(a: ColumnProfile, b: ColumnProfile): Shared | null {
  const family = codeFamily(a);
  if (!family || family !== codeFamily(b)) return null;
  if (family === 'other' && slug(a.name) !== slug(b.name)) return null;
  const shared = sharedValues(a.sample ?? [], b.sample ?? []);
  // what is joined is, for the most part, in the other table: of two values that were looked for, one would be there
  return shared.count === 0 && (shared.exact || shared.compared >= 2) ? null : shared;
}

/**
 * Columns of names of the same places, in the second perhaps several times each (`category`): what they have in common,
 * null when they are no names or when less than half of the values of either column are in the other.
 */
export function sameNames(a: ColumnProfile, b: ColumnProfile): Shared | null {
  if (a.role !== 'name' || (b.role !== 'name' && b.role !== 'category')) return null;
  const shared = sharedValues(a.sample ?? [], b.sample ?? []);
  return shared.count >= 3 && Math.max(shared.ofFirst, shared.ofSecond) >= 0.5 ? shared : null;
}

/** Does each row have (nearly) its own value? Distinct values are counted up to 1 000 only. */
export function identifies(column: ColumnProfile, profile: TableProfile): boolean {
  return profile.rows > 0 && column.distinct >= 0.95 * Math.min(profile.rows, 1000);
}
