import type { Bbox } from '../../table/table';
import type { Wording } from '../../wording';
import { distanceText } from '../distances';
import type { CrossingInput, CrossingKind, Suggestion } from '../kind';
import { nearest } from '../nearest';
import { nearestColumns, type NearestCrossing } from '../nearest/schema';
import { type ReachCrossing, reachSchema } from './schema';

/** Limits that suit the width of a territory, degrees: on foot in a town, by bicycle around it, by car in a département. */
const limits: readonly { narrower: number; kilometres: number[] }[] = [
  { narrower: 0.1, kilometres: [0.3, 0.5, 1] },
  { narrower: 0.5, kilometres: [1, 2, 5] },
  { narrower: Infinity, kilometres: [5, 10, 20] }
];

function limitsFor(bbox: Bbox | null): number[] {
  const width = bbox ? Math.max(bbox[2] - bbox[0], bbox[3] - bbox[1]) : Infinity;
  return (limits.find(({ narrower }) => width < narrower) ?? limits[2])?.kilometres ?? [];
}

/** « moins de 5 km, 5 à 10 km, 10 à 20 km, plus de 20 km » */
function classesOf(kilometres: readonly number[]): Wording {
  const told = (language: 'fr' | 'en', under: string, to: string, over: string): string => {
    const km = kilometres.map((n) => n.toLocaleString(language));
    const between = km.slice(1).map((upper, i) => `${km[i]} ${to} ${upper}\u00a0km`);
    return [`${under} ${km[0]}\u00a0km`, ...between, `${over} ${km.at(-1)}\u00a0km`].join(', ');
  };
  return { fr: told('fr', 'moins de', 'à', 'plus de'), en: told('en', 'under', 'to', 'over') };
}

/** What is measured may as well be told in classes, by the limits that suit the territory or others. */
function inAnyClasses(
  measured: Suggestion<NearestCrossing>,
  from: CrossingInput | undefined
): Suggestion<ReachCrossing> {
  return {
    ...inClasses(measured, limitsFor(from?.profile.bbox ?? null)),
    variants: limits.map(({ kilometres }) => inClasses(measured, kilometres))
  };
}

function inClasses(
  { spec, score, sentence, name }: Suggestion<NearestCrossing>,
  kilometres: number[]
): Suggestion<ReachCrossing> {
  const each = kilometres.map((km) => distanceText(1000 * km));
  const classes = classesOf(kilometres);
  return {
    spec: { ...spec, kind: 'reach', kilometres },
    score: score - 0.09,
    sentence: {
      fr: `${sentence.fr}, par classes\u00a0: ${classes.fr}`,
      en: `${sentence.en}, by classes: ${classes.en}`
    },
    name: { fr: `${name.fr}, par classes`, en: `${name.en}, by classes` },
    amount: { fr: each.map((km) => km.fr).join(', '), en: each.map((km) => km.en).join(', ') }
  };
}

/** How near is near enough, as the crow flies. */
export const reach = {
  kind: 'reach',
  words: {
    name: { fr: 'Classes de distance', en: 'Classes of distance' },
    hint: {
      fr: 'Range les lieux par classes de distance, à vol d’oiseau, jusqu’au plus proche de l’autre couche\u00a0: lieu, ligne ou bord de zone (0 à l’intérieur)',
      en: 'Sorts places by classes of distance, as the crow flies, to the nearest of the other layer: a place, a line or the edge of an area (0 inside)'
    },
    amount: { fr: 'Limites des classes', en: 'Limits of the classes' }
  },
  schema: reachSchema,
  inputs: (spec) => [spec.from, spec.to],
  addsColumns: () => true,
  rename: (spec, rename) => ({ ...spec, from: rename(spec.from), to: rename(spec.to) }),
  title: ({ from, to }, nameOf) => ({
    fr: `${nameOf(from).fr}\u00a0: distance à «\u00a0${nameOf(to).fr}\u00a0»`,
    en: `${nameOf(from).en}: distance to “${nameOf(to).en}”`
  }),
  cost: (spec, sizes) => nearest.cost({ ...spec, kind: 'nearest' }, sizes),
  subject: (spec) => nearestColumns(spec).distance,
  breaks: (spec) => [...new Set(spec.kilometres)].sort((a, b) => a - b),
  suggest: (inputs) =>
    nearest.suggest(inputs).map((s) =>
      inAnyClasses(
        s,
        inputs.find((input) => input.layer === s.spec.from)
      )
    ),
  load: () => import('./cross')
} as const satisfies CrossingKind<'reach', ReachCrossing>;
