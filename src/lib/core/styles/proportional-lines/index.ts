import { byRole, chosen, isExtent, quantities } from '../columns';
import { crowded } from '../crowded';
import type { StyleKind } from '../kind';
import { soleColour } from '../sole-colour';
import { proportionalLinesSchema, type ProportionalLinesStyle } from './schema';

/** Lines as wide as what they carry: traffic, capacity, flow. */
export const proportionalLines = {
  kind: 'proportional-lines',
  words: {
    name: { fr: 'Lignes proportionnelles', en: 'Proportional lines' },
    hint: {
      fr: 'Un trafic, un débit\u00a0: la largeur du trait est la valeur',
      en: 'A traffic: the line’s width is the value'
    }
  },
  schema: proportionalLinesSchema,
  columns(profile) {
    if (profile.geometry !== 'line') return [];
    const carried = quantities(profile).filter((c) => (c.max ?? 0) > 0 && !isExtent(c));
    return byRole(carried, ['count', 'measure', 'rate']);
  },
  propose(profile, context) {
    const counts = proportionalLines.columns(profile).filter((c) => c.role === 'count' && c.distinct > 1);
    const column = chosen(counts, 'count', context.subject);
    // its few lanes are not what a line carries
    if (!column || (column.max ?? 0) <= 24) return null;
    const style: ProportionalLinesStyle = {
      kind: 'proportional-lines',
      column: column.name,
      colour: soleColour('line', context),
      maxWidth: 12
    };
    return {
      // classes tell a dense network better; widths suit few lines, and lines beside others in colours
      score: crowded('line', context) ? 0.6 : 0.66,
      style,
      reason: {
        fr: `«\u00a0${column.name}\u00a0» est un effectif porté par des lignes\u00a0: largeurs proportionnelles`,
        en: `“${column.name}” is a count carried by lines: proportional widths`
      }
    };
  },
  load: () => import('./compile')
} as const satisfies StyleKind<'proportional-lines', ProportionalLinesStyle>;
