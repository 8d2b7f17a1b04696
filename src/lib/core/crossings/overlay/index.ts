import { boxesMeet } from '../boxes';
import type { CrossingInput, CrossingKind, Suggestion } from '../kind';
import { isDivision, sameTerritories } from '../territory';
import { total } from '../sizes';
import { type OverlayCrossing, overlaySchema, overlaySizeColumn } from './schema';

type Mode = OverlayCrossing['mode'];

function suggestion(mode: Mode, a: CrossingInput, b: CrossingInput, score: number): Suggestion<OverlayCrossing> {
  const [one, other] = [`«\u00a0${a.name}\u00a0»`, `«\u00a0${b.name}\u00a0»`];
  const [first, second] = [`“${a.name}”`, `“${b.name}”`];
  const words: Record<Mode, Pick<Suggestion<OverlayCrossing>, 'sentence' | 'name'>> = {
    intersection: {
      sentence: {
        fr: `Garder ce que ${one} et ${other} ont en commun`,
        en: `Keep what ${first} and ${second} have in common`
      },
      name: { fr: `${a.name} et ${b.name}`, en: `${a.name} and ${b.name}` }
    },
    difference: {
      sentence: { fr: `Retirer ${other} de ${one}`, en: `Take ${second} out of ${first}` },
      name: { fr: `${a.name} hors «\u00a0${b.name}\u00a0»`, en: `${a.name} outside ${second}` }
    },
    union: {
      sentence: {
        fr: `Réunir ${one} et ${other}, découpées l’une par l’autre`,
        en: `Put ${first} and ${second} together, cut along the outlines of both`
      },
      name: { fr: `${a.name} avec ${b.name}`, en: `${a.name} with ${b.name}` }
    }
  };
  return { spec: { kind: 'overlay', mode, areas: a.layer, over: b.layer }, score, ...words[mode] };
}

/** Two layers in the order they are given; a division of the ground comes first, and is not taken out of anything. */
function suggestPair(one: CrossingInput, other: CrossingInput): Suggestion<OverlayCrossing>[] {
  const [a, b] = isDivision(other) ? [other, one] : [one, other];
  return [
    suggestion('intersection', a, b, 0.43),
    suggestion('difference', a, b, 0.36),
    ...(isDivision(a) ? [] : [suggestion('difference', b, a, 0.36)]),
    suggestion('union', a, b, 0.26)
  ];
}

/** Areas laid over one another, their outlines cut. */
export const overlay = {
  kind: 'overlay',
  words: {
    name: { fr: 'Superposer des zones', en: 'Overlay areas' },
    hint: {
      fr: 'Découpe les zones des deux couches l’une par l’autre\u00a0; chaque morceau garde les colonnes de ses zones',
      en: 'Cuts the areas of both layers by one another; each piece keeps the columns of its areas'
    }
  },
  schema: overlaySchema,
  inputs: (spec) => [spec.areas, spec.over],
  rename: (spec, rename) => ({ ...spec, areas: rename(spec.areas), over: rename(spec.over) }),
  title: ({ areas, over, mode }, nameOf) => {
    const link = { intersection: ['et', 'and'], union: ['ou', 'or'], difference: ['hors de', 'outside'] }[mode];
    return {
      fr: `${nameOf(areas).fr} ${link[0]} ${nameOf(over).fr}`,
      en: `${nameOf(areas).en} ${link[1]} ${nameOf(over).en}`
    };
  },
  cost: (_, sizes) => 0.0012 * total(sizes, 'vertices') + 0.04 * total(sizes, 'rows'),
  subject: () => overlaySizeColumn,
  ground: true,
  pieces: true,
  suggest: (inputs) => {
    const polygons = inputs.filter((i) => i.profile.geometry === 'polygon' && i.profile.placed > 0);
    return polygons.flatMap((a, i) =>
      polygons
        .slice(i + 1)
        .filter((b) => boxesMeet(a.profile.bbox, b.profile.bbox) && !(isDivision(a) && isDivision(b)))
        .filter((b) => !sameTerritories(a, b))
        .flatMap((b) => suggestPair(a, b))
    );
  },
  load: () => import('./cross')
} as const satisfies CrossingKind<'overlay', OverlayCrossing>;
