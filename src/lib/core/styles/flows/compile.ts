import type { Compiled } from '../../marks/marks';
import { geometryOf, type FeatureTable, type LineBlock } from '../../table/table';
import { legendStops } from '../circles/legend-stops';
import { numbersOf } from '../column-values';
import type { CompileContext } from '../kind';
import { colourOf } from '../palettes';
import { edge, rgba } from '../rgba';
import { roundUp } from '../round-up';
import { largest, widthOf } from '../width-of';
import { STEPS, writeCurve } from './curve';
import { TAPER, type FlowsStyle } from './schema';

/** Flows that are drawn at first, at most: beyond, they hide one another. */
const MOST_FLOWS = 150;
const FILL_ALPHA = 217;
/** Width below which no flow is drawn, CSS pixels: it must be followed from one place to another. */
const LEAST_FLOW = 1;

type Place = readonly [lon: number, lat: number];

/** The same style with the value of its widest flow, and that below which none is drawn. */
export function resolve(table: FeatureTable, style: FlowsStyle): FlowsStyle {
  if (style.maxValue !== undefined && style.least !== undefined) return style;
  const values = numbersOf(table, style.column);
  const max = largest(values);
  if (max === 0) return style;
  return { ...style, maxValue: style.maxValue ?? max, least: style.least ?? leastOf(values) };
}

/** Value from which on few enough flows are drawn; a round one, unless that would leave out most of them. */
function leastOf(values: Float64Array): number {
  const sorted = values.filter((value) => value > 0).sort();
  if (sorted.length <= MOST_FLOWS) return 0;
  const exact = sorted[sorted.length - MOST_FLOWS] as number;
  const round = roundUp(exact);
  const kept = sorted.filter((value) => value >= round).length;
  return kept >= MOST_FLOWS / 3 ? round : exact;
}

/** Values of the legend, largest first: round ones, and that below which nothing is drawn in the place of smaller ones. */
function stopsOf(all: readonly { value: number }[], largest: number, least: number): number[] {
  const whole = all.every(({ value }) => Number.isInteger(value));
  const round = legendStops(largest, whole);
  const seen = round.filter((value) => value > least);
  return seen.length < round.length && least > 0 && least <= largest ? [...seen, least] : seen;
}

/** Where each row starts and ends: first and last vertex of its lines; null for rows without. */
function endsByRow({ coords, starts, rowOf }: LineBlock, rows: number): ([Place, Place] | null)[] {
  const at = (vertex: number): Place => [coords[2 * vertex] as number, coords[2 * vertex + 1] as number];
  const found: ([Place, Place] | null)[] = Array.from({ length: rows }, () => null);
  rowOf.forEach((row, i) => {
    const [first, last] = [starts[i] as number, (starts[i + 1] as number) - 1];
    if (last <= first) return;
    found[row] = [found[row]?.[0] ?? at(first), at(last)];
  });
  return found;
}

/** A curve for each flow that is large enough, the largest first so that small ones lie on top. */
export function compile(table: FeatureTable, style: FlowsStyle, context: CompileContext): Compiled {
  if (geometryOf(table) === 'none') return { marks: [], legend: { type: 'table', count: table.rows } };
  const { theme } = context;
  const { maxValue = 1, least = 0 } = resolve(table, style);
  const values = numbersOf(table, style.column);
  const ends = table.lines ? endsByRow(table.lines, table.rows) : [];
  const all = ends
    .flatMap((places, row) => (places ? [{ row, places, value: values[row] as number }] : []))
    .filter(({ value }) => value > 0 && Number.isFinite(value));
  const drawn = all.filter(({ value }) => value >= least).sort((a, b) => b.value - a.value || a.row - b.row);
  const size = 2 * (STEPS + 1);
  const positions = new Float64Array(size * drawn.length);
  drawn.forEach(({ places }, i) => writeCurve(...places, positions, i * size));
  const sum = (list: readonly { value: number }[]): number => list.reduce((total, { value }) => total + value, 0);
  const colour = colourOf(style.colour, theme);
  return {
    marks: [
      {
        mark: 'flows',
        positions,
        steps: STEPS,
        width: Float32Array.from(drawn, ({ value }) => widthOf(value, maxValue, style.maxWidth, LEAST_FLOW)),
        taper: TAPER,
        row: Uint32Array.from(drawn, ({ row }) => row),
        fill: rgba(colour, FILL_ALPHA),
        stroke: edge(theme)
      }
    ],
    legend: {
      type: 'flows',
      column: style.column,
      colour,
      taper: TAPER,
      stops: stopsOf(all, drawn[0]?.value ?? 0, least).map((value) => ({
        value,
        width: widthOf(value, maxValue, style.maxWidth, LEAST_FLOW)
      })),
      least,
      drawn: drawn.length,
      total: sum(drawn),
      hidden: all.length - drawn.length,
      hiddenTotal: sum(all) - sum(drawn),
      noData: values.reduce((n, value) => (value >= 0 ? n : n + 1), 0)
    }
  };
}
