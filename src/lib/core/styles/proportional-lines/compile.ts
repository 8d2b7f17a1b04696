import type { Compiled } from '../../marks/marks';
import { geometryOf, type FeatureTable } from '../../table/table';
import { legendStops } from '../circles/legend-stops';
import { numbersOf } from '../column-values';
import type { CompileContext } from '../kind';
import { colourOf } from '../palettes';
import { clear, paintRows, rgba } from '../rgba';
import { largest, widthOf } from '../width-of';
import type { ProportionalLinesStyle } from './schema';

/** Lines without a figure are a grey hair, so that the network stays whole. */
const HAIR = 0.75;

/** The same style with the value that its widest line stands for. */
export function resolve(table: FeatureTable, style: ProportionalLinesStyle): ProportionalLinesStyle {
  if (style.maxValue !== undefined) return style;
  const max = largest(numbersOf(table, style.column));
  return max > 0 ? { ...style, maxValue: max } : style;
}

/**
 * Lines in one colour, as wide as their value; zeros are not drawn, rows without a figure are a grey hair. All of one
 * colour, they need no order: none hides another.
 */
export function compile(table: FeatureTable, style: ProportionalLinesStyle, context: CompileContext): Compiled {
  if (geometryOf(table) === 'none') return { marks: [], legend: { type: 'table', count: table.rows } };
  const { theme } = context;
  const maxValue = resolve(table, style).maxValue ?? 1;
  const values = numbersOf(table, style.column);
  const colour = colourOf(style.colour, theme);
  const [full, none] = [rgba(colour), rgba(colourOf('carte-sans-donnee', theme))];
  const drawn = values.reduce((n, value) => (value > 0 ? n + 1 : n), 0);
  const known = values.filter((value) => !Number.isNaN(value));
  return {
    marks: [
      {
        mark: 'lines',
        shape: context.shape('own').id,
        width: Float32Array.from(values, (value) =>
          value > 0 ? widthOf(value, maxValue, style.maxWidth) : value === 0 ? 0 : HAIR
        ),
        stroke: paintRows(table.rows, (row) => {
          const value = values[row] as number;
          return value > 0 ? full : value === 0 ? clear : none;
        })
      }
    ],
    legend: {
      type: 'proportional-lines',
      column: style.column,
      colour,
      stops: legendStops(largest(values), known.every(Number.isInteger)).map((value) => ({
        value,
        width: widthOf(value, maxValue, style.maxWidth)
      })),
      drawn,
      // zero is a figure, though it has no line; a loss has none that would be true
      noData: values.reduce((n, value) => (value >= 0 ? n : n + 1), 0)
    }
  };
}
