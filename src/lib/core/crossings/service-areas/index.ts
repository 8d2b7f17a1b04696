import { boxesMeet } from '../boxes';
import type { CrossingInput, CrossingKind, Suggestion } from '../kind';
import { rows, vertices } from '../sizes';
import { type ServiceAreasCrossing, serviceAreasSchema } from './schema';

/** Fewer places divide nothing, more cannot be told apart on a map. */
const FEWEST = 3;
const MOST = 2000;

function suggestFor(points: CrossingInput, inputs: readonly CrossingInput[]): Suggestion<ServiceAreasCrossing>[] {
  const { geometry, placed, bbox } = points.profile;
  if (geometry !== 'point' || placed < FEWEST || placed > MOST) return [];
  // only their outline matters: the fewest areas are the widest
  const areas = inputs
    .filter((i) => i.profile.geometry === 'polygon' && boxesMeet(i.profile.bbox, bbox))
    .reduce<CrossingInput | null>((best, i) => (best && best.profile.placed <= i.profile.placed ? best : i), null);
  if (!areas) return [];
  return [
    {
      spec: { kind: 'service-areas', points: points.layer, areas: areas.layer },
      score: 0.38,
      sentence: {
        fr: `Partager «\u00a0${areas.name}\u00a0» selon le lieu le plus proche de «\u00a0${points.name}\u00a0»`,
        en: `Divide “${areas.name}” by the nearest place of “${points.name}”`
      },
      name: {
        fr: `Aires de proximité de «\u00a0${points.name}\u00a0»`,
        en: `Nearest areas of “${points.name}”`
      }
    }
  ];
}

/** The ground nearest to each place. */
export const serviceAreas = {
  kind: 'service-areas',
  words: {
    name: { fr: 'Aires de proximité', en: 'Nearest areas' },
    hint: {
      fr: 'Partage le territoire entre les lieux\u00a0: chacun reçoit ce qui est plus près de lui que de tout autre, à vol d’oiseau',
      en: 'Divides the ground between places: each gets what is nearer to it than to any other, as the crow flies'
    }
  },
  schema: serviceAreasSchema,
  inputs: ({ points, areas }) => (areas === undefined ? [points] : [points, areas]),
  rename: (spec, rename) => ({
    ...spec,
    points: rename(spec.points),
    ...(spec.areas !== undefined && { areas: rename(spec.areas) })
  }),
  title: ({ points }, nameOf) => ({
    fr: `${nameOf(points).fr}\u00a0: aires de proximité`,
    en: `${nameOf(points).en}: nearest areas`
  }),
  cost: (_, [points, areas]) => 0.06 * rows(points) + 0.01 * vertices(areas),
  subject: () => null,
  suggest: (inputs) => inputs.flatMap((points) => suggestFor(points, inputs)),
  load: () => import('./cross')
} as const satisfies CrossingKind<'service-areas', ServiceAreasCrossing>;
