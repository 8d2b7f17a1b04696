import type { Bbox } from '../../table/table';
import { boxesMeet } from '../boxes';
import type { CrossingInput, CrossingKind, Suggestion } from '../kind';
import { isDivision, sameTerritories } from '../territory';
import { total } from '../sizes';
import { type ClipCrossing, clipSchema } from './schema';

function suggestPair(input: CrossingInput, within: CrossingInput): Suggestion<ClipCrossing> {
  return {
    spec: { kind: 'clip', layer: input.layer, within: within.layer },
    score: input.profile.geometry === 'point' ? 0.52 : 0.42,
    sentence: {
      fr: `Ne garder de «\u00a0${input.name}\u00a0» que ce qui est dans «\u00a0${within.name}\u00a0»`,
      en: `Keep of “${input.name}” only what is inside “${within.name}”`
    },
    name: { fr: `${input.name} dans «\u00a0${within.name}\u00a0»`, en: `${input.name} inside “${within.name}”` }
  };
}

/** A division that reaches all round a layer cuts nothing off; nor is one cut to a finer one. */
function cutsOff(within: CrossingInput, input: CrossingInput): boolean {
  if (isDivision(input) && within.profile.placed >= input.profile.placed) return false;
  return !holds(within.profile.bbox, input.profile.bbox);
}

const holds = (a: Bbox | null, b: Bbox | null): boolean =>
  a !== null && b !== null && a[0] <= b[0] && a[1] <= b[1] && a[2] >= b[2] && a[3] >= b[3];

/** A layer cut to the areas of another. */
export const clip = {
  kind: 'clip',
  words: {
    name: { fr: 'Découper selon un territoire', en: 'Cut to a territory' },
    hint: {
      fr: 'Garde les lieux qui sont dans les zones de l’autre couche, et coupe les lignes et les zones à leurs limites',
      en: 'Keeps the places inside the areas of the other layer, and cuts lines and areas along their borders'
    }
  },
  schema: clipSchema,
  inputs: (spec) => [spec.layer, spec.within],
  rename: (spec, rename) => ({ ...spec, layer: rename(spec.layer), within: rename(spec.within) }),
  title: ({ layer, within }, nameOf) => ({
    fr: `${nameOf(layer).fr} – ${nameOf(within).fr}`,
    en: `${nameOf(layer).en} – ${nameOf(within).en}`
  }),
  cost: (_, sizes) => 8e-4 * total(sizes, 'vertices'),
  subject: () => null,
  ground: true,
  pieces: true,
  suggest: (inputs) => {
    const areas = inputs.filter((i) => i.profile.geometry === 'polygon' && i.profile.placed > 0);
    return inputs
      .filter((i) => i.profile.geometry !== 'none' && i.profile.placed > 0)
      .flatMap((input) =>
        areas
          .filter((within) => within !== input && boxesMeet(input.profile.bbox, within.profile.bbox))
          .filter((within) => !isDivision(within) || cutsOff(within, input))
          .filter((within) => !sameTerritories(within, input))
          // points in zones are kept by « within », which says the same
          .filter((within) => input.profile.geometry !== 'point' || isDivision(within))
          // two layers of areas: what they have in common is said by the overlay, with the columns of both
          .filter((within) => input.profile.geometry !== 'polygon' || isDivision(input) || within.profile.placed === 1)
          .map((within) => suggestPair(input, within))
      );
  },
  load: () => import('./cross')
} as const satisfies CrossingKind<'clip', ClipCrossing>;
