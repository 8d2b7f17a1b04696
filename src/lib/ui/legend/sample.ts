import type { LegendModel } from '../../core/marks/marks';
import type { StyleSpec } from '../../core/styles/schema';

/** How a flat sample is drawn: full, edges only, or hatched. */
export type FillMode = 'fill' | 'outline' | 'hatch';

/** The way a single symbol fills its areas; other styles fill them. */
export function fillModeOf(style: StyleSpec | null): FillMode {
  return style?.kind === 'single' ? style.fill : 'fill';
}

/** Rank of a legend type in reading order: the answer first, then surfaces, kinds, symbols, pictures, tables. */
export function readingRank(legend: LegendModel): number {
  return [
    'circles',
    'clusters',
    'dot-density',
    'classes',
    'cells',
    'heat',
    'bivariate',
    'categories',
    'single',
    'image',
    'table'
  ].indexOf(legend.type);
}
