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

/**
 * Where a diverging palette has its middle, as a number of classes below it: where the breaks turn; of deviations, at the
 * mean, in the class that holds it or at the break that it is; else half way.
 */
function middleOf(style: ClassesStyle, breaks: readonly number[], values: Float64Array): number {
  const classes = breaks.length - 1;
  const turn = breaks.indexOf(style.turn ?? 0);
  if (turn > 0 && turn < classes) return turn;
  if (style.method !== 'deviation') return classes / 2;
  const found = values.filter(Number.isFinite);
  const mean = found.reduce((sum, n) => sum + n, 0) / found.length;
  if (style.classes % 2 === 1) return classOf(breaks, mean) + 0.5;
  const away = breaks.map((at) => Math.abs(at - mean));
  return away.indexOf(Math.min(...away));
}

/** Colours of the classes; of a diverging palette those on both sides of its middle, however many lie on each. */
function coloursOf(style: ClassesStyle, breaks: readonly number[], values: Float64Array, theme: Theme): string[] {
  const classes = Math.max(0, breaks.length - 1);
  if (classes === 0 || !isDiverging(style.palette)) return rampOf(style.palette, classes, theme, style.reverse);
  const middle = middleOf(style, breaks, values);
  const reach = Math.max(middle, classes - middle);
  const first = reach - middle;
  return rampOf(style.palette, 2 * reach, theme, style.reverse).slice(first, first + classes);
}

/** Greatest value of a class, NaN where it has none. */
function greatestOf(rank: number, classOfRow: Int32Array, values: Float64Array): number {
  let most = NaN;
  for (let row = 0; row < classOfRow.length; row++) {
    const value = values[row] as number;
    if (classOfRow[row] === rank && !(value <= most)) most = value;
  }
  return most;
}

/** Strength of the dark edge of points, 0 to 255. */
const RING = 150;

/** Colour by class; rows without a finite value are « sans donnée ». */
export function compile(table: FeatureTable, style: ClassesStyle, context: CompileContext): Compiled {
  if (geometryOf(table) === 'none') return { marks: [], legend: { type: 'table', count: table.rows } };
  const breaks = resolve(table, style).breaks ?? [];
  const values = numbersOf(table, style.column);
  const classes = Math.max(0, breaks.length - 1);
  const colours = coloursOf(style, breaks, values, context.theme);
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
      firstMost: greatestOf(0, classOfRow, values),
      histogram: histogramOf(sortedValues(values))
    }
  };
}
