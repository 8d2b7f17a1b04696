import type { ColumnProfile } from '../../table/profile';
import { aroundZero, byRole, chosen, isExtent, quantities } from '../columns';
import { crowded } from '../crowded';
import type { StyleKind } from '../kind';
import { colouredSize } from '../own-size';
import { classPalette } from '../sole-colour';
import { classesSchema, type ClassesStyle } from './schema';

const called = {
  rate: { fr: 'un taux', en: 'a rate' },
  count: { fr: 'un effectif', en: 'a count' },
  measure: { fr: 'une mesure', en: 'a measure' }
} as const;

/** Breaks with the ends of a column's values around them, those beyond its values left out; null when none is left. */
function aroundBreaks({ min, max }: ColumnProfile, breaks: readonly number[]): number[] | null {
  if (min === undefined || max === undefined) return null;
  const between = breaks.filter((at) => at > min && at < max);
  return between.length > 0 && between.length < 7 ? [min, ...between, max] : null;
}

/** Choropleth, or classed lines and points. */
export const classes = {
  kind: 'classes',
  words: {
    name: { fr: 'Classes de couleur', en: 'Colour classes' },
    hint: {
      fr: 'Un taux, une densité ou une mesure, du plus clair au plus fort',
      en: 'A rate, a density or a measure, from light to strong'
    }
  },
  schema: classesSchema,
  columns(profile) {
    return byRole(quantities(profile), ['rate', 'measure', 'count']);
  },
  propose(profile, context) {
    if (profile.geometry === 'none') return null;
    // a stock on areas is never proposed in classes: large areas would look important for their size
    const suits = quantities(profile).filter(
      (c) =>
        c.distinct > 1 &&
        (c.role !== 'count' || profile.geometry === 'line') &&
        // nor the size of areas, which the map shows already
        !(c.role === 'measure' && profile.geometry === 'polygon' && isExtent(c))
    );
    const column =
      chosen(suits, 'rate', context.subject) ??
      chosen(suits, 'count', undefined) ??
      suits.find((c) => c.role === 'measure' && !isExtent(c)) ??
      null;
    if (!column) return null;
    const subject = column.name === context.subject;
    const turning = aroundZero(column);
    const breaks = subject && context.breaks ? aroundBreaks(column, context.breaks) : null;
    const style: ClassesStyle = {
      kind: 'classes',
      column: column.name,
      ...(breaks
        ? { method: 'manual', classes: breaks.length - 1, breaks }
        : { method: 'quantile', classes: turning ? 6 : 5 }),
      palette: turning ? 'bleu-brique' : classPalette(context),
      size: colouredSize(profile).size
    };
    // two surfaces at full strength hide each other: only a subject may be the second one
    const second = crowded(profile.geometry, context) && !subject;
    // traffic is what a line is about, its few lanes are not
    const flow = column.role === 'count' && (column.max ?? 0) > 24;
    const score = second ? 0.35 : subject ? 0.95 : column.role === 'rate' ? 0.78 : flow ? 0.7 : 0.5;
    const said = column.role === 'rate' || column.role === 'count' ? called[column.role] : called.measure;
    return {
      score,
      style,
      reason: {
        fr: `«\u00a0${column.name}\u00a0» est ${said.fr}\u00a0: classes de couleur`,
        en: `“${column.name}” is ${said.en}: colour classes`
      }
    };
  },
  load: () => import('./compile')
} as const satisfies StyleKind<'classes', ClassesStyle>;
