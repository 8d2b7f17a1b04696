import type { Compiled, Mark } from '../../marks/marks';
import { shapePoints } from '../../marks/shape-points';
import { geometryOf, type FeatureTable } from '../../table/table';
import { numbersOf } from '../column-values';
import type { CompileContext } from '../kind';
import { colourOf } from '../palettes';
import { rgba } from '../rgba';
import { legendStops } from './legend-stops';
import type { CirclesStyle } from './schema';

/** Radius below which a circle is no longer seen, CSS pixels: the only place where area stops being the value. */
export const LEAST_RADIUS = 1.4;
const FILL_ALPHA = 204;

/** The same style with the value that its largest circle stands for. */
export function resolve(table: FeatureTable, style: CirclesStyle): CirclesStyle {
  if (style.maxValue !== undefined) return style;
  const max = numbersOf(table, style.column).reduce((m, n) => (Number.isFinite(n) && n > m ? n : m), 0);
  return max > 0 ? { ...style, maxValue: max } : style;
}

/** Radius of a value, CSS pixels: the circle's area is proportional to it. */
export function radiusOf(value: number, maxValue: number, maxRadius: number): number {
  return Math.max(LEAST_RADIUS, maxRadius * Math.sqrt(value / maxValue));
}

/** One circle per placed row of positive value, the largest first so that small ones lie on top. */
export function compile(table: FeatureTable, style: CirclesStyle, context: CompileContext): Compiled {
  const geometry = geometryOf(table);
  if (geometry === 'none') return { marks: [], legend: { type: 'table', count: table.rows } };
  const { theme } = context;
  const maxValue = resolve(table, style).maxValue ?? 1;
  const values = numbersOf(table, style.column);
  const inside = shapePoints(context.shape('inside'));
  const order = Array.from(inside.row, (row, at) => ({ at, row, value: values[row] as number }))
    .filter((c) => Number.isFinite(c.value) && c.value > 0)
    .sort((a, b) => b.value - a.value || a.row - b.row);

  const positions = new Float64Array(2 * order.length);
  const radius = new Float32Array(order.length);
  const row = new Uint32Array(order.length);
  let total = 0;
  order.forEach((circle, i) => {
    positions[2 * i] = inside.coords[2 * circle.at] as number;
    positions[2 * i + 1] = inside.coords[2 * circle.at + 1] as number;
    radius[i] = radiusOf(circle.value, maxValue, style.maxRadius);
    row[i] = circle.row;
    total += circle.value;
  });

  const fill = colourOf(style.colour, theme);
  const stroke = colourOf('carte-cercle-trait', theme);
  const marks: Mark[] = [];
  // faint edges tell which area a circle stands for
  if (geometry === 'polygon') {
    marks.push({
      mark: 'outlines',
      shape: context.shape('own').id,
      stroke: rgba(colourOf('carte-lim-dep', theme), 128)
    });
  }
  marks.push({
    mark: 'circles',
    positions,
    radius,
    row,
    fill: rgba(fill, FILL_ALPHA),
    stroke: rgba(stroke),
    strokeWidth: 1
  });
  const whole = order.every((c) => Number.isInteger(c.value));
  return {
    marks,
    legend: {
      type: 'circles',
      column: style.column,
      fill,
      stroke,
      stops: legendStops(order[0]?.value ?? 0, whole).map((value) => ({
        value,
        radius: radiusOf(value, maxValue, style.maxRadius)
      })),
      total,
      drawn: order.length,
      // zero is a figure, though it has no circle; a loss has none that would be true
      noData: values.reduce((n, value) => (value >= 0 ? n : n + 1), 0)
    }
  };
}
