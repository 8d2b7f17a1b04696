import { labelText } from '../../labels/letters';
import type { Compiled, Rgba } from '../../marks/marks';
import { shapeOf } from '../../marks/shapes';
import { geometryOf, type FeatureTable } from '../../table/table';
import { legendStops } from '../circles/legend-stops';
import type { CompileContext } from '../kind';
import { colourOf } from '../palettes';
import { hidden, paintRows, rgba } from '../rgba';
import { roundUp } from '../round-up';
import { groupOf, groupsAt } from './groups';
import type { ClustersStyle } from './schema';

const FILL_ALPHA = 230;
/** Height of figures, and width of one and of what parts them, CSS pixels. */
const FIGURES = 12;
const FIGURE = 6.1;
const PART = 2.6;
/** Room around a number in its circle, CSS pixels. */
const ROOM = 4;
/** Groups that a legend leads to. */
const LED_TO = 6;

/** Nothing is left to compute. */
export function resolve(_table: FeatureTable, style: ClustersStyle): ClustersStyle {
  return style;
}

/** What a row number of its marks names, where it is a group. */
export function group(table: FeatureTable, style: ClustersStyle, row: number): ReturnType<typeof groupOf> {
  return groupOf(table, style.distance, row);
}

/** The smallest circle that holds a number, CSS pixels: the only place where its area is not the number of points. */
function roomFor(text: string): number {
  const figures = text.replace(/\D/g, '').length;
  return ROOM + (FIGURE * figures + PART * (text.length - figures)) / 2;
}

/** The least of 1, 2 and 5 times the powers of ten, above a number of points, from which on areas are true. */
function firstTrue(held: number, isTrue: (count: number) => boolean): number {
  let found = roundUp(held);
  while (!isTrue(found)) found = roundUp(found * 1.5);
  return found;
}

/** Ink that is read on a colour: white, or black where it is light. */
function inkOn(hex: string): Rgba {
  const [red, green, blue] = rgba(hex).map((byte) => ((byte as number) / 255) ** 2.2);
  const light = 0.2126 * (red as number) + 0.7152 * (green as number) + 0.0722 * (blue as number);
  // contrast with either is the same at a luminance of 0.179
  return light > 0.179 ? [16, 22, 27, 255] : [255, 255, 255, 255];
}

/**
 * Circles by groups of points, their area the number of points, which is written in them, and points that stand alone.
 * Two groups are as far apart as the largest circle is wide. At another zoom the groups are others; no geometry is sent
 * for them but their middles.
 */
export function compile(table: FeatureTable, style: ClustersStyle, context: CompileContext): Compiled {
  if (geometryOf(table) === 'none') return { marks: [], legend: { type: 'table', count: table.rows } };
  const { theme, language } = context;
  const { positions, counts, rows, single, zooms } = groupsAt(table, style.distance, context.zoom);
  const format = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB');
  const written = (count: number): string => labelText(format.format(count));
  const texts = Array.from(counts, written);
  const largest = Math.max(style.distance / 2, roomFor(texts[0] ?? ''));
  const most = counts[0] ?? 1;
  const trueRadius = (count: number): number => largest * Math.sqrt(count / most);
  const radius = Float32Array.from(counts, (count, i) => Math.max(trueRadius(count), roomFor(texts[i] as string)));
  const isTrue = (count: number): boolean => trueRadius(count) >= roomFor(written(count));
  const held = counts.find((count) => !isTrue(count));
  const colour = colourOf(style.colour, theme);
  const edge = colourOf('carte-cercle-trait', theme);
  const alone = new Set(single);
  const points = context.made('alone', (id) => shapeOf(table, 'inside', id));
  const total = counts.reduce((sum, count) => sum + count, 0) + single.length;
  return {
    marks: [
      {
        mark: 'dots',
        shape: points,
        radius: style.size,
        fill: paintRows(table.rows, (row) => (alone.has(row) ? rgba(colour) : hidden)),
        stroke: rgba(edge),
        strokeWidth: 1
      },
      {
        mark: 'circles',
        positions,
        radius,
        row: rows,
        fill: rgba(colour, FILL_ALPHA),
        stroke: rgba(edge),
        strokeWidth: 1.5
      },
      { mark: 'numbers', positions: positions.slice(), texts, fill: inkOn(colour), size: FIGURES }
    ],
    legend: {
      type: 'clusters',
      fill: colour,
      stroke: edge,
      size: style.size,
      stops: legendStops(most, true)
        .filter((value) => counts.length > 0 && isTrue(value))
        .map((value) => ({ value, radius: trueRadius(value) })),
      from: held === undefined ? null : Math.min(most, firstTrue(held, isTrue)),
      total,
      single: single.length,
      groups: Array.from(rows.subarray(0, LED_TO), (row) => groupOf(table, style.distance, row)).filter(
        (one) => one !== null
      )
    },
    zooms
  };
}
