import { freeName } from '../add-columns';
import { boxesMeet } from '../boxes';
import type { CrossingInput, CrossingKind, Suggestion } from '../kind';
import { slug } from '../names';
import { eachOf } from '../sentences';
import { areTerritories, isDivision } from '../territory';
import { rows, vertices } from '../sizes';
import { type NearestCrossing, nearestColumns, nearestSchema } from './schema';

/** How far apart the layers may lie, degrees: beyond, no one goes from one to the other. */
const REACH = 1;

/**
 * Areas are asked for by how much they cover of others, and by what is in them, before how far they are; lines by how long
 * they are in areas. What is counted in areas is asked for more often than how far it is.
 */
const scores: Record<'polygon' | 'point', Record<'point' | 'line' | 'polygon', number>> = {
  polygon: { point: 0.58, line: 0.5, polygon: 0.38 },
  point: { point: 0.5, line: 0.46, polygon: 0.42 }
};

/** Layers that cut the ground without gaps, by how they are called: all of it is at no distance. */
const paving = /^(zonages?|plui?|carreaux|mailles?|grilles?|parcelles?|occupation_du_sol)(_|$)/;

/** Everywhere is in a division of the whole ground; of the same territories, every one is where it is itself. */
function isGoal(from: CrossingInput, to: CrossingInput): boolean {
  if (to === from || to.profile.placed === 0 || !boxesMeet(from.profile.bbox, to.profile.bbox, REACH)) return false;
  return !isDivision(to) && !isPaving(to) && !(areTerritories(from) && areTerritories(to));
}

function isPaving({ name, profile }: CrossingInput): boolean {
  return profile.geometry === 'polygon' && paving.test(slug(name));
}

function suggestPair(from: CrossingInput, to: CrossingInput, score: number): Suggestion<NearestCrossing> {
  const label = to.profile.columns.find((column) => column.role === 'name')?.name;
  const known = new Set(from.profile.columns.map((c) => c.name));
  const free = freeName('distance_km', known);
  const start = eachOf(from);
  return {
    spec: {
      kind: 'nearest',
      from: from.layer,
      to: to.layer,
      ...(label !== undefined && { label }),
      ...(free !== 'distance_km' && { as: free })
    },
    score,
    sentence: {
      fr: `Mesurer la distance de ${start.fr} à «\u00a0${to.name}\u00a0», au plus proche`,
      en: `Measure the distance from ${start.en} to the nearest of “${to.name}”`
    },
    name: { fr: `Distance à «\u00a0${to.name}\u00a0»`, en: `Distance to “${to.name}”` }
  };
}

/** Distance to the nearest, and which. */
export const nearest = {
  kind: 'nearest',
  words: {
    name: { fr: 'Distance au plus proche', en: 'Distance to the nearest' },
    hint: {
      fr: 'Mesure à vol d’oiseau, en kilomètres, jusqu’au plus proche de l’autre couche, et dit lequel\u00a0: lieu, point le plus proche d’une ligne ou du bord d’une zone (0 à l’intérieur)\u00a0; une zone ou une ligne se mesure depuis un point intérieur',
      en: 'Measures as the crow flies, in kilometres, to the nearest of the other layer, and says which: a place, the nearest point of a line or of the edge of an area (0 inside); areas and lines are measured from a point inside'
    }
  },
  schema: nearestSchema,
  inputs: (spec) => [spec.from, spec.to],
  addsColumns: () => true,
  rename: (spec, rename) => ({ ...spec, from: rename(spec.from), to: rename(spec.to) }),
  title: ({ from, to }, nameOf) => ({
    fr: `${nameOf(from).fr}\u00a0: distance à «\u00a0${nameOf(to).fr}\u00a0» (km)`,
    en: `${nameOf(from).en}: distance to “${nameOf(to).en}” (km)`
  }),
  cost: (_, [from, to]) => 0.005 * rows(from) + 0.001 * vertices(to),
  subject: (spec) => nearestColumns(spec).distance,
  suggest: (inputs) =>
    inputs.flatMap((from) => {
      const { geometry, placed } = from.profile;
      if ((geometry !== 'polygon' && geometry !== 'point') || placed < 2) return [];
      return inputs.flatMap((to) => {
        const goal = to.profile.geometry;
        return goal !== 'none' && isGoal(from, to) ? [suggestPair(from, to, scores[geometry][goal])] : [];
      });
    }),
  load: () => import('./cross')
} as const satisfies CrossingKind<'nearest', NearestCrossing>;
