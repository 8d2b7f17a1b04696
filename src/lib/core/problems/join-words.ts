import type { JoinReport } from './problem';

type Cause =
  | 'zero'
  | 'merged'
  | 'arrondissement'
  | 'corsica'
  | 'spacing'
  | 'spelling'
  | 'canton'
  | 'homonym'
  | 'missing'
  | 'unknown';

/** What can be taken for what it means, in the order it is told. */
const mendable: readonly Cause[] = ['zero', 'merged', 'arrondissement', 'corsica', 'spacing', 'spelling'];
/** What cannot. */
const lost: readonly Cause[] = ['canton', 'homonym', 'missing', 'unknown'];

interface Words {
  /** « 41 ont perdu leur zéro »; `names`: the keys are names */
  cause: Readonly<Record<Cause, (count: number, names: boolean) => string>>;
  /** « 1 934 codes sur 2 000 reconnus » */
  matched(count: number, rows: number, names: boolean): string;
  /** « dont 41 sans leur zéro » */
  among: Readonly<Partial<Record<Cause, (count: number) => string>>>;
  including: string;
  separator: string;
  without(count: number, total: number): string;
  repeated(count: number): string;
}

const format = { fr: new Intl.NumberFormat('fr-FR'), en: new Intl.NumberFormat('en-GB') };
const n = (value: number): string => format.fr.format(value);
/** French takes the singular for 0 and 1. */
const s = (count: number, one: string, other: string): string => (count < 2 ? one : other);
const e = (value: number): string => format.en.format(value);
const one = (count: number, single: string, many: string): string => (count === 1 ? single : many);

const fr: Words = {
  cause: {
    zero: (c) => `${n(c)} ${s(c, 'a perdu son zéro', 'ont perdu leur zéro')}`,
    merged: (c) => `${n(c)} ${s(c, 'est d’une commune', 'sont de communes')} depuis fusionnée${s(c, '', 's')}`,
    arrondissement: (c) =>
      `${n(c)} ${s(c, 'est d’un arrondissement', 'sont d’arrondissements')} de Paris, Lyon ou Marseille`,
    corsica: (c) => `${n(c)} ${s(c, 'porte', 'portent')} l’ancien numéro de la Corse (20)`,
    spacing: (c) => `${n(c)} ${s(c, 'a', 'ont')} des espaces ou des minuscules de trop`,
    spelling: (c) => `${n(c)} ${s(c, 's’écrit', 's’écrivent')} autrement`,
    canton: (c) => `${n(c)} ${s(c, 'est un code de canton', 'sont des codes de cantons')}, pas de commune`,
    homonym: (c) => `${n(c)} ${s(c, 'est porté', 'sont portés')} par plusieurs lieux`,
    missing: (c, names) => `${n(c)} ${s(c, 'ligne', 'lignes')} sans ${names ? 'nom' : 'code'}`,
    unknown: (c) => `${n(c)} ${s(c, 'inconnu', 'inconnus')}`
  },
  matched: (c, rows, names) =>
    `${n(c)} ${names ? s(c, 'nom', 'noms') : s(c, 'code', 'codes')} sur ${n(rows)} ${s(c, 'reconnu', 'reconnus')}`,
  among: {
    zero: (c) => `${n(c)} sans ${s(c, 'son', 'leur')} zéro`,
    merged: (c) => `${n(c)} de ${s(c, 'commune fusionnée', 'communes fusionnées')}`,
    arrondissement: (c) => `${n(c)} ${s(c, 'd’arrondissement municipal', 'd’arrondissements municipaux')}`,
    corsica: (c) => `${n(c)} à l’ancien numéro de la Corse`,
    spacing: (c) => `${n(c)} aux espaces ou minuscules près`,
    spelling: (c) => `${n(c)} à l’orthographe près`
  },
  including: ', dont ',
  separator: '\u00a0; ',
  without: (c, total) => `${n(c)} ${s(c, 'zone', 'zones')} sur ${n(total)} sans donnée.`,
  repeated: (c) =>
    `${n(c)} ${s(c, 'ligne vient', 'lignes viennent')} en plus d’une autre de la même zone\u00a0: leurs nombres sont additionnés.`
};

const en: Words = {
  cause: {
    zero: (c) => `${e(c)} lost ${one(c, 'its', 'their')} leading zero`,
    merged: (c) => `${e(c)} ${one(c, 'is of a municipality', 'are of municipalities')} merged since`,
    arrondissement: (c) => `${e(c)} ${one(c, 'is of a district', 'are of districts')} of Paris, Lyon or Marseille`,
    corsica: (c) => `${e(c)} ${one(c, 'has', 'have')} the old number of Corsica (20)`,
    spacing: (c) => `${e(c)} ${one(c, 'has', 'have')} stray spaces or small letters`,
    spelling: (c) => `${e(c)} ${one(c, 'is', 'are')} spelt otherwise`,
    canton: (c) => `${e(c)} ${one(c, 'is a code of a canton', 'are codes of cantons')} and no municipality`,
    homonym: (c) => `${e(c)} ${one(c, 'is borne', 'are borne')} by several places`,
    missing: (c, names) => `${e(c)} ${one(c, 'row', 'rows')} without a ${names ? 'name' : 'code'}`,
    unknown: (c) => `${e(c)} unknown`
  },
  matched: (c, rows, names) => `${e(c)} of ${e(rows)} ${names ? 'names' : 'codes'} recognised`,
  among: {
    zero: (c) => `${e(c)} without ${one(c, 'its', 'their')} zero`,
    merged: (c) => `${e(c)} of merged municipalities`,
    arrondissement: (c) => `${e(c)} of city districts`,
    corsica: (c) => `${e(c)} under the old number of Corsica`,
    spacing: (c) => `${e(c)} but for spaces or small letters`,
    spelling: (c) => `${e(c)} but for spelling`
  },
  including: ', among them ',
  separator: '; ',
  without: (c, total) => `${e(c)} of ${e(total)} areas without data.`,
  repeated: (c) =>
    `${e(c)} ${one(c, 'row comes', 'rows come')} on top of another of the same area: their counts are added up.`
};

/** Codes that a click would take for what they mean. */
export function mendableRows(report: JoinReport): number {
  return report.repaired ? 0 : mendable.reduce((sum, cause) => sum + report[cause], 0);
}

/** Whether every row of a repaired join has found its area, and every area a row. */
export function isWholeJoin(report: JoinReport): boolean {
  return report.repaired && report.without === 0 && lost.every((cause) => report[cause] === 0);
}

/** « 1 934 codes sur 2 000 reconnus ; 41 ont perdu leur zéro ; 3 inconnus. 12 zones sur 534 sans donnée. » */
export function joinSentence(report: JoinReport, language: 'fr' | 'en'): string {
  const words = language === 'fr' ? fr : en;
  const { names } = report;
  const some = (causes: readonly Cause[]): Cause[] => causes.filter((cause) => report[cause] > 0);
  const told = (causes: readonly Cause[]): string[] => some(causes).map((c) => words.cause[c](report[c], names));
  const mended = report.repaired ? some(mendable) : [];
  const joined = report.matched + mended.reduce((sum, cause) => sum + report[cause], 0);
  const among = mended.map((c) => words.among[c]?.(report[c]) ?? '').join(', ');
  const first = words.matched(joined, report.rows, names) + (among === '' ? '' : words.including + among);
  const rest = told(report.repaired ? lost : [...mendable, ...lost]);
  return [
    `${[first, ...rest].join(words.separator)}.`,
    report.without > 0 ? words.without(report.without, report.total) : '',
    report.repeated > 0 ? words.repeated(report.repeated) : ''
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
