import { freeName } from '../add-columns';
import { boxesMeet } from '../boxes';
import type { CrossingInput, CrossingKind, Suggestion } from '../kind';
import { eachOf } from '../sentences';
import { areTerritories, isDivision, sameTerritories } from '../territory';
import { total } from '../sizes';
import { type AreaShareCrossing, areaShareColumns, areaShareSchema } from './schema';

/**
 * Territories cover one another; zones of one kind in zones of another are seldom what is meant, and if so, of the many that
 * are small (parcels).
 */
function scoreOf(areas: CrossingInput, over: CrossingInput): number {
  if (areTerritories(areas)) return areTerritories(over) ? 0.4 : 0.76;
  return areas.profile.placed > over.profile.placed ? 0.46 : 0.44;
}

function suggestPair(areas: CrossingInput, over: CrossingInput): Suggestion<AreaShareCrossing> {
  const each = eachOf(areas);
  const free = freeName('part_pct', new Set(areas.profile.columns.map((c) => c.name)));
  return {
    spec: {
      kind: 'area-share',
      areas: areas.layer,
      over: over.layer,
      ...(free !== 'part_pct' && { as: free })
    },
    score: scoreOf(areas, over),
    sentence: {
      fr: `Mesurer la part de ${each.fr} que couvre «\u00a0${over.name}\u00a0»`,
      en: `Measure the share of ${each.en} covered by “${over.name}”`
    },
    name: { fr: `Part couverte par «\u00a0${over.name}\u00a0»`, en: `Share covered by “${over.name}”` }
  };
}

/** Share of areas that other areas cover. */
export const areaShare = {
  kind: 'area-share',
  words: {
    name: { fr: 'Part couverte', en: 'Share covered' },
    hint: {
      fr: 'Mesure ce que les zones de l’autre couche couvrent, en km² et en\u00a0%\u00a0; ce qui se chevauche compte une fois',
      en: 'Measures what the areas of the other layer cover, in km² and in %; what overlaps counts once'
    }
  },
  schema: areaShareSchema,
  inputs: (spec) => [spec.areas, spec.over],
  addsColumns: () => true,
  rename: (spec, rename) => ({ ...spec, areas: rename(spec.areas), over: rename(spec.over) }),
  title: ({ areas, over }, nameOf) => ({
    fr: `${nameOf(areas).fr}\u00a0: part couverte par «\u00a0${nameOf(over).fr}\u00a0» (%)`,
    en: `${nameOf(areas).en}: share covered by “${nameOf(over).en}” (%)`
  }),
  cost: (_, sizes) => 5e-4 * total(sizes, 'vertices') + 0.005 * total(sizes, 'rows'),
  subject: (spec) => areaShareColumns(spec).share,
  suggest: (inputs) => {
    const polygons = inputs.filter((i) => i.profile.geometry === 'polygon' && i.profile.placed > 0);
    // a division covers all or nothing of what it divides
    return polygons
      .filter((areas) => areas.profile.placed > 1)
      .flatMap((areas) =>
        polygons
          .filter((over) => over !== areas && !isDivision(over) && boxesMeet(areas.profile.bbox, over.profile.bbox))
          .filter((over) => !sameTerritories(areas, over))
          .map((over) => suggestPair(areas, over))
      );
  },
  load: () => import('./cross')
} as const satisfies CrossingKind<'area-share', AreaShareCrossing>;
