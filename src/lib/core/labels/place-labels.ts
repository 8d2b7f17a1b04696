import { findColumn } from '../styles/column-values';
import type { InnerPoints } from '../geometry/inner-point';
import { geometryOf, type FeatureTable, type LineBlock } from '../table/table';
import type { Language } from '../wording';
import { stretchOf } from './along-lines';
import { cellText } from './cell-text';
import { fromZooms } from './from-zoom';
import { labelRoom, labelWidth } from './label-box';

/** Labels of a layer at most: beyond, the map would slow down for names that nobody reads. */
export const MOST_LABELS = 5000;

/** Zooms that names wait for where only a few are wanted: twice the room on each side, hence four times fewer. */
const AIR = 1;

/** Labels by the zoom from which they are shown, ascending, the most important first among those of one zoom. */
export interface PlacedLabels {
  /** longitude/latitude interleaved, degrees */
  positions: Float64Array;
  texts: string[];
  fromZoom: Float32Array;
  /** table row of each */
  row: Uint32Array;
  /** of names along lines: degrees, counter-clockwise from east */
  angle?: Float32Array;
}

/** A label before it is known from where it is shown. */
interface Candidate {
  row: number;
  text: string;
  rank: number;
  at: [number, number];
  angle: number;
  least: number;
}

/**
 * Places a table's labels once for all zooms: which are shown depends on the zoom alone, so that panning changes none.
 * `points`: where each row's stands; `importance`: by row, NaN for the least; equal ones go by row. Names of lines lie
 * along them, each name once. `few`: with air around each.
 */
export function placeLabels(
  table: FeatureTable,
  column: string,
  points: InnerPoints,
  importance: Float64Array,
  language: Language,
  few = false
): PlacedLabels {
  const found = findColumn(table, column);
  const textOf = found ? cellText(found, language) : () => '';
  const rank = (row: number): number => {
    const value = importance[row] as number;
    return Number.isNaN(value) ? -Infinity : value;
  };
  const lines = geometryOf(table) === 'line' && table.lines;
  const labels = (lines ? alongLines(lines, textOf, rank) : onPoints(points, textOf, rank))
    // a difference of two infinities is no number
    .sort((a, b) => (a.rank === b.rank ? a.row - b.row : b.rank - a.rank));
  const rooms = labels.map(({ text, angle }) => labelRoom(text, angle));
  const { fromZoom } = fromZooms(
    Float64Array.from(labels.flatMap(({ at }) => at)),
    Float32Array.from(rooms, ({ width }) => width),
    {
      heights: Float32Array.from(rooms, ({ height }) => height),
      least: Float32Array.from(labels, ({ least }) => least)
    }
  );
  const shown = Array.from(fromZoom.keys())
    .filter((i) => Number.isFinite(fromZoom[i]))
    .sort((a, b) => (fromZoom[a] as number) - (fromZoom[b] as number) || a - b)
    .slice(0, MOST_LABELS);
  const label = (i: number): Candidate => labels[i] as Candidate;
  return {
    positions: Float64Array.from(shown.flatMap((i) => label(i).at)),
    texts: shown.map((i) => label(i).text),
    fromZoom: Float32Array.from(shown, (i) => (fromZoom[i] as number) + (few ? AIR : 0)),
    row: Uint32Array.from(shown, (i) => label(i).row),
    ...(lines && { angle: Float32Array.from(shown, (i) => label(i).angle) })
  };
}

type OfRow<T> = (row: number) => T;

function onPoints({ coords, row }: InnerPoints, textOf: OfRow<string>, rank: OfRow<number>): Candidate[] {
  return Array.from(row, (of, i) => ({
    row: of,
    text: textOf(of),
    rank: rank(of),
    at: [coords[2 * i] as number, coords[2 * i + 1] as number] as [number, number],
    angle: 0,
    least: 0
  })).filter((label) => label.text !== '');
}

/** Pieces of one name that are tried: a river comes in hundreds. */
const PIECES = 4;

/** Each name once, along the piece that carries it from farthest away. */
function alongLines({ coords, starts, rowOf }: LineBlock, textOf: OfRow<string>, rank: OfRow<number>): Candidate[] {
  const pieces = new Map<string, { row: number; from: number; to: number }[]>();
  rowOf.forEach((row, i) => {
    const text = textOf(row);
    const [from, to] = [starts[i] as number, starts[i + 1] as number];
    if (text === '' || to - from < 2) return;
    const known = pieces.get(text) ?? [];
    known.push({ row, from, to });
    pieces.set(text, known);
  });
  return [...pieces].flatMap(([text, all]) => {
    const width = labelWidth(text);
    const longest = all.sort((a, b) => extent(coords, b) - extent(coords, a)).slice(0, PIECES);
    const tried = longest.flatMap(({ row, from, to }) => {
      const stretch = stretchOf({ coords }, from, to, width);
      return stretch ? [{ row, ...stretch }] : [];
    });
    const best = tried.sort((a, b) => a.fromZoom - b.fromZoom)[0];
    if (!best) return [];
    const { row, at, angle, fromZoom } = best;
    return [{ row, text, rank: Math.max(...all.map((piece) => rank(piece.row))), at, angle, least: fromZoom }];
  });
}

/** How far a piece goes from end to end, in degrees: enough to order them. */
function extent(coords: Float64Array, { from, to }: { from: number; to: number }): number {
  const last = to - 1;
  return Math.hypot(
    (coords[2 * last] as number) - (coords[2 * from] as number),
    (coords[2 * last + 1] as number) - (coords[2 * from + 1] as number)
  );
}
