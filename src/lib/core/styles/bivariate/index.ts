import type { ColumnProfile, TableProfile } from '../../table/profile';
import { byRole, isExtent, quantities } from '../columns';
import type { StyleKind } from '../kind';
import { colouredSize } from '../own-size';
import { bivariateSchema, squareNames, type BivariateStyle } from './schema';

/** Quantities that vary, rates first; none when there is no pair of them. */
function pairable(profile: TableProfile): ColumnProfile[] {
  const varied = quantities(profile).filter((c) => c.distinct > 1);
  const found = byRole(varied, ['rate', 'measure', 'count']);
  return found.length < 2 ? [] : found;
}

/** Two rates at once, in nine colours. */
export const bivariate = {
  kind: 'bivariate',
  words: {
    name: { fr: 'Deux variables croisées', en: 'Two variables at once' },
    hint: {
      fr: 'Deux taux, trois classes chacun\u00a0: où ils vont ensemble et où ils s’opposent',
      en: 'Two rates, three classes each: where they go together and where they part'
    }
  },
  schema: bivariateSchema,
  columns: pairable,
  propose(profile, context) {
    if (profile.geometry === 'none') return null;
    // two stocks would show the size of the areas twice
    const rates = pairable(profile).filter(
      (c) => (c.role === 'rate' || c.role === 'measure') && !isExtent(c) && c.distinct > 2
    );
    const column = rates.find((c) => c.name === context.subject) ?? rates[0];
    const second = rates.find((c) => c !== column);
    if (!column || !second) return null;
    const style: BivariateStyle = {
      kind: 'bivariate',
      column: column.name,
      second: second.name,
      palette: squareNames[0],
      size: colouredSize(profile).size
    };
    return {
      // to be looked for, never what a first click shows: it takes a minute to read
      score: profile.geometry === 'polygon' && !context.surfaceTaken ? 0.3 : 0.2,
      style,
      reason: {
        fr: `«\u00a0${column.name}\u00a0» et «\u00a0${second.name}\u00a0» ensemble\u00a0: neuf couleurs`,
        en: `“${column.name}” and “${second.name}” together: nine colours`
      }
    };
  },
  load: () => import('./compile')
} as const satisfies StyleKind<'bivariate', BivariateStyle>;
