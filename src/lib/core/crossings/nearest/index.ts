import { freeName } from '../add-columns';
import { boxesMeet } from '../boxes';
import type { CrossingInput, CrossingKind, Suggestion } from '../kind';
import { unitOf } from '../names';
import { type NearestCrossing, nearestColumns, nearestSchema } from './schema';

/** How far apart the layers may lie, degrees: beyond, no one goes from one to the other. */
const REACH = 1;

function suggestPair(from: CrossingInput, to: CrossingInput): Suggestion<NearestCrossing> {
  const unit = unitOf(from.name);
  const label = to.profile.columns.find((column) => column.role === 'name')?.name;
  const known = new Set(from.profile.columns.map((c) => c.name));
  const free = freeName('distance_km', known);
  const start = unit
    ? { fr: `chaque ${unit.fr}`, en: `each ${unit.en}` }
    : { fr: `chaque lieu de «\u00a0${from.name}\u00a0»`, en: `each place of “${from.name}”` };
  return {
    spec: {
      kind: 'nearest',
      from: from.layer,
      to: to.layer,
      ...(label !== undefined && { label }),
      ...(free !== 'distance_km' && { as: free })
    },
    // what is counted in areas is asked for more often than how far it is
    score: from.profile.geometry === 'polygon' ? 0.58 : 0.5,
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
      fr: 'Mesure à vol d’oiseau, en kilomètres, jusqu’au lieu le plus proche de l’autre couche, et dit lequel',
      en: 'Measures as the crow flies, in kilometres, to the nearest place of the other layer, and says which'
    }
  },
  schema: nearestSchema,
  inputs: (spec) => [spec.from, spec.to],
  rename: (spec, rename) => ({ ...spec, from: rename(spec.from), to: rename(spec.to) }),
  title: ({ from, to }, nameOf) => ({
    fr: `${nameOf(from).fr}\u00a0: distance à «\u00a0${nameOf(to).fr}\u00a0» (km)`,
    en: `${nameOf(from).en}: distance to “${nameOf(to).en}” (km)`
  }),
  subject: (spec) => nearestColumns(spec).distance,
  suggest: (inputs) =>
    inputs
      .filter((from) => from.profile.geometry === 'polygon' || from.profile.geometry === 'point')
      .filter((from) => from.profile.placed > 1)
      .flatMap((from) =>
        inputs
          .filter(
            (to) =>
              to !== from &&
              to.profile.geometry === 'point' &&
              to.profile.placed > 0 &&
              boxesMeet(from.profile.bbox, to.profile.bbox, REACH)
          )
          .map((to) => suggestPair(from, to))
      ),
  load: () => import('./cross')
} as const satisfies CrossingKind<'nearest', NearestCrossing>;
