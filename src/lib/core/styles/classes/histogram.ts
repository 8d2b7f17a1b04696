import type { Histogram } from '../../marks/marks';

const BINS = 48;

/** How many times farther than nineteen values in twenty the largest may lie before the end is left open. */
const FAR = 1.6;

/**
 * How ascending finite values spread: numbers in 48 bins of one width. A few values far above the others would leave one
 * bar and a desert: the last bin then holds all beyond, and says so (`open`). Null with less than two distinct values.
 */
export function histogramOf(sorted: Float64Array): Histogram | null {
  const low = sorted[0];
  const max = sorted[sorted.length - 1];
  if (low === undefined || max === undefined || low === max) return null;
  const most = sorted[Math.floor(0.95 * (sorted.length - 1))] as number;
  const open = most > low && max - low > FAR * (most - low);
  const high = open ? low + 1.1 * (most - low) : max;
  const counts = new Array<number>(BINS).fill(0);
  const scale = BINS / (high - low);
  for (const value of sorted) {
    const bin = Math.min(BINS - 1, Math.floor((value - low) * scale));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return { low, high, counts, open };
}
