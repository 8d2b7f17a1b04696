import type { ColumnProfile } from '../../table/profile';
import type { CrossingInput, CrossingKind, Suggestion } from '../kind';
import { isPopulation, isSurface, neverFigure } from '../names';
import { areTerritories } from '../territory';
import { rows, vertices } from '../sizes';
import { ratioColumn, type RatioCrossing, ratioSchema } from './schema';

const MOST_COLUMNS = 3;

/** A column that a crossing made by counting or adding up. */
const isMade = (name: string): boolean => /^(nombre|somme)(_|$)/.test(name);

/** Counts of a layer, those that crossings made first: they are what the map is about. */
function countsOf(input: CrossingInput): ColumnProfile[] {
  const made = (c: ColumnProfile): number => (isMade(c.name) ? 0 : 1);
  return input.profile.columns
    .filter((c) => c.role === 'count' && c.type === 'number' && (c.max ?? 0) > 0 && !neverFigure(c.name))
    .sort((a, b) => made(a) - made(b));
}

/** Power of ten that makes the mean rate a figure of one to four digits before the comma. */
function perFor(numerator: ColumnProfile, denominator: ColumnProfile): number {
  const rate = (numerator.sum ?? 0) / (denominator.sum ?? 1);
  return [1, 100, 1000, 10000].find((per) => rate * per >= 1) ?? 100000;
}

/**
 * By the ground of territories, or of whatever holds people or what was counted in it; seldom by that of buildings. What a
 * layer says alone comes after what two say of each other.
 */
function densityScore(input: CrossingInput, { name }: ColumnProfile): number {
  if (isPopulation(name)) return 0.55;
  return areTerritories(input) || isMade(name) ? 0.53 : 0.3;
}

function density(input: CrossingInput, column: ColumnProfile): Suggestion<RatioCrossing> {
  return {
    spec: { kind: 'ratio', layer: input.layer, numerator: column.name, denominator: { by: 'area' }, per: 1 },
    score: densityScore(input, column),
    sentence: {
      fr: `Rapporter «\u00a0${column.name}\u00a0» à la surface de «\u00a0${input.name}\u00a0» (par km²)`,
      en: `Relate “${column.name}” to the area of “${input.name}” (per km²)`
    },
    name: { fr: `${input.name}\u00a0: ${column.name} par km²`, en: `${input.name}: ${column.name} per km²` }
  };
}

/** A rate by the population, as many times as it may be told for fewer or for more inhabitants. */
function rate(input: CrossingInput, column: ColumnProfile, population: ColumnProfile): Suggestion<RatioCrossing> {
  const per = perFor(column, population);
  const all = [1, 100, 1000, 10000, 100000].filter((p) => Math.abs(Math.log10(p / per)) <= 2);
  return {
    ...rateFor(input, column, population, per),
    variants: all.map((p) => rateFor(input, column, population, p))
  };
}

function rateFor(
  input: CrossingInput,
  column: ColumnProfile,
  population: ColumnProfile,
  per: number
): Suggestion<RatioCrossing> {
  const number = (language: 'fr' | 'en'): string => per.toLocaleString(language);
  const fr = per === 1 ? 'par habitant' : `pour ${number('fr')} habitants`;
  const en = per === 1 ? 'per inhabitant' : `per ${number('en')} inhabitants`;
  return {
    spec: {
      kind: 'ratio',
      layer: input.layer,
      numerator: column.name,
      denominator: { by: 'column', column: population.name },
      per
    },
    score: 0.72,
    sentence: {
      fr: `Rapporter «\u00a0${column.name}\u00a0» à la population de «\u00a0${input.name}\u00a0» (${fr})`,
      en: `Relate “${column.name}” to the population of “${input.name}” (${en})`
    },
    name: { fr: `${input.name}\u00a0: ${column.name} ${fr}`, en: `${input.name}: ${column.name} ${en}` },
    amount: { fr, en }
  };
}

function suggestFor(input: CrossingInput): Suggestion<RatioCrossing>[] {
  if (input.profile.geometry === 'none') return [];
  const known = new Set(input.profile.columns.map((c) => c.name));
  const counts = countsOf(input);
  const population = counts.find((c) => isPopulation(c.name));
  const rates = population ? counts.filter((c) => !isPopulation(c.name)).map((c) => rate(input, c, population)) : [];
  // so many m² per km² say nothing
  const held = counts.filter((c) => !isSurface(c.name));
  const densities = input.profile.geometry === 'polygon' ? held.map((c) => density(input, c)) : [];
  const fresh = (s: Suggestion<RatioCrossing>): boolean => !known.has(ratioColumn(s.spec));
  return [...rates.filter(fresh).slice(0, MOST_COLUMNS), ...densities.filter(fresh).slice(0, MOST_COLUMNS)];
}

/** Divides a column by another, or by the area. */
export const ratio = {
  kind: 'ratio',
  words: {
    name: { fr: 'Rapporter à une autre colonne', en: 'Divide by another column' },
    hint: {
      fr: 'Divise une colonne par une autre, ou par la superficie',
      en: 'Divides a column by another one, or by the area'
    },
    amount: { fr: 'Rapporté à', en: 'Relative to' }
  },
  schema: ratioSchema,
  inputs: (spec) => [spec.layer],
  addsColumns: () => true,
  rename: (spec, rename) => ({ ...spec, layer: rename(spec.layer) }),
  title: ({ layer, numerator, denominator, per }, nameOf) => {
    const by =
      denominator.by === 'area'
        ? { fr: 'au km²', en: 'per km²' }
        : { fr: `pour ${per} ${denominator.column}`, en: `for ${per} ${denominator.column}` };
    return { fr: `${nameOf(layer).fr}\u00a0: ${numerator} ${by.fr}`, en: `${nameOf(layer).en}: ${numerator} ${by.en}` };
  },
  cost: (_, [layer]) => 4e-5 * vertices(layer) + 1e-4 * rows(layer),
  subject: ratioColumn,
  suggest: (inputs) => inputs.flatMap(suggestFor),
  load: () => import('./cross')
} as const satisfies CrossingKind<'ratio', RatioCrossing>;
