import { byRole, chosen, isExtent, quantities } from '../columns';
import type { StyleKind } from '../kind';
import { circlesRadius } from '../own-size';
import { circleColour } from '../sole-colour';
import { circlesSchema, type CirclesStyle } from './schema';

/** Proportional circles: the honest drawing of a stock. */
export const circles = {
  kind: 'circles',
  words: {
    name: { fr: 'Cercles proportionnels', en: 'Proportional circles' },
    hint: { fr: 'Un effectif\u00a0: la surface du cercle est la valeur', en: 'A count: the circle’s area is the value' }
  },
  schema: circlesSchema,
  columns(profile) {
    if (profile.geometry === 'line' || profile.geometry === 'none') return [];
    const drawn = quantities(profile).filter((c) => (c.max ?? 0) > 0);
    return byRole(drawn, ['count', 'measure', 'rate']);
  },
  propose(profile, context) {
    // the same number everywhere draws nothing that one symbol does not
    const counts = circles
      .columns(profile)
      .filter((c) => c.role === 'count' && (c.distinct > 1 || c.present === 1 || c.name === context.subject));
    const column = chosen(counts, 'count', context.subject);
    if (!column) return null;
    const style: CirclesStyle = {
      kind: 'circles',
      column: column.name,
      colour: circleColour(context),
      maxRadius: circlesRadius(profile, column).size
    };
    // beside a rate, a count is most often what it was divided by: the rate is what the table was made for
    const base = profile.geometry === 'polygon' && quantities(profile).some((c) => c.role === 'rate' && c.distinct > 1);
    // hectares and kilowatts are not heads that were counted
    const amount = column.integer !== true || isExtent(column);
    return {
      score: column.name === context.subject ? 0.96 : base ? 0.76 : 0.8,
      style,
      reason: {
        fr: `«\u00a0${column.name}\u00a0» est ${amount ? 'une quantité' : 'un effectif'}\u00a0: cercles proportionnels`,
        en: `“${column.name}” is ${amount ? 'an amount' : 'a count'}: proportional circles`
      }
    };
  },
  load: () => import('./compile')
} as const satisfies StyleKind<'circles', CirclesStyle>;
