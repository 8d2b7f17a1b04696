import type { LegendModel } from '../../core/marks/marks';
import { usualPattern, type PatternSpec } from '../../core/styles/single/schema';
import type { StyleSpec } from '../../core/styles/schema';

/** How a flat sample is drawn: full, edges only, or hatched. */
export type FillMode = 'fill' | 'outline' | 'hatch';

/** The way a single symbol fills its areas; other styles fill them. */
export function fillModeOf(style: StyleSpec | null): FillMode {
  return style?.kind === 'single' ? style.fill : 'fill';
}

/** How a single symbol's hatches run. */
export function patternOf(style: StyleSpec | null): PatternSpec {
  return (style?.kind === 'single' ? style.pattern : undefined) ?? usualPattern;
}

/** Rank of a legend type in reading order: the answer first, then surfaces, kinds, symbols, pictures, tables. */
export function readingRank(legend: LegendModel): number {
  return [
    'circles',
    'circles-on-classes',
    'extruded-columns',
    'flows',
    'clusters',
    'dot-density',
    'classes',
    'cells',
    'heat',
    'proportional-lines',
    'bivariate',
    'categories',
    'icons',
    'single',
    'image',
    'table'
  ].indexOf(legend.type);
}
