import { byRole, chosen, quantities } from '../columns';
import { hidesItself, manyOf } from '../crowding';
import type { StyleKind } from '../kind';
import { classPalette } from '../sole-colour';
import { heatSchema, type HeatStyle } from './schema';

/** Density of many points as a continuous shade. */
export const heat = {
  kind: 'heat',
  words: {
    name: { fr: 'Carte de chaleur', en: 'Heat map' },
    hint: {
      fr: 'De nombreux points\u00a0: où ils se concentrent, en dégradé',
      en: 'Many points: where they gather, as a shade'
    }
  },
  schema: heatSchema,
  gathers: true,
  columns(profile) {
    if (profile.geometry === 'line' || profile.geometry === 'none') return [];
    const weights = quantities(profile).filter((c) => c.role !== 'rate' && (c.max ?? 0) > 0);
    return byRole(weights, ['count', 'measure']);
  },
  plain({ geometry }) {
    return geometry === 'line' || geometry === 'none' ? null : { kind: 'heat', palette: 'brique' };
  },
  propose(profile, context) {
    if (!hidesItself(profile)) return null;
    const counts = heat.columns(profile).filter((c) => c.name === context.subject);
    const column = chosen(counts, 'count', context.subject);
    const style: HeatStyle = {
      kind: 'heat',
      ...(column && { column: column.name }),
      palette: classPalette(context)
    };
    const many = manyOf(profile.placed);
    return {
      score: context.surfaceTaken ? 0.33 : 0.82,
      style,
      reason: {
        fr: `${many.fr}\u00a0: un dégradé montre où ils se concentrent`,
        en: `${many.en}: a shade shows where they gather`
      }
    };
  },
  load: () => import('./compile')
} as const satisfies StyleKind<'heat', HeatStyle>;
