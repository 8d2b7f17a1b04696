import { findColumn } from '../styles/column-values';
import type { InnerPoints } from '../geometry/inner-point';
import type { FeatureTable } from '../table/table';
import type { Language } from '../wording';
import { cellText } from './cell-text';
import { fromZooms } from './from-zoom';
import { labelWidth } from './label-box';

/** Labels of a layer at most: beyond, the map would slow down for names that nobody reads. */
export const MOST_LABELS = 5000;

/** Labels by the zoom from which they are shown, ascending, the most important first among those of one zoom. */
export interface PlacedLabels {
  /** longitude/latitude interleaved, degrees */
  positions: Float64Array;
  texts: string[];
  fromZoom: Float32Array;
  /** table row of each */
  row: Uint32Array;
}

/**
 * Places a table's labels once for all zooms: which are shown depends on the zoom alone, so that panning changes none.
 * `points`: where each row's stands; `importance`: by row, NaN for the least; equal ones go by row.
 */
export function placeLabels(
  table: FeatureTable,
  column: string,
  points: InnerPoints,
  importance: Float64Array,
  language: Language
): PlacedLabels {
  const found = findColumn(table, column);
  const textOf = found ? cellText(found, language) : () => '';
  const rank = (row: number): number => {
    const value = importance[row] as number;
    return Number.isNaN(value) ? -Infinity : value;
  };
  const labels = Array.from(points.row, (row, at) => ({ row, at, text: textOf(row), rank: rank(row) }))
    .filter((label) => label.text !== '')
    // a difference of two infinities is no number
    .sort((a, b) => (a.rank === b.rank ? a.row - b.row : b.rank - a.rank));
  const positions = new Float64Array(2 * labels.length);
  labels.forEach(({ at }, i) => positions.set(points.coords.subarray(2 * at, 2 * at + 2), 2 * i));
  const { fromZoom } = fromZooms(
    positions,
    Float32Array.from(labels, ({ text }) => labelWidth(text))
  );
  const shown = Array.from(fromZoom.keys())
    .filter((i) => Number.isFinite(fromZoom[i]))
    .sort((a, b) => (fromZoom[a] as number) - (fromZoom[b] as number) || a - b)
    .slice(0, MOST_LABELS);
  const out: PlacedLabels = {
    positions: new Float64Array(2 * shown.length),
    texts: shown.map((i) => (labels[i] as (typeof labels)[number]).text),
    fromZoom: Float32Array.from(shown, (i) => fromZoom[i] as number),
    row: Uint32Array.from(shown, (i) => (labels[i] as (typeof labels)[number]).row)
  };
  shown.forEach((i, at) => out.positions.set(positions.subarray(2 * i, 2 * i + 2), 2 * at));
  return out;
}
