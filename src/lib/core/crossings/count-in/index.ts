import { freeName } from '../add-columns';
import { boxesMeet } from '../boxes';
import type { ColumnProfile } from '../../table/profile';
import type { CrossingInput, CrossingKind, Suggestion } from '../kind';
import { type InEach, inEach } from '../in-each';
import { neverFigure } from '../names';
import { rows, vertices } from '../sizes';
import { type CountInCrossing, countInColumns, countInSchema } from './schema';

const MOST_SUMS = 2;
/** Kinds that a column may have for one of them to be told as a share. */
const MOST_KINDS = 8;

/** The mean of the first rate or measure of the points, where areas hold several of them. */
function meanOf(points: CrossingInput, spec: CountInCrossing, { each, by }: InEach): Suggestion<CountInCrossing>[] {
  return points.profile.columns
    .filter((c) => c.type === 'number' && (c.role === 'rate' || c.role === 'measure') && !neverFigure(c.name))
    .filter((c) => c.distinct > 1)
    .slice(0, 1)
    .map((c) => ({
      spec: { ...spec, mean: c.name },
      score: 0.57,
      sentence: {
        fr: `Calculer la moyenne de «\u00a0${c.name}\u00a0» de «\u00a0${points.name}\u00a0» ${each.fr}`,
        en: `Compute the mean of “${c.name}” of “${points.name}” ${each.en}`
      },
      name: {
        fr: `${points.name}\u00a0: moyenne de ${c.name} ${by.fr}`,
        en: `${points.name}: mean of ${c.name} ${by.en}`
      }
    }));
}

/** Kinds that say nothing. */
const VAGUE =
  /^(autres?|others?|n\/?[acd]|nr|inconnue?|unknown|non (renseign|précis|détermin|class).*|sans objet|-*)$/i;

/** The kind that a share is told of: the most frequent one, unless nearly all or nearly none are of it. */
function kindOf({ type, role, distinct, present, top }: ColumnProfile): string | null {
  const kinds = (role === 'category' && type === 'text') || type === 'boolean';
  if (!kinds || distinct < 2 || distinct > MOST_KINDS) return null;
  const found = type === 'boolean' ? top?.find((t) => t.value === 'true') : top?.find((t) => !VAGUE.test(t.value));
  return found && found.count > 0.05 * present && found.count < 0.95 * present ? found.value : null;
}

/** The share of the points that are of one kind, by the column that has the fewest kinds. */
function shareOf(points: CrossingInput, spec: CountInCrossing, { each, by }: InEach): Suggestion<CountInCrossing>[] {
  return points.profile.columns
    .flatMap((c) => {
      const value = kindOf(c);
      return value === null || neverFigure(c.name) ? [] : [{ column: c.name, value, distinct: c.distinct }];
    })
    .sort((a, b) => a.distinct - b.distinct)
    .slice(0, 1)
    .map(({ column, value }) => ({
      spec: { ...spec, share: { column, value } },
      score: 0.55,
      sentence: {
        fr: `Calculer la part de «\u00a0${points.name}\u00a0» dont «\u00a0${column}\u00a0» est «\u00a0${value}\u00a0» ${each.fr}`,
        en: `Compute the share of “${points.name}” whose “${column}” is “${value}” ${each.en}`
      },
      name: {
        fr: `${points.name}\u00a0: part de ${value} ${by.fr}`,
        en: `${points.name}: share of ${value} ${by.en}`
      }
    }));
}

function suggestPair(
  areas: CrossingInput,
  points: CrossingInput,
  inputs: readonly CrossingInput[]
): Suggestion<CountInCrossing>[] {
  const words = inEach(areas, inputs);
  const { each, by } = words;
  const base = { kind: 'count-in' as const, areas: areas.layer, points: points.layer };
  const known = new Set(areas.profile.columns.map((c) => c.name));
  const free = freeName('nombre', known);
  const spec: CountInCrossing = free === 'nombre' ? base : { ...base, as: free };
  // one zone, or far more zones than points, says little
  const perArea = points.profile.placed / Math.max(1, areas.profile.placed);
  const score = areas.profile.placed < 2 ? 0.35 : perArea < 0.05 ? 0.5 : 0.8;
  const count: Suggestion<CountInCrossing> = {
    spec,
    score,
    sentence: { fr: `Compter «\u00a0${points.name}\u00a0» ${each.fr}`, en: `Count “${points.name}” ${each.en}` },
    name: { fr: `${points.name} ${by.fr}`, en: `${points.name} ${by.en}` }
  };
  const sums = points.profile.columns
    .filter((c) => c.role === 'count' && c.type === 'number' && (c.sum ?? 0) > 0 && !neverFigure(c.name))
    .slice(0, MOST_SUMS)
    .map((c): Suggestion<CountInCrossing> => ({
      spec: { ...spec, sum: c.name },
      score: score - 0.12,
      sentence: {
        fr: `Additionner «\u00a0${c.name}\u00a0» de «\u00a0${points.name}\u00a0» ${each.fr}`,
        en: `Add up “${c.name}” of “${points.name}” ${each.en}`
      },
      name: { fr: `${points.name}\u00a0: ${c.name} ${by.fr}`, en: `${points.name}: ${c.name} ${by.en}` }
    }));
  // of one place or none, a mean and a share say nothing
  const told = perArea < 1 ? [] : [...meanOf(points, spec, words), ...shareOf(points, spec, words)];
  return [count, ...sums, ...told];
}

/** Counts points in polygons, sums and averages what they hold, tells the share of a kind of them. */
export const countIn = {
  kind: 'count-in',
  words: {
    name: { fr: 'Compter dans des zones', en: 'Count in areas' },
    hint: {
      fr: 'Compte les points qui tombent dans chaque zone, additionne l’une de leurs colonnes ou en fait la moyenne, ou donne la part de l’une de leurs valeurs',
      en: 'Counts the points that fall in each area, adds up or averages one of their columns, or tells the share of one of their values'
    }
  },
  schema: countInSchema,
  inputs: (spec) => [spec.areas, spec.points],
  addsColumns: () => true,
  rename: (spec, rename) => ({ ...spec, areas: rename(spec.areas), points: rename(spec.points) }),
  title: ({ areas, points }, nameOf) => ({
    fr: `${nameOf(points).fr}, par zone de «\u00a0${nameOf(areas).fr}\u00a0»`,
    en: `${nameOf(points).en} by area of “${nameOf(areas).en}”`
  }),
  cost: (_, [areas, points]) => 8e-5 * vertices(areas) + 0.001 * rows(points),
  subject: (spec) => {
    const { count, sum, mean, share } = countInColumns(spec);
    return share ?? mean ?? sum ?? count;
  },
  suggest: (inputs) => {
    const areas = inputs.filter((i) => i.profile.geometry === 'polygon');
    const points = inputs.filter((i) => i.profile.geometry === 'point');
    return areas.flatMap((a) =>
      points.filter((p) => boxesMeet(a.profile.bbox, p.profile.bbox)).flatMap((p) => suggestPair(a, p, inputs))
    );
  },
  load: () => import('./cross')
} as const satisfies CrossingKind<'count-in', CountInCrossing>;
