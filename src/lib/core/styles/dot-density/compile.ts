import type { Compiled } from '../../marks/marks';
import { shapePoints } from '../../marks/shape-points';
import { geometryOf, type FeatureTable, type PolygonBlock } from '../../table/table';
import { numbersOf } from '../column-values';
import type { CompileContext } from '../kind';
import { colourOf } from '../palettes';
import { rgba } from '../rgba';
import { roundUp } from '../round-up';
import type { DotDensityStyle } from './schema';
import { strew } from './strew';

/** Dots drawn at most, about: more would be a stain, and slow. */
const MOST_DOTS = 6000;

const positive = (value: number): number => (value > 0 && Number.isFinite(value) ? value : 0);

/** The same style with what one dot stands for. */
export function resolve(table: FeatureTable, style: DotDensityStyle): DotDensityStyle {
  if (style.unit !== undefined) return style;
  const values = numbersOf(table, style.column);
  const total = values.reduce((sum, value) => sum + positive(value), 0);
  if (total === 0) return style;
  const unit = roundUp(total / MOST_DOTS);
  // a dot is never less than one of what is counted in whole numbers
  return { ...style, unit: values.every((n) => !(n > 0) || Number.isInteger(n)) ? Math.max(1, unit) : unit };
}

/** First and last polygon of each row of a block, by row. */
function partsByRow({ rowOf }: PolygonBlock): Map<number, [from: number, to: number]> {
  const found = new Map<number, [number, number]>();
  rowOf.forEach((row, i) => {
    const range = found.get(row);
    if (range) range[1] = i + 1;
    else found.set(row, [i, i + 1]);
  });
  return found;
}

/**
 * Dots strewn inside the areas. What rounding leaves of one row goes to the next, so that as many dots are drawn as the
 * total has units. Rows that are no area (points, lines) have their dots on one place.
 */
export function compile(table: FeatureTable, style: DotDensityStyle, context: CompileContext): Compiled {
  const geometry = geometryOf(table);
  if (geometry === 'none') return { marks: [], legend: { type: 'table', count: table.rows } };
  const { theme } = context;
  const unit = resolve(table, style).unit ?? 1;
  const values = numbersOf(table, style.column);
  const ranges = table.polygons ? partsByRow(table.polygons) : new Map<number, [number, number]>();
  const inside = shapePoints(context.shape('inside'));
  const places: Float64Array[] = [];
  const rows: number[] = [];
  let [left, total] = [0, 0];
  inside.row.forEach((row, at) => {
    const value = positive(values[row] as number);
    total += value;
    left += value / unit;
    const count = Math.min(Math.round(left), 4 * MOST_DOTS - rows.length);
    if (count <= 0) return;
    left -= count;
    for (let i = 0; i < count; i++) rows.push(row);
    const range = ranges.get(row);
    if (range && table.polygons) {
      places.push(strew(table.polygons, ...range, count, row));
      return;
    }
    places.push(Float64Array.from({ length: 2 * count }, (_, i) => inside.coords[2 * at + (i % 2)] as number));
  });
  const positions = new Float64Array(2 * rows.length);
  let filled = 0;
  for (const some of places) {
    positions.set(some, filled);
    filled += some.length;
  }
  const colour = colourOf(style.colour, theme);
  return {
    marks: [
      {
        mark: 'outlines',
        shape: context.shape('own').id,
        stroke: rgba(colourOf('carte-lim-dep', theme), 128)
      },
      {
        mark: 'circles',
        positions,
        radius: new Float32Array(rows.length).fill(style.radius),
        row: Uint32Array.from(rows),
        fill: rgba(colour, 230),
        stroke: rgba(colour),
        strokeWidth: 0
      }
    ],
    legend: {
      type: 'dot-density',
      column: style.column,
      colour,
      unit,
      total,
      drawn: rows.length,
      noData: values.reduce((n, value) => (value >= 0 ? n : n + 1), 0)
    }
  };
}
