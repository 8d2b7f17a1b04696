import { boxesMeet } from '../boxes';
import type { CrossingInput, CrossingKind, Suggestion } from '../kind';
import { isPopulation, neverFigure, unitOf } from '../names';
import { eachOf } from '../sentences';
import { areTerritories, isDivision } from '../territory';
import { total } from '../sizes';
import { type InterpolateCrossing, interpolateSchema } from './schema';

const MOST_COLUMNS = 3;

/** Cells are there to be brought to other areas. */
const isGrid = ({ name }: CrossingInput): boolean => unitOf(name)?.fr === 'carreau';

/** Who lives in a zone is known by small areas; of communes, a zone is a corner where perhaps nobody lives. */
function scoreOf(from: CrossingInput, inside: boolean): number {
  if (isGrid(from)) return 0.77;
  if (!inside) return 0.56;
  return unitOf(from.name)?.fr === 'IRIS' ? 0.7 : 0.45;
}

function suggestPair(
  areas: CrossingInput,
  from: CrossingInput,
  inside: boolean
): Suggestion<InterpolateCrossing> | null {
  const known = new Set(areas.profile.columns.map((c) => c.name));
  const columns = from.profile.columns
    .filter((c) => c.role === 'count' && c.type === 'number' && (c.sum ?? 0) > 0)
    .filter((c) => !neverFigure(c.name) && !known.has(c.name))
    .map((c) => c.name)
    .sort((a, b) => Number(isPopulation(b)) - Number(isPopulation(a)))
    .slice(0, MOST_COLUMNS);
  const [first] = columns;
  if (first === undefined) return null;
  const each = eachOf(areas);
  const spec: InterpolateCrossing = { kind: 'interpolate', areas: areas.layer, from: from.layer, columns };
  return {
    spec: inside ? { ...spec, inside } : spec,
    score: scoreOf(from, inside),
    sentence: inside
      ? {
          fr: `Estimer «\u00a0${first}\u00a0» dans ${each.fr}, d’après la part de «\u00a0${from.name}\u00a0» qui s’y trouve`,
          en: `Estimate “${first}” in ${each.en}, from the part of “${from.name}” inside`
        }
      : {
          fr: `Estimer «\u00a0${first}\u00a0» dans ${each.fr}, d’après «\u00a0${from.name}\u00a0» et la surface en commun`,
          en: `Estimate “${first}” in ${each.en}, from “${from.name}” and the ground they share`
        },
    name: { fr: `${areas.name}\u00a0: ${first} (estimation)`, en: `${areas.name}: ${first} (estimate)` }
  };
}

/** Counts of areas shared out among other areas. */
export const interpolate = {
  kind: 'interpolate',
  words: {
    name: { fr: 'Répartir selon la surface', en: 'Share out by area' },
    hint: {
      fr: 'Répartit les nombres d’une couche entre les zones de l’autre, selon leur surface en commun\u00a0; le total est conservé',
      en: 'Shares the counts of one layer out among the areas of the other, by the ground in common; the total is kept'
    }
  },
  schema: interpolateSchema,
  inputs: (spec) => [spec.areas, spec.from],
  addsColumns: () => true,
  tellsTwice: ({ inside }) => inside === true,
  rename: (spec, rename) => ({ ...spec, areas: rename(spec.areas), from: rename(spec.from) }),
  title: ({ areas, from }, nameOf) => ({
    fr: `${nameOf(from).fr}, répartis entre «\u00a0${nameOf(areas).fr}\u00a0»`,
    en: `${nameOf(from).en} shared out among “${nameOf(areas).en}”`
  }),
  cost: (_, sizes) => 6e-4 * total(sizes, 'vertices') + 0.008 * total(sizes, 'rows'),
  subject: (spec) => spec.columns[0] as string,
  suggest: (inputs) => {
    const polygons = inputs.filter((i) => i.profile.geometry === 'polygon' && i.profile.placed > 1);
    // from small areas to big ones: the other way round, all would be guessed. Zones here and there have what lies in them,
    // of a division of the ground; a division has all that there is
    return polygons.flatMap((areas) => {
      const division = isDivision(areas);
      if (!division && areTerritories(areas)) return [];
      const finer = (from: CrossingInput): boolean =>
        division ? from.profile.placed > 1.5 * areas.profile.placed : isDivision(from);
      return polygons
        .filter((from) => from !== areas && boxesMeet(areas.profile.bbox, from.profile.bbox) && finer(from))
        .map((from) => suggestPair(areas, from, !division))
        .filter((s) => s !== null);
    });
  },
  load: () => import('./cross')
} as const satisfies CrossingKind<'interpolate', InterpolateCrossing>;
