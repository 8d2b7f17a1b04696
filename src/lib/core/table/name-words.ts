import { inseeSense } from './insee-names';
import * as vocabulary from './name-vocabulary';

/** What a column's name announces, before any value is looked at. */
export type NameSense =
  | 'code'
  | 'count'
  | 'rate'
  | 'year'
  | 'date'
  | 'name'
  | 'category'
  | 'coordinate'
  | 'size'
  /** what an instrument measures: a temperature, a flow */
  | 'physical'
  /** sentences and addresses */
  | 'prose'
  | null;

/** Words of a name: lower case, without accents, cut at punctuation, capitals and between letters and `_`. */
export function nameWords(column: string): string[] {
  return column
    .replace(/([a-zà-ÿ0-9])([A-ZÀ-Ý])/g, '$1 $2')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9%‰]+/)
    .filter((w) => w !== '');
}

/** beginnings to which names glue what they count, rate or label (`nblog`, `txchom`, `codgeo`, `libcom`) */
const glued: readonly [RegExp, string][] = [
  [/^nb[a-z]/, 'nb'],
  [/^(px|prix)[a-z]/, 'prix'],
  [/^(tx|taux|pct|densite|indice)[a-z]{2}/, 'taux'],
  [/^(code?|idt?f?)(geo|insee|com|dep|reg|iris|postal|epci|commune|uai|ban)/, 'code'],
  [/^lib(?!r|er)[a-z]{2}/, 'libelle'],
  [/^nom(?!b|e|i|a)[a-z]{2}/, 'nom'],
  [/^(annee|millesime)[a-z0-9]/, 'annee']
];
const quantities = ['stock', 'ratio', 'intensive', 'size', 'physical'] as const;
const every = new Set(Object.values(vocabulary).flatMap((set) => [...set]));
const long = [...every].filter((w) => w.length > 6);

/** A word as the vocabulary has it: without its year, its plural, what is glued to it. */
function plain(word: string): string {
  if (every.has(word)) return word;
  const bare = word.replace(/\d+$/, '');
  if (bare.length >= 3 && every.has(bare)) return bare;
  const singular = bare.replace(/[sx]$/, '');
  // other plurals are numbers of things: « communes », « classes »
  if (singular.length >= 5 && quantities.some((set) => vocabulary[set].has(singular))) return singular;
  return glued.find(([form]) => form.test(word))?.[1] ?? word;
}

/** The words of the vocabulary in a name; in a shapefile's, of ten letters at most, the last may have lost its end. */
function knownWords(column: string): string[] {
  const list = nameWords(column).map(plain);
  const letters = column.trim().length;
  // namesakes once cut are numbered: POPULATI_1
  const at = letters === 10 && /_\d$/.test(column) ? list.length - 2 : list.length - 1;
  const last = list[at];
  if ((letters === 9 || letters === 10) && last !== undefined && last.length >= 6 && !every.has(last)) {
    const whole = long.find((word) => word.startsWith(last));
    if (whole !== undefined) list[at] = whole;
  }
  return list;
}

/** « par » before these cuts a count into flows or groups, and makes no rate of it */
const flow = new Set(
  'an annee jour mois semaine heure day year month type sexe age categorie tranche groupe'.split(' ')
);

/** Where a name turns what it counts into a rate, −1 when it does not. */
function ratioAt(list: readonly string[]): number {
  const { ratio, unit, areaUnit, head, stock, counter, intensive, physical } = vocabulary;
  const found = list.findIndex((w, i) => {
    if (ratio.has(w) || /[%‰]/.test(w)) return true;
    const next = list[i + 1];
    if (next === undefined) return false;
    if (w === 'par' || w === 'per') return !flow.has(next);
    return w === 'pour' && (/^\d+$/.test(next) || next === 'cent' || next === 'mille' || head.has(next));
  });
  if (found >= 0) return found;
  // « kg/hab/an » is a rate by « kg/hab »
  const yearly = list.length > 2 && flow.has(list[list.length - 1] as string);
  const end = list.length - (yearly ? 2 : 1);
  const [before, last] = [list[end - 1], list[end]];
  if (before === undefined || last === undefined) return -1;
  const amount = list.slice(0, end).some((w) => stock.has(w) || counter.has(w) || intensive.has(w));
  if (areaUnit.has(last) && amount && !list.some((w) => vocabulary.size.has(w) && w !== last)) return end;
  // `mg_l`, `eur_m2`; « m3_an » is a flow, and `debit_l_s` what an instrument measures
  const over = unit.has(last) && unit.has(before) && last !== before && !flow.has(last);
  if (over && !list.some((w) => physical.has(w))) return end;
  // « dette_hab », but « nb_hab » and « pop_hab » count
  const owed = list.slice(0, end).some((w) => stock.has(w) && !/^pop/.test(w));
  return head.has(last) && owed && !list.some((w) => counter.has(w)) ? end : -1;
}

/**
 * Sense of a column's name. French puts the head noun first, so between a code word and a quantity word the earlier
 * decides (`code_densite` is a code, `population_insee` a count); a rate word anywhere makes a count a rate
 * (`densite_population`, `population_density`, `nb_par_habitant`).
 */
export function nameSense(column: string): NameSense {
  return senseOf(knownWords(column), inseeSense(column));
}

/** Sense of a name over numbers that are not the kinds or years it announces (`niveau_de_vie`). */
export function quantitySense(column: string): NameSense {
  return senseOf(
    knownWords(column).filter((w) => !vocabulary.category.has(w) && !vocabulary.year.has(w)),
    inseeSense(column)
  );
}

function senseOf(list: readonly string[], insee: 'count' | 'rate' | null): NameSense {
  const at = (...sets: ReadonlySet<string>[]): number => {
    const found = list.findIndex((w) => sets.some((set) => set.has(w)));
    return found < 0 ? Infinity : found;
  };
  const has = (position: number): boolean => position < Infinity;

  const identifierAt = at(vocabulary.identifier);
  const codeAt = Math.min(identifierAt, at(vocabulary.register, vocabulary.contact));
  const countAt = at(vocabulary.counter, vocabulary.stock, vocabulary.landStock);
  const found = ratioAt(list);
  const rateAt = found < 0 ? Infinity : found;
  const intensiveAt = at(vocabulary.intensive);
  const sizeAt = at(vocabulary.size);
  const physicalAt = at(vocabulary.physical);
  const nameAt = at(vocabulary.name);
  const categoryAt = at(vocabulary.category);
  const quantityAt = Math.min(countAt, rateAt, sizeAt, intensiveAt, physicalAt);
  if (insee && !has(codeAt)) return has(rateAt) ? 'rate' : insee;
  if (nameAt < quantityAt && nameAt < codeAt) return 'name';
  if (at(vocabulary.prose) === 0) return 'prose';
  if (categoryAt < Math.min(quantityAt, codeAt) && !has(identifierAt)) return 'category';
  if (codeAt < quantityAt) return 'code';
  if (at(vocabulary.year) === 0) return 'year';
  if (!has(quantityAt) && [list[0], list[list.length - 1]].some((w) => w !== undefined && vocabulary.axis.has(w))) {
    return 'coordinate';
  }
  if (list.length <= 4 && list.length > 0 && list.every((w) => vocabulary.coordinate.has(w)) && !has(physicalAt)) {
    return 'coordinate';
  }
  if (has(rateAt)) return 'rate';
  if (intensiveAt < countAt) return 'rate';
  if (sizeAt < countAt) return list.some((w) => vocabulary.landUse.has(w)) ? 'count' : 'size';
  if (physicalAt < countAt) return 'physical';
  if (has(countAt)) return 'count';
  if (has(at(vocabulary.year))) return 'year';
  if (has(at(vocabulary.date))) return 'date';
  const last = list[list.length - 1];
  return last !== undefined && vocabulary.territory.has(last) ? 'code' : null;
}

/** True when whole numbers under that name are identifiers, to be kept as text. */
export function namesCode(column: string): boolean {
  return nameSense(column) === 'code';
}

/** True when a name says outright that its values identify, whatever else it says. */
export function namesIdentifier(column: string): boolean {
  return knownWords(column).some((w) => vocabulary.identifier.has(w) || vocabulary.register.has(w));
}

/** True when a name announces codes of kinds (`code_cultu`, `CODE_18`), not of places, registers or rows. */
export function namesKinds(column: string): boolean {
  const list = knownWords(column);
  const { identifier, register, territory, contact } = vocabulary;
  const places = list.some(
    (w) => register.has(w) || contact.has(w) || territory.has(w) || /^(id|gid|post|geo)/.test(w)
  );
  return !places && list.length > 1 && identifier.has(list[0] as string) && /^co?d/.test(list[0] as string);
}

/** True when numbers under that name may be days or instants (`date_maj`, `datemaj`, `mois`, `created_at`). */
export function namesDate(column: string): boolean {
  const sense = nameSense(column);
  if (sense === 'date') return true;
  return sense === null && nameWords(column).some((w) => vocabulary.moment.has(w) || /^(date|dat$)/.test(w));
}
