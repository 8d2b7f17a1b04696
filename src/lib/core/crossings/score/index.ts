import type { ColumnProfile } from '../../table/profile';
import { freeName } from '../add-columns';
import type { CrossingInput, CrossingKind, Suggestion } from '../kind';
import { neverFigure } from '../names';
import { rows } from '../sizes';
import { scoreColumns, type ScoreCrossing, scoreSchema } from './schema';

const MOST_CRITERIA = 3;
/** A quarter of fewer areas than these says nothing. */
const FEWEST_AREAS = 8;

/** Where the highest quarter of a column begins, to three figures; null when values hardly differ. */
function highest({ quantiles, min, max, distinct }: ColumnProfile): number | null {
  const quarter = quantiles?.[15];
  if (quarter === undefined || distinct < FEWEST_AREAS) return null;
  const value = Number(quarter.toPrecision(3));
  return value > (min ?? Infinity) && value <= (max ?? -Infinity) ? value : null;
}

const listed = (words: readonly string[], and: string): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`;

function suggestFor(input: CrossingInput): Suggestion<ScoreCrossing>[] {
  if (input.profile.geometry !== 'polygon' || input.profile.placed < FEWEST_AREAS) return [];
  const criteria = input.profile.columns
    .filter((c) => c.role === 'rate' && c.type === 'number' && !neverFigure(c.name) && !/^score(_|$)/.test(c.name))
    .flatMap((c) => {
      const value = highest(c);
      return value === null ? [] : [{ column: c.name, op: '>=' as const, value }];
    })
    .slice(0, MOST_CRITERIA);
  if (criteria.length < 2) return [];
  const free = freeName('score', new Set(input.profile.columns.map((c) => c.name)));
  const names = criteria.map((c) => c.column);
  const fr = listed(
    names.map((name) => `«\u00a0${name}\u00a0»`),
    'et'
  );
  const en = listed(
    names.map((name) => `“${name}”`),
    'and'
  );
  return [
    {
      spec: { kind: 'score', layer: input.layer, criteria, ...(free !== 'score' && { as: free }) },
      score: 0.54,
      sentence: {
        fr: `Repérer dans «\u00a0${input.name}\u00a0» où se cumulent ${fr}, chacun dans son quart le plus élevé`,
        en: `Find in “${input.name}” where ${en} meet, each in its highest quarter`
      },
      name: { fr: `${input.name}\u00a0: critères cumulés`, en: `${input.name}: criteria met` }
    }
  ];
}

/** How many criteria are met at once. */
export const score = {
  kind: 'score',
  words: {
    name: { fr: 'Cumuler des critères', en: 'Add up criteria' },
    hint: {
      fr: 'Compte combien de critères (une colonne et un seuil) chaque zone remplit, et dit lesquels',
      en: 'Counts how many criteria (a column and a threshold) each area meets, and says which'
    }
  },
  schema: scoreSchema,
  inputs: (spec) => [spec.layer],
  addsColumns: () => true,
  rename: (spec, rename) => ({ ...spec, layer: rename(spec.layer) }),
  title: ({ layer }, nameOf) => ({
    fr: `${nameOf(layer).fr}\u00a0: critères remplis`,
    en: `${nameOf(layer).en}: criteria met`
  }),
  cost: (_, [layer]) => 0.001 * rows(layer),
  subject: (spec) => scoreColumns(spec).score,
  suggest: (inputs) => inputs.flatMap(suggestFor),
  load: () => import('./cross')
} as const satisfies CrossingKind<'score', ScoreCrossing>;
