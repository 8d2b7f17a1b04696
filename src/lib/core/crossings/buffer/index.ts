import { distances, distanceText } from '../distances';
import type { CrossingInput, CrossingKind, Suggestion } from '../kind';
import { areTerritories } from '../territory';
import { rows, vertices } from '../sizes';
import { type BufferCrossing, bufferSchema } from './schema';

/** Distance that is offered first: a walk of a quarter of an hour, half of it for the banks of a line. */
const metresFor = ({ profile }: CrossingInput): number => (profile.geometry === 'line' ? 500 : 1000);

function suggestOne(input: CrossingInput): Suggestion<BufferCrossing> {
  return { ...around(input, metresFor(input)), variants: distances.map((metres) => around(input, metres)) };
}

function around(input: CrossingInput, metres: number): Suggestion<BufferCrossing> {
  const distance = distanceText(metres);
  return {
    spec: { kind: 'buffer', layer: input.layer, metres, dissolve: true },
    score: input.profile.geometry === 'polygon' ? 0.3 : 0.4,
    sentence: {
      fr: `Tracer ce qui est à moins de ${distance.fr} de «\u00a0${input.name}\u00a0»`,
      en: `Draw what is less than ${distance.en} from “${input.name}”`
    },
    name: {
      fr: `À moins de ${distance.fr} de «\u00a0${input.name}\u00a0»`,
      en: `Less than ${distance.en} from “${input.name}”`
    },
    amount: distance
  };
}

/** What lies near the features of a layer. */
export const buffer = {
  kind: 'buffer',
  words: {
    name: { fr: 'Alentours', en: 'Surroundings' },
    hint: {
      fr: 'Dessine la zone à moins d’une distance, mesurée sur le terrain, des lieux, lignes ou zones de la couche',
      en: 'Draws the area within a distance, measured on the ground, of the places, lines or areas of the layer'
    },
    amount: { fr: 'Distance', en: 'Distance' }
  },
  schema: bufferSchema,
  inputs: (spec) => [spec.layer],
  rename: (spec, rename) => ({ ...spec, layer: rename(spec.layer) }),
  title: ({ layer, metres }, nameOf) => ({
    fr: `${nameOf(layer).fr}\u00a0: à moins de ${distanceText(metres).fr}`,
    en: `${nameOf(layer).en}: within ${distanceText(metres).en}`
  }),
  cost: (_, [layer]) => (layer?.geometry === 'point' ? 0.2 * rows(layer) : 0.02 * vertices(layer)),
  subject: () => null,
  ground: true,
  suggest: (inputs) =>
    inputs.filter((i) => i.profile.geometry !== 'none' && i.profile.placed > 0 && !areTerritories(i)).map(suggestOne),
  load: () => import('./cross')
} as const satisfies CrossingKind<'buffer', BufferCrossing>;
