import type { Compiled } from '../../marks/marks';
import { geometryOf, type FeatureTable } from '../../table/table';
import { numbersOf } from '../column-values';
import type { CompileContext } from '../kind';
import { NO_DATA, paintMarks } from '../paint-marks';
import { isDiverging, rampOf } from '../palettes';
import { breaksAroundZero, classOf, exactBreaks, readableBreaks, sortedValues } from './breaks';
import type { ClassesStyle } from './schema';

/**
 * The same style with its breaks: those it holds, else computed by its method (quantiles to start a manual one). A
 * diverging palette turns at zero when there are values on both sides of it.
 */
export function resolve(table: FeatureTable, style: ClassesStyle): ClassesStyle {
  if (style.breaks) return style;
  const sorted = sortedValues(numbersOf(table, style.column));
  const equal = style.method === 'equal';
  const around = !equal && isDiverging(style.palette) ? breaksAroundZero(sorted, style.classes) : null;
  const exact = around ?? exactBreaks(sorted, equal ? 'equal' : 'quantile', style.classes);
  const breaks = readableBreaks(sorted, exact, equal ? 0.1 : 0.5);
  return breaks.length < 2 ? style : { ...style, breaks };
}

/** Colour by class; rows without a finite value are « sans donnée ». */
export function compile(table: FeatureTable, style: ClassesStyle, context: CompileContext): Compiled {
  if (geometryOf(table) === 'none') return { marks: [], legend: { type: 'table', count: table.rows } };
  const breaks = resolve(table, style).breaks ?? [];
  const classes = Math.max(0, breaks.length - 1);
  const colours = rampOf(style.palette, classes, context.theme, style.reverse);
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
    marks: paintMarks(table, classOfRow, colours, style.size, context),
    legend: { type: 'classes', column: style.column, breaks, colours, counts, noData }
  };
}
