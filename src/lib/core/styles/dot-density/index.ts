import type { ColumnProfile, TableProfile } from '../../table/profile';
import { byRole, chosen, quantities } from '../columns';
import type { StyleKind } from '../kind';
import { circleColour } from '../sole-colour';
import { dotDensitySchema, type DotDensityStyle } from './schema';

/** Quantities that may be strewn, counts first; only areas have an inside. */
function stocks(profile: TableProfile): ColumnProfile[] {
  if (profile.geometry !== 'polygon') return [];
  const strewn = quantities(profile).filter((c) => c.role !== 'rate' && (c.max ?? 0) > 0);
  return byRole(strewn, ['count', 'measure']);
}

/** A stock strewn as dots: where it is dense is seen at once. */
export const dotDensity = {
  kind: 'dot-density',
  words: {
    name: { fr: 'Semis de points', en: 'Dot density' },
    hint: {
      fr: 'Un effectif\u00a0: autant de points que d’unités, semés dans chaque surface',
      en: 'A count: as many dots as units, strewn inside each area'
    }
  },
  schema: dotDensitySchema,
  columns: stocks,
  propose(profile, context) {
    const counts = stocks(profile).filter((c) => c.role === 'count' && c.distinct > 1);
    const column = chosen(counts, 'count', context.subject);
    if (!column) return null;
    const style: DotDensityStyle = {
      kind: 'dot-density',
      column: column.name,
      colour: circleColour(context),
      radius: 1.5
    };
    return {
      // circles tell how many, dots where: the first is asked for more often
      score: 0.3,
      style,
      reason: {
        fr: `«\u00a0${column.name}\u00a0» est un effectif\u00a0: un semis montre où il se concentre`,
        en: `“${column.name}” is a count: dots show where it gathers`
      }
    };
  },
  load: () => import('./compile')
} as const satisfies StyleKind<'dot-density', DotDensityStyle>;
