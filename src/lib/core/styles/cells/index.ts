import type { TableProfile } from '../../table/profile';
import { byRole, chosen, quantities } from '../columns';
import { hidesItself, manyOf } from '../crowding';
import type { ProposeContext, StyleKind } from '../kind';
import { classPalette } from '../sole-colour';
import { cellsSchema, type CellsStyle } from './schema';

/** What the cells tell: the mean of a rate, the sum of a count where the layer is about one, else how many points. */
function told(profile: TableProfile, { subject }: ProposeContext): Pick<CellsStyle, 'measure' | 'column'> {
  const figures = quantities(profile).filter((c) => c.distinct > 1);
  const rate = chosen(figures, 'rate', subject);
  if (rate?.role === 'rate') return { measure: 'mean', column: rate.name };
  const about = figures.find((c) => c.name === subject);
  if (about) return { measure: about.role === 'count' ? 'sum' : 'mean', column: about.name };
  return { measure: 'count' };
}

const words = {
  count: { fr: 'leur nombre par hexagone', en: 'their number by hexagon' },
  sum: { fr: 'la somme par hexagone', en: 'the sum by hexagon' },
  mean: { fr: 'la moyenne par hexagone', en: 'the mean by hexagon' }
} as const;

/** Points gathered in hexagons or squares of the same ground. */
export const cells = {
  kind: 'cells',
  words: {
    name: { fr: 'Mailles', en: 'Cells' },
    hint: {
      fr: 'De nombreux points, comptés dans des hexagones ou des carrés de même surface',
      en: 'Many points, counted in hexagons or squares of the same area'
    }
  },
  schema: cellsSchema,
  gathers: true,
  columns(profile) {
    if (profile.geometry === 'line' || profile.geometry === 'none') return [];
    return byRole(quantities(profile), ['count', 'rate', 'measure']);
  },
  plain({ geometry }) {
    if (geometry === 'line' || geometry === 'none') return null;
    return { kind: 'cells', shape: 'hexagons', measure: 'count', method: 'quantile', classes: 5, palette: 'ocre' };
  },
  propose(profile, context) {
    if (!hidesItself(profile)) return null;
    const measured = told(profile, context);
    const style: CellsStyle = {
      kind: 'cells',
      shape: 'hexagons',
      ...measured,
      method: 'quantile',
      classes: 5,
      palette: classPalette(context)
    };
    const [many, by] = [manyOf(profile.placed), words[measured.measure]];
    const about = measured.column;
    return {
      // a second filled surface would hide the first
      score: context.surfaceTaken ? 0.34 : 0.9,
      style,
      reason: {
        fr: `${many.fr}\u00a0: ${by.fr}${about === undefined ? '' : ` de «\u00a0${about}\u00a0»`}`,
        en: `${many.en}: ${by.en}${about === undefined ? '' : ` of “${about}”`}`
      }
    };
  },
  load: () => import('./compile')
} as const satisfies StyleKind<'cells', CellsStyle>;
