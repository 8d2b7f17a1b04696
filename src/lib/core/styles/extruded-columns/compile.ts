import type { Compiled, Mark, Rgba } from '../../marks/marks';
import { geometryOf, type FeatureTable } from '../../table/table';
import { legendStops } from '../circles/legend-stops';
import { classOf } from '../classes/breaks';
import { compile as compileClasses, resolve as resolveClasses } from '../classes/compile';
import { numbersOf } from '../column-values';
import type { CompileContext } from '../kind';
import { NO_DATA } from '../paint-marks';
import { colourOf } from '../palettes';
import { hidden, paintRows, rgba } from '../rgba';
import { largest } from '../width-of';
import { classesOf, withClassesOf, type ExtrudedColumnsStyle } from './schema';

/** Strength of the dark edge of columns in classes, 0 to 255. */
const RING = 150;

/** The same style with the value of its tallest column, and the breaks of its colours. */
export function resolve(table: FeatureTable, style: ExtrudedColumnsStyle): ExtrudedColumnsStyle {
  const classes = classesOf(style);
  const coloured = classes ? withClassesOf(style, resolveClasses(table, classes)) : style;
  if (coloured.maxValue !== undefined) return coloured;
  const max = largest(numbersOf(table, style.column));
  return max > 0 ? { ...coloured, maxValue: max } : coloured;
}

/** Height of a value on a tilted map, CSS pixels: linear from zero, however small; zero and below have none. */
export function heightOf(value: number, maxValue: number, maxHeight: number): number {
  return value > 0 && Number.isFinite(value) ? (maxHeight * value) / maxValue : 0;
}

/** One column per placed row of positive value, on an inner point of areas. */
export function compile(table: FeatureTable, style: ExtrudedColumnsStyle, context: CompileContext): Compiled {
  const geometry = geometryOf(table);
  if (geometry === 'none') return { marks: [], legend: { type: 'table', count: table.rows } };
  const { theme } = context;
  const { maxValue = 1, maxHeight, width } = resolve(table, style);
  const values = numbersOf(table, style.column);
  const inside = context.shape('inside');
  const coloured = classesOf(style);
  const shown = coloured && compileClasses(table, coloured, context).legend;
  const classes = shown?.type === 'classes' ? shown : null;
  const fill = colourOf(style.colour, theme);

  const marks: Mark[] = [];
  // faint edges tell which area a column stands for
  if (geometry === 'polygon')
    marks.push({
      mark: 'outlines',
      shape: context.shape('own').id,
      stroke: rgba(colourOf('carte-lim-dep', theme), 128)
    });
  marks.push({
    mark: 'columns',
    shape: inside.id,
    height: Float32Array.from(values, (value) => heightOf(value, maxValue, maxHeight)),
    width,
    fill: classes && coloured ? paintOf(numbersOf(table, coloured.column), classes, context) : rgba(fill),
    // the palest class would be lost on paper between two edges of its colour
    stroke: classes ? rgba(colourOf('carte-hachure', theme), RING) : rgba(colourOf('carte-cercle-trait', theme))
  });

  const drawn = Float64Array.from(inside.row, (row) => values[row] as number).filter(
    (value) => value > 0 && Number.isFinite(value)
  );
  const count = (of: (value: number) => boolean): number => values.reduce((n, value) => n + Number(of(value)), 0);
  return {
    marks,
    legend: {
      type: 'extruded-columns',
      column: style.column,
      fill,
      width,
      stops: stopsOf(drawn).map((value) => ({
        value,
        height: heightOf(value, maxValue, maxHeight)
      })),
      total: drawn.reduce((sum, value) => sum + value, 0),
      drawn: drawn.length,
      // zero is a figure, though it has no column; what is below has none that would stand
      negative: count((value) => value < 0),
      noData: count((value) => !Number.isFinite(value)),
      classes
    }
  };
}

/** Values of the legend: up to half of the tallest column, which tells the scale as well and takes half of the room. */
function stopsOf(drawn: Float64Array): number[] {
  const whole = drawn.every((value) => Number.isInteger(value));
  const most = largest(drawn);
  const stops = legendStops(most / 2, whole);
  return stops.length > 0 ? stops : legendStops(most, whole);
}

type Classes = Extract<Compiled['legend'], { type: 'classes' }>;

/** Colour of each row by its class; rows without one are grey, those of classes that are put out nowhere. */
function paintOf(values: Float64Array, { breaks, colours, off }: Classes, { theme }: CompileContext): Uint8Array {
  const none = rgba(colourOf('carte-sans-donnee', theme));
  const bytes = colours.map((colour, i): Rgba => (off.includes(i) ? hidden : rgba(colour)));
  return paintRows(values.length, (row) => {
    const rank = classOf(breaks, values[row] as number);
    return rank === NO_DATA ? none : (bytes[rank] as Rgba);
  });
}
