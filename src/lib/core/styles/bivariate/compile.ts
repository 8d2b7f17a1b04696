import type { Compiled } from '../../marks/marks';
import { geometryOf, type FeatureTable } from '../../table/table';
import { methodBreaks } from '../classes/break-methods';
import { classOf, readableBreaks, sortedValues } from '../classes/breaks';
import { numbersOf } from '../column-values';
import type { CompileContext } from '../kind';
import { NO_DATA, paintMarks } from '../paint-marks';
import type { BivariateStyle } from './schema';
import { SIDE, squareOf } from './square';

/** Readable terciles of a column; undefined without values. */
function terciles(table: FeatureTable, column: string): number[] | undefined {
  const sorted = sortedValues(numbersOf(table, column));
  const breaks = readableBreaks(sorted, methodBreaks(sorted, 'quantile', SIDE), 0.5);
  return breaks.length < 2 ? undefined : breaks;
}

/** The same style with its breaks: those it holds, else the terciles of each column. */
export function resolve(table: FeatureTable, style: BivariateStyle): BivariateStyle {
  if (style.breaks && style.secondBreaks) return style;
  const breaks = style.breaks ?? terciles(table, style.column);
  const secondBreaks = style.secondBreaks ?? terciles(table, style.second);
  return { ...style, ...(breaks && { breaks }), ...(secondBreaks && { secondBreaks }) };
}

/** Colour by the classes of both columns; rows that lack either are « sans donnée ». */
export function compile(table: FeatureTable, style: BivariateStyle, context: CompileContext): Compiled {
  if (geometryOf(table) === 'none') return { marks: [], legend: { type: 'table', count: table.rows } };
  const { breaks = [], secondBreaks = [] } = resolve(table, style);
  const across = Math.max(0, breaks.length - 1);
  const up = Math.max(0, secondBreaks.length - 1);
  const colours = squareOf(style.palette, across, up, context.theme);
  const first = numbersOf(table, style.column);
  const second = numbersOf(table, style.second);
  const counts = colours.map((row) => row.map(() => 0));
  let noData = 0;
  const classOfRow = Int32Array.from(first, (value, row) => {
    const i = classOf(breaks, value);
    const j = classOf(secondBreaks, second[row] as number);
    if (i === NO_DATA || j === NO_DATA) {
      noData++;
      return NO_DATA;
    }
    const counted = counts[j] as number[];
    counted[i] = (counted[i] as number) + 1;
    return j * across + i;
  });
  return {
    marks: paintMarks(table, classOfRow, colours.flat(), style.size, context),
    legend: {
      type: 'bivariate',
      column: style.column,
      second: style.second,
      breaks,
      secondBreaks,
      colours,
      counts,
      noData
    }
  };
}
