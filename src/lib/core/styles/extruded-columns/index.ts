import { circles } from '../circles';
import { classes } from '../classes';
import type { StyleKind } from '../kind';
import { extrudedColumnsSchema, type ExtrudedColumnsStyle } from './schema';

/** Extruded columns: a stock as heights on a tilted map. */
export const extrudedColumns = {
  kind: 'extruded-columns',
  words: {
    name: { fr: 'Colonnes', en: 'Columns' },
    hint: {
      fr: 'Un effectif\u00a0: la hauteur de la colonne est la valeur, sur une carte inclinée',
      en: 'A count: the column’s height is the value, on a tilted map'
    }
  },
  schema: extrudedColumnsSchema,
  columns: (profile) => circles.columns(profile),
  seconds: (profile) => classes.columns(profile),
  propose(profile, context) {
    // a stock that circles tell; where they say nothing, heights say nothing either
    const said = circles.propose(profile, context)?.style;
    if (!said) return null;
    const { column, colour } = said;
    const width = profile.geometry === 'point' ? 12 : 14;
    const style: ExtrudedColumnsStyle = { kind: 'extruded-columns', column, colour, maxHeight: 140, width };
    return {
      // columns hide one another, and a tilted map its far side: a choice to be made, never the first sight
      score: 0.2,
      style,
      reason: {
        fr: `«\u00a0${column}\u00a0» est un effectif\u00a0: des colonnes en font ressortir les plus forts, sur une carte inclinée`,
        en: `“${column}” is a count: columns bring out the largest, on a tilted map`
      }
    };
  },
  load: () => import('./compile')
} as const satisfies StyleKind<'extruded-columns', ExtrudedColumnsStyle>;
