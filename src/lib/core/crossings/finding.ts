import { profileOf } from '../table/make-profile';
import type { ColumnProfile, Finding, FindingKind, TableProfile } from '../table/profile';
import { cell, type FeatureTable } from '../table/table';
import type { Language, Wording } from '../wording';
import { figure } from './figure';

/** What the rows and the figure are called. */
export interface FindingNames {
  /** « communes » */
  units: Wording;
  /** « Lycées », « Densité, en hab./km² »: in the language of the sentence */
  subject: string;
}

function kindOf({ name, role }: ColumnProfile): FindingKind | null {
  if (/^distance(_|$)/.test(name)) return 'distance';
  if (/^nombre(_|$)/.test(name)) return 'count';
  switch (role) {
    case 'count':
      return 'amount';
    case 'rate':
    case 'measure':
      return 'level';
    default:
      return null;
  }
}

/**
 * What a table says of its column `subject`; null when that is no figure, or says too little: fewer than two values. Of
 * rows that may tell of the same (`twice`) no total is told.
 */
export function findingOf(
  table: FeatureTable,
  profile: TableProfile,
  subject: string | null,
  twice = false
): Finding | null {
  const column = table.columns.find((c) => c.name === subject);
  const measured = profile.columns.find((c) => c.name === subject);
  const figureKind = measured ? kindOf(measured) : null;
  const kind = twice && figureKind === 'amount' ? 'level' : figureKind;
  if (column?.type !== 'number' || !measured?.quantiles || kind === null || measured.present < 2) return null;
  const value = measured.max as number;
  const top = column.values.indexOf(value);
  const label = profile.columns.find((c) => c.role === 'name')?.name;
  const names = table.columns.find((c) => c.name === label);
  const name = names ? cell(names, top) : null;
  const counted = (wanted: number): number => column.values.reduce((sum, n) => sum + Number(n === wanted), 0);
  return {
    kind,
    column: column.name,
    rows: measured.present,
    zeros: counted(0),
    median: measured.quantiles[10] as number,
    total: measured.sum as number,
    highest: { value, rows: counted(value), name: name === null ? null : String(name) }
  };
}

/** The profile of a crossing’s result, with what it says of its subject; `twice` as for `findingOf`. */
export function profileWithFinding(table: FeatureTable, subject: string | null, twice = false): TableProfile {
  const profile = profileOf(table);
  const finding = findingOf(table, profile, subject, twice);
  return finding ? { ...profile, finding } : profile;
}

/** « Lycées : 312 communes sur 4 293 n’en ont pas ; Bordeaux vient en tête (12). » */
export function findingSentence(finding: Finding, language: Language, { units, subject }: FindingNames): string {
  const n = (value: number): string => figure(value, language);
  const { kind, rows, zeros, median, total, highest } = finding;
  const many = units[language];
  const value = kind === 'distance' ? `${n(highest.value)}\u00a0km` : n(highest.value);
  // where all are at nothing, none is at most
  const none = (kind === 'count' || kind === 'distance') && highest.value === 0;
  if (language === 'fr') {
    const first: Record<FindingKind, string> = {
      count: zeros > 0 ? `${n(zeros)} ${many} sur ${n(rows)} n’en ont pas` : `les ${n(rows)} ${many} en ont`,
      amount: `${n(total)} au total`,
      distance:
        median === 0
          ? `${n(zeros)} ${many} sur ${n(rows)} sont à 0\u00a0km`
          : `la moitié des ${n(rows)} ${many} est à moins de ${n(median)}\u00a0km`,
      level: `la moitié des ${n(rows)} ${many} est au-dessus de ${n(median)}`
    };
    const most =
      highest.rows > 1
        ? `${value} au plus, dans ${n(highest.rows)} ${many}`
        : highest.name === null
          ? `${value} au plus`
          : `${highest.name} ${kind === 'distance' ? 'est au plus loin' : 'vient en tête'} (${value})`;
    return `${subject}\u00a0: ${first[kind]}${none ? '' : `\u00a0; ${most}`}.`;
  }
  const first: Record<FindingKind, string> = {
    count: zeros > 0 ? `${n(zeros)} of ${n(rows)} ${many} have none` : `all ${n(rows)} ${many} have some`,
    amount: `${n(total)} in total`,
    distance:
      median === 0
        ? `${n(zeros)} of ${n(rows)} ${many} are at 0\u00a0km`
        : `half of the ${n(rows)} ${many} are less than ${n(median)}\u00a0km away`,
    level: `half of the ${n(rows)} ${many} are above ${n(median)}`
  };
  const most =
    highest.rows > 1
      ? `${value} at most, in ${n(highest.rows)} ${many}`
      : highest.name === null
        ? `${value} at most`
        : `${highest.name} ${kind === 'distance' ? 'is the furthest' : 'comes first'} (${value})`;
  return `${subject}: ${first[kind]}${none ? '' : `; ${most}`}.`;
}
