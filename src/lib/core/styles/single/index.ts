import type { StyleKind } from '../kind';
import { soleColour } from '../sole-colour';
import { singleSchema, type SingleStyle } from './schema';

const sizes = { point: 4, line: 2, polygon: 4, none: 4 } as const;

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
    const style: SingleStyle = {
      kind: 'single',
      colour: soleColour(geometry, context),
      fill: 'fill',
      size: sizes[geometry]
    };
    const others = context.usedColours.length + context.usedPalettes.length > 0;
    if (geometry === 'polygon' && (context.surfaceTaken || others)) {
      return {
        // contours are the better choice over a second surface, the lesser one when the areas have figures to show
        score: context.surfaceTaken ? 0.72 : 0.4,
        style: { ...style, fill: 'outline' },
        reason: {
          fr: 'contours seulement\u00a0: une autre couche porte déjà le propos',
          en: 'outlines only: another layer already carries the message'
        }
      };
    }
    return {
      score: 0.4,
      style,
      reason: { fr: 'symbole unique\u00a0: aucune variable à montrer', en: 'single symbol: no variable to show' }
    };
  },
  load: () => import('./compile')
} as const satisfies StyleKind<'single', SingleStyle>;
