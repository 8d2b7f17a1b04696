import { ckmeans } from 'simple-statistics';
import { roundUp } from '../round-up';
import { exactBreaks, firstAbove, middle } from './breaks';
import type { BreakMethod } from './schema';

/** Most classes that a style holds. */
const MOST_CLASSES = 7;

/**
 * Exact breaks of ascending finite values by a method, ends included. `jenks`, `deviation` and `pretty` may give fewer
 * classes than asked, `pretty` also more (7 at most). Few distinct values get a class each, whatever the method. Empty
 * without values.
 */
export function methodBreaks(sorted: Float64Array, method: BreakMethod, classes: number): number[] {
  const breaks = breaksBy(sorted, method, classes);
  const max = breaks.at(-1);
  // between numbers that differ by their last bit there is no room for a break
  return breaks.filter(
    (at, i) => i === 0 || i === breaks.length - 1 || (at > (breaks[i - 1] as number) && at < (max as number))
  );
}

function breaksBy(sorted: Float64Array, method: BreakMethod, classes: number): number[] {
  if (method === 'quantile' || method === 'equal') return exactBreaks(sorted, method, classes);
  const min = sorted[0];
  const max = sorted[sorted.length - 1];
  if (min === undefined || max === undefined) return [];
  if (fewValues(sorted, classes)) return exactBreaks(sorted, 'quantile', classes);
  switch (method) {
    case 'jenks':
      return [min, ...jenksInner(sorted, classes), max];
    case 'geometric':
      return [min, ...geometricInner(sorted, classes), max];
    case 'deviation':
      return [min, ...deviationInner(sorted, classes).filter((at) => at > min && at < max), max];
    case 'pretty':
      return prettyBreaks(min, max, classes);
  }
}

function fewValues(sorted: Float64Array, classes: number): boolean {
  let distinct = 0;
  for (let i = 0; i < sorted.length && distinct <= classes; i = firstAbove(sorted, sorted[i] as number)) distinct++;
  return distinct <= classes;
}

/**
 * Jenks' natural breaks, the optimum by Wang & Song's ckmeans (R Journal 3/2, 2011). A break lies in the middle of the
 * gap between two classes: any place in it parts the values alike.
 */
function jenksInner(sorted: Float64Array, classes: number): number[] {
  const clusters = ckmeans(Array.from(sorted), classes);
  return clusters.slice(1).flatMap((cluster, i) => {
    const below = clusters[i]?.at(-1) as number;
    const above = cluster[0] as number;
    // equal values that fell on both sides belong together
    return above > below ? [middle(below, above)] : [];
  });
}

/** Geometric progression between smallest and largest positive values; what is not positive has a class of its own. */
function geometricInner(sorted: Float64Array, classes: number): number[] {
  const from = firstAbove(sorted, 0);
  const low = sorted[from];
  const high = sorted[sorted.length - 1] as number;
  // nothing positive to progress by
  if (low === undefined || low === high) return exactBreaks(sorted, 'quantile', classes).slice(1, -1);
  const own = from > 0 ? [middle(sorted[from - 1] as number, low)] : [];
  const steps = classes - own.length;
  const ratio = high / low;
  return [...own, ...Array.from({ length: steps - 1 }, (_, i) => low * ratio ** ((i + 1) / steps))];
}

/** Steps of one standard deviation (of a sample, as R has it) around the mean: in the middle of a class when their number is odd. */
function deviationInner(sorted: Float64Array, classes: number): number[] {
  const mean = sorted.reduce((sum, n) => sum + n, 0) / sorted.length;
  const spread = Math.sqrt(sorted.reduce((sum, n) => sum + (n - mean) ** 2, 0) / (sorted.length - 1));
  return Array.from({ length: classes - 1 }, (_, i) => mean + (i + 1 - classes / 2) * spread);
}

/** Round steps of 1, 2 or 5 times a power of ten that enclose the values (Heckbert, Graphics Gems, 1990). */
function prettyBreaks(min: number, max: number, classes: number): number[] {
  const step = roundNear(roundUp(max - min) / (Math.max(2, classes) - 1));
  const first = Math.floor(min / step);
  const last = Math.ceil(max / step);
  if (last - first > MOST_CLASSES) return prettyBreaks(min, max, classes - 1);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** The figure of 1, 2, 5 or 10 times a power of ten that is nearest, by Heckbert's limits. */
function roundNear(n: number): number {
  const power = 10 ** Math.floor(Math.log10(n));
  const rank = [1.5, 3, 7].findIndex((limit) => n / power < limit);
  return ([1, 2, 5][rank] ?? 10) * power;
}
