import type { Compiled } from '../../marks/marks';
import { geometryOf, type FeatureTable } from '../../table/table';
import { numbersOf } from '../column-values';
import type { CompileContext, Theme } from '../kind';
import { NO_DATA, paintMarks } from '../paint-marks';
import { colourOf, isDiverging, rampOf } from '../palettes';
import { rgba } from '../rgba';
import { methodBreaks } from './break-methods';
import { breaksAround, classOf, readableBreaks, sortedValues } from './breaks';
import { histogramOf } from './histogram';
import type { ClassesStyle } from './schema';

/** How far a break may move towards its neighbour for a readable figure: evenly spaced ones must still look so. */
const slack = { quantile: 0.5, jenks: 0.5, geometric: 0.2, deviation: 0.2, equal: 0.1, pretty: 0 } as const;

/**
 * The same style with its breaks: those it holds, else computed by its method (quantiles to start a manual one). A
 * diverging palette turns at `turn` (zero) when there are values on both sides of it.
 */
export function resolve(table: FeatureTable, style: ClassesStyle): ClassesStyle {
  if (style.breaks) return style;
  const sorted = sortedValues(numbersOf(table, style.column));
  const method = style.method === 'manual' ? 'quantile' : style.method;
  const around = isDiverging(style.palette)
    ? breaksAround(sorted, style.turn ?? 0, style.classes, (values, classes) => methodBreaks(values, method, classes))
    : null;
  const exact = around ?? methodBreaks(sorted, method, style.classes);
  const breaks = readableBreaks(sorted, exact, slack[method], around ? (style.turn ?? 0) : undefined);
  return breaks.length < 2 ? style : { ...style, breaks };
}

/** Colours of the classes; a diverging palette has its middle where the breaks turn, however many lie on each side. */
function coloursOf(style: ClassesStyle, breaks: readonly number[], theme: Theme): string[] {
  const classes = Math.max(0, breaks.length - 1);
  const below = isDiverging(style.palette) ? breaks.indexOf(style.turn ?? 0) : -1;
  if (below <= 0 || below >= classes) return rampOf(style.palette, classes, theme, style.reverse);
  const half = Math.max(below, classes - below);
  return rampOf(style.palette, 2 * half, theme, style.reverse).slice(half - below, half + classes - below);
}

/** Strength of the dark edge of points, 0 to 255. */
const RING = 150;

/** Colour by class; rows without a finite value are « sans donnée ». */
export function compile(table: FeatureTable, style: ClassesStyle, context: CompileContext): Compiled {
  if (geometryOf(table) === 'none') return { marks: [], legend: { type: 'table', count: table.rows } };
  const breaks = resolve(table, style).breaks ?? [];
  const classes = Math.max(0, breaks.length - 1);
  const colours = coloursOf(style, breaks, context.theme);
  const values = numbersOf(table, style.column);
  const classOfRow = new Int32Array(table.rows);
  const counts = new Array<number>(classes).fill(0);
  let noData = 0;
  for (let row = 0; row < table.rows; row++) {
    const found = classOf(breaks, values[row] as number);
    classOfRow[row] = found;
    if (found === NO_DATA) noData++;
    else counts[found] = (counts[found] as number) + 1;
  }
  return {
    marks: paintMarks(table, classOfRow, colours, style.size, context, {
      off: style.off,
      // the palest class would be lost on paper between two edges of its colour
      ring: rgba(colourOf('carte-hachure', context.theme), RING)
    }),
    legend: {
      type: 'classes',
      column: style.column,
      breaks,
      colours,
      counts,
      noData,
      off: style.off ?? [],
      histogram: histogramOf(sortedValues(values))
    }
  };
}
