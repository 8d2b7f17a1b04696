import type { Wording } from '../../wording';
import { freeName } from '../add-columns';
import { boxesMeet } from '../boxes';
import { distances, distanceText } from '../distances';
import type { CrossingInput, CrossingKind, Suggestion } from '../kind';
import { unitOf } from '../names';
import { sameTerritories } from '../territory';
import { rows, vertices } from '../sizes';
import { withinColumn, type WithinCrossing, withinSchema } from './schema';

/** What is « near » as long as nobody says otherwise. */
const NEAR = 1000;
/** A kilometre in degrees, about. */
const REACH = 0.015;

const quoted = (name: string): Wording => ({ fr: `«\u00a0${name}\u00a0»`, en: `“${name}”` });

type Keep = Omit<WithinCrossing, 'from' | 'to' | 'kind' | 'as'> & { score: number };

function keep(from: CrossingInput, to: CrossingInput, { score, ...asked }: Keep): Suggestion<WithinCrossing> {
  const [a, b, km] = [quoted(from.name), quoted(to.name), distanceText(asked.metres)];
  const touches = from.profile.geometry !== 'point';
  const [fr, en] =
    asked.metres > 0
      ? [`est à moins de ${km.fr} de ${b.fr}`, `is within ${km.en} of ${b.en}`]
      : asked.mode === 'beyond'
        ? [`est hors de ${b.fr}`, `is outside of ${b.en}`]
        : touches
          ? [`touche ${b.fr}`, `touches ${b.en}`]
          : [`est dans ${b.fr}`, `is in ${b.en}`];
  const by: Wording =
    asked.metres > 0
      ? { fr: `à moins de ${km.fr} de ${b.fr}`, en: `within ${km.en} of ${b.en}` }
      : asked.mode === 'beyond'
        ? { fr: `hors de ${b.fr}`, en: `outside of ${b.en}` }
        : touches
          ? { fr: `au contact de ${b.fr}`, en: `touching ${b.en}` }
          : { fr: `dans ${b.fr}`, en: `in ${b.en}` };
  return {
    spec: { kind: 'within', from: from.layer, to: to.layer, ...asked },
    score,
    sentence: { fr: `Ne garder de ${a.fr} que ce qui ${fr}`, en: `From ${a.en}, keep only what ${en}` },
    name: { fr: `${from.name} ${by.fr}`, en: `${from.name} ${by.en}` },
    ...(asked.metres > 0 ? { amount: km } : {})
  };
}

function count(from: CrossingInput, to: CrossingInput, metres: number): Suggestion<WithinCrossing> {
  const [a, b, km] = [quoted(from.name), quoted(to.name), distanceText(metres)];
  const as = freeName('nombre_proches', new Set(from.profile.columns.map((c) => c.name)));
  const spec: WithinCrossing = { kind: 'within', from: from.layer, to: to.layer, metres, mode: 'count' };
  return {
    spec: as === withinColumn(spec) ? spec : { ...spec, as },
    score: 0.47,
    sentence: {
      fr: `Compter ${b.fr} à moins de ${km.fr} de chaque lieu de ${a.fr}`,
      en: `Count ${b.en} within ${km.en} of each place of ${a.en}`
    },
    name: { fr: `${to.name} à moins de ${km.fr} de ${a.fr}`, en: `${to.name} within ${km.en} of ${a.en}` },
    amount: km
  };
}

/** Is this a layer of units that cover a whole territory? « Zones » are only here and there. */
function coversAll(layer: CrossingInput): boolean {
  const unit = unitOf(layer.name);
  return unit !== null && unit.fr !== 'zone';
}

/**
 * Every place lies in some commune, and near another: units of a whole territory neither sort what is in them, nor are
 * sorted but by zones and places that are only here and there.
 */
function suggestPair(from: CrossingInput, to: CrossingInput): Suggestion<WithinCrossing>[] {
  if (coversAll(to)) return [];
  const [shape, goal] = [from.profile.geometry, to.profile.geometry];
  const inAreas: Keep[] =
    goal === 'polygon'
      ? [
          { metres: 0, mode: 'within', score: shape === 'point' ? 0.56 : coversAll(from) ? 0.48 : 0.36 },
          { metres: 0, mode: 'beyond', score: 0.32 }
        ]
      : [];
  const score = goal === 'polygon' ? 0.4 : 0.44;
  const near = (metres: number): Suggestion<WithinCrossing> => keep(from, to, { metres, mode: 'within', score });
  const counted = (metres: number): Suggestion<WithinCrossing> => count(from, to, metres);
  return [
    ...(shape === 'point' && goal === 'point' ? [atAnyDistance(counted)] : []),
    ...inAreas.map((asked) => keep(from, to, asked)),
    ...(shape === 'point' ? [atAnyDistance(near)] : [])
  ];
}

/** What is « near », and the same at each distance that one may choose instead. */
function atAnyDistance(at: (metres: number) => Suggestion<WithinCrossing>): Suggestion<WithinCrossing> {
  return { ...at(NEAR), variants: distances.map(at) };
}

/** Keeps or counts by distance on the ground, and by what stands in areas. */
export const within = {
  kind: 'within',
  words: {
    name: { fr: 'Garder ou compter à proximité', en: 'Keep or count nearby' },
    hint: {
      fr: 'Ne garde que ce qui est dans l’autre couche, à moins d’une distance au sol, ou au-delà\u00a0; ou compte ce qui s’y trouve',
      en: 'Keeps only what is in the other layer, within a distance on the ground, or beyond it; or counts what is there'
    },
    amount: { fr: 'Distance', en: 'Distance' }
  },
  schema: withinSchema,
  inputs: (spec) => [spec.from, spec.to],
  addsColumns: ({ mode }) => mode === 'count',
  rename: (spec, rename) => ({ ...spec, from: rename(spec.from), to: rename(spec.to) }),
  title: ({ from, to, metres, mode }, nameOf) => {
    const [a, b, km] = [nameOf(from), nameOf(to), distanceText(metres)];
    if (metres === 0) {
      return mode === 'beyond'
        ? { fr: `${a.fr} hors de «\u00a0${b.fr}\u00a0»`, en: `${a.en} outside “${b.en}”` }
        : { fr: `${a.fr} dans «\u00a0${b.fr}\u00a0»`, en: `${a.en} inside “${b.en}”` };
    }
    return {
      count: { fr: `${b.fr} à moins de ${km.fr} de «\u00a0${a.fr}\u00a0»`, en: `${b.en} within ${km.en} of “${a.en}”` },
      within: {
        fr: `${a.fr} à moins de ${km.fr} de «\u00a0${b.fr}\u00a0»`,
        en: `${a.en} within ${km.en} of “${b.en}”`
      },
      beyond: {
        fr: `${a.fr} à plus de ${km.fr} de «\u00a0${b.fr}\u00a0»`,
        en: `${a.en} beyond ${km.en} from “${b.en}”`
      }
    }[mode];
  },
  cost: (_, [from, to]) => 0.001 * rows(from) + 6e-4 * vertices(from) + 3e-4 * vertices(to),
  subject: withinColumn,
  ground: true,
  suggest: (inputs) =>
    inputs
      .filter((from) => from.profile.geometry !== 'none' && from.profile.placed > 1)
      .flatMap((from) =>
        inputs
          .filter((to) => to !== from && to.profile.geometry !== 'none' && to.profile.placed > 0)
          .filter((to) => boxesMeet(from.profile.bbox, to.profile.bbox, REACH))
          .filter((to) => !sameTerritories(from, to))
          .flatMap((to) => suggestPair(from, to))
      ),
  load: () => import('./cross')
} as const satisfies CrossingKind<'within', WithinCrossing>;
