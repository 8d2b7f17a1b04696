import type { StyleKind } from '../kind';
import { soleSize } from '../own-size';
import { soleColour, themeColour } from '../sole-colour';
import { singleSchema, type SingleStyle } from './schema';

/** One symbol for all features: what can always be drawn. */
export const single = {
  kind: 'single',
  words: {
    name: { fr: 'Symbole unique', en: 'Single symbol' },
    hint: { fr: 'Tous les objets de la même façon', en: 'Every feature the same way' }
  },
  schema: singleSchema,
  columns: () => [],
  propose(profile, context) {
    const { geometry } = profile;
    const others = context.usedColours.length + context.usedPalettes.length > 0;
    const aside = geometry === 'polygon' && (context.surfaceTaken || others);
    const mark = geometry === 'polygon' ? (aside ? 'outline' : 'surface') : geometry === 'line' ? 'line' : 'point';
    const style: SingleStyle = {
      kind: 'single',
      colour: soleColour(mark, context),
      fill: aside ? 'outline' : 'fill',
      size: soleSize(profile).size
    };
    if (!aside) {
      return {
        score: 0.4,
        style,
        reason: { fr: 'symbole unique\u00a0: aucune variable à montrer', en: 'single symbol: no variable to show' }
      };
    }
    // zones of a subject (a risk, a wood, what was kept) are read by their inside, limits by their edge
    const zones = context.ground === true || themeColour(context.topic) !== undefined;
    return {
      // the lesser choice when the areas have figures to show and nothing is filled yet
      score: context.surfaceTaken ? 0.72 : 0.4,
      style: zones ? { ...style, fill: 'hatch' } : style,
      reason: zones
        ? {
            fr: 'hachures\u00a0: une autre couche porte déjà le propos',
            en: 'hatches: another layer already carries the message'
          }
        : {
            fr: 'contours seulement\u00a0: une autre couche porte déjà le propos',
            en: 'outlines only: another layer already carries the message'
          }
    };
  },
  load: () => import('./compile')
} as const satisfies StyleKind<'single', SingleStyle>;
