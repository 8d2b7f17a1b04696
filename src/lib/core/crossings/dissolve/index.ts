import type { ColumnProfile } from '../../table/profile';
import { codeFamily, identifies } from '../codes';
import type { CrossingInput, CrossingKind, Suggestion } from '../kind';
import { areTerritories } from '../territory';
import { rows, vertices } from '../sizes';
import { type DissolveCrossing, dissolveSchema } from './schema';

const MOST_COLUMNS = 2;

/** Columns that gather areas: codes of a higher level (EPCI, département) first, then kinds. */
function gatheringColumns({ profile }: CrossingInput): ColumnProfile[] {
  const order = (c: ColumnProfile): number => (c.role === 'code' ? 0 : 1);
  return profile.columns
    .filter((c) => (c.role === 'code' && c.type === 'text' && codeFamily(c) !== 'postal') || c.role === 'category')
    .filter((c) => !identifies(c, profile) && c.missing === 0 && c.distinct >= 2 && 2 * c.distinct <= profile.rows)
    .sort((a, b) => order(a) - order(b))
    .slice(0, MOST_COLUMNS);
}

function suggestBy(input: CrossingInput, column: ColumnProfile): Suggestion<DissolveCrossing> {
  return {
    spec: { kind: 'dissolve', layer: input.layer, by: column.name },
    // communes into EPCI; zones that are not territories (« 01 », « 02 » of a flood plan) are parted for a reason
    score: column.role === 'code' && areTerritories(input) ? 0.48 : 0.34,
    sentence: {
      fr: `Fusionner les zones de «\u00a0${input.name}\u00a0» par «\u00a0${column.name}\u00a0»`,
      en: `Merge the areas of “${input.name}” by “${column.name}”`
    },
    name: { fr: `${input.name}, par ${column.name}`, en: `${input.name}, by ${column.name}` }
  };
}

function suggestWhole(input: CrossingInput): Suggestion<DissolveCrossing> {
  return {
    spec: { kind: 'dissolve', layer: input.layer },
    score: 0.22,
    sentence: {
      fr: `Fusionner toutes les zones de «\u00a0${input.name}\u00a0» en une seule`,
      en: `Merge all the areas of “${input.name}” into one`
    },
    name: { fr: `Étendue de «\u00a0${input.name}\u00a0»`, en: `Extent of “${input.name}”` }
  };
}

/** Areas merged by a column: communes into intercommunalités, zones into one. */
export const dissolve = {
  kind: 'dissolve',
  words: {
    name: { fr: 'Fusionner des zones', en: 'Merge areas' },
    hint: {
      fr: 'Efface les limites entre les zones de même valeur\u00a0; les nombres sont additionnés, les taux laissés de côté',
      en: 'Removes the borders between areas of the same value; counts are added up, rates left out'
    }
  },
  schema: dissolveSchema,
  inputs: (spec) => [spec.layer],
  rename: (spec, rename) => ({ ...spec, layer: rename(spec.layer) }),
  title: ({ layer }, nameOf) => ({
    fr: `${nameOf(layer).fr}, fusionnées`,
    en: `${nameOf(layer).en}, merged`
  }),
  cost: (_, [layer]) => 5e-4 * vertices(layer) + 0.025 * rows(layer),
  subject: () => null,
  suggest: (inputs) =>
    inputs
      .filter((i) => i.profile.geometry === 'polygon' && i.profile.placed > 1)
      .flatMap((i) => [
        ...gatheringColumns(i).map((column) => suggestBy(i, column)),
        // territories together are another territory, or nothing of their own
        ...(areTerritories(i) ? [] : [suggestWhole(i)])
      ]),
  load: () => import('./cross')
} as const satisfies CrossingKind<'dissolve', DissolveCrossing>;
