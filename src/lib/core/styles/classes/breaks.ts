import { quantile } from '../../table/make-profile';

/** Share of the units that rounding the breaks may move to another class. */
const MOVED_SHARE = 0.01;

/** Index of the first of ascending numbers that is not below `value`. */
function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Part of the largest value that geometry computed in two ways may lack of it. */
const SLIVER = 1e-3;

/**
 * Finite values, ascending. Those that are the largest but for a sliver count as the largest: a share of 99.95 % of an
 * area is all of it, and would else part the classes at a figure that says nothing.
 */
export function sortedValues(values: Float64Array): Float64Array {
  const sorted = values.filter((n) => Number.isFinite(n)).sort();
  const most = sorted[sorted.length - 1] ?? 0;
  for (let i = sorted.length - 2; i >= 0 && (sorted[i] as number) > most * (1 - SLIVER); i--)
    if (!Number.isInteger(sorted[i])) sorted[i] = most;
  // whole numbers between what became the largest
  return sorted.sort();
}

/** First `limit` distinct values of ascending numbers. */
function distinctValues(sorted: Float64Array, limit: number): number[] {
  const out: number[] = [];
  for (let i = 0; i < sorted.length && out.length < limit; i = firstAbove(sorted, sorted[i] as number)) {
    out.push(sorted[i] as number);
  }
  return out;
}

/** Index of the first of ascending numbers that is above `value`. */
export function firstAbove(sorted: Float64Array, value: number): number {
  let i = lowerBound(sorted, value);
  while (i < sorted.length && sorted[i] === value) i++;
  return i;
}

/**
 * Exact breaks, ascending, ends included; classes hold their lower bound, the last one its upper bound too. Fewer classes
 * than asked when values are few: each distinct value then has its own. A minimum or maximum shared by a whole class of
 * units (zeros of a count, wholes of a share) gets a class of its own, and the quantiles are those of the others. Empty
 * without values.
 */
export function exactBreaks(sorted: Float64Array, method: 'quantile' | 'equal', classes: number): number[] {
  const min = sorted[0];
  const max = sorted[sorted.length - 1];
  if (min === undefined || max === undefined) return [];
  if (min === max) return [min, max];
  const distinct = distinctValues(sorted, classes + 1);
  if (distinct.length <= classes) {
    const between = distinct.slice(1).map((value, i) => middle(distinct[i] as number, value));
    return [min, ...between, max];
  }
  if (method === 'equal')
    return [min, ...Array.from({ length: classes - 1 }, (_, i) => min + ((i + 1) / classes) * (max - min)), max];
  const inner = quantilesApart(sorted, classes);
  // two quantiles between the same neighbours would leave an empty class
  const ranks = inner.map((at) => lowerBound(sorted, at));
  return [min, ...inner.filter((_, i) => i === 0 || (ranks[i] as number) > (ranks[i - 1] as number)), max];
}

/** Inner quantiles, ascending; those that fall on the minimum or maximum part it from the others, once. */
function quantilesApart(sorted: Float64Array, classes: number): number[] {
  const whole = sorted.length / classes;
  const [least, most] = [sorted[0] as number, sorted[sorted.length - 1] as number];
  const from = firstAbove(sorted, least);
  const to = lowerBound(sorted, most);
  const below = from >= whole && classes > 2 ? [middle(least, sorted[from] as number)] : [];
  const above =
    sorted.length - to >= whole && classes > 2 + below.length ? [middle(sorted[to - 1] as number, most)] : [];
  const rest = sorted.subarray(below.length > 0 ? from : 0, above.length > 0 ? to : sorted.length);
  const left = classes - below.length - above.length;
  const between = Array.from({ length: left - 1 }, (_, i) => {
    const at = quantile(rest, (i + 1) / left);
    if (at <= least) return middle(least, sorted[from] as number);
    return at >= most ? middle(sorted[to - 1] as number, most) : at;
  });
  return [...below, ...between, ...above];
}

/**
 * Exact breaks on both sides of a value that parts them (`turn`: zero of an evolution, a national mean): half of the
 * classes on each side, by `side`. Null when the values are all on one side.
 */
export function breaksAround(
  sorted: Float64Array,
  turn: number,
  classes: number,
  side: (values: Float64Array, classes: number) => number[]
): number[] | null {
  const at = lowerBound(sorted, turn);
  if (at === 0 || at === sorted.length || sorted[sorted.length - 1] === turn) return null;
  const half = Math.max(1, Math.floor(classes / 2));
  const below = side(sorted.subarray(0, at), half).slice(0, -1);
  const above = side(sorted.subarray(at), half).slice(1);
  return [...below.filter((b) => b < turn), turn, ...above.filter((b) => b > turn)];
}

/** Half way between two numbers, without overflow. */
export function middle(a: number, b: number): number {
  return a + (b - a) / 2;
}

/** Steps a reader likes, widest first: 1 and 5 times the powers of ten. */
function* readableSteps(largest: number): Generator<number> {
  const top = Math.ceil(Math.log10(largest));
  for (let power = top; power >= top - 15; power--) {
    yield clean(10 ** power);
    yield clean(5 * 10 ** (power - 1));
  }
}

function clean(n: number): number {
  return Number(n.toPrecision(12));
}

/**
 * Rounds breaks to readable figures. Inner breaks move as far as wanted so long as all of them together move at most 1 %
 * of the units to another class, and at most `slack` of the way to a neighbour; `fixed` stays; ends only move outwards.
 */
export function readableBreaks(
  sorted: Float64Array,
  breaks: readonly number[],
  slack: number,
  fixed?: number
): number[] {
  const min = breaks[0];
  const max = breaks[breaks.length - 1];
  if (min === undefined || max === undefined || min === max) return [...breaks];
  const largest = Math.max(Math.abs(min), Math.abs(max));
  let budget = Math.floor(MOVED_SHARE * sorted.length);
  const out = [outward(min, max - min, largest, Math.floor)];
  for (let i = 1; i < breaks.length - 1; i++) {
    const exact = breaks[i] as number;
    if (exact === fixed) {
      out.push(exact);
      continue;
    }
    const left = slack * (exact - (breaks[i - 1] as number));
    const right = slack * ((breaks[i + 1] as number) - exact);
    const rank = lowerBound(sorted, exact);
    const share = Math.floor(budget / (breaks.length - 1 - i));
    let found = exact;
    const moved = (to: number): number => Math.abs(lowerBound(sorted, to) - rank);
    const suits = (to: number): boolean =>
      exact - to <= left && to - exact <= right && to > (out[i - 1] as number) && moved(to) <= share;
    for (const step of readableSteps(largest)) {
      const steps = exact / step;
      // the nearest; beside zeros or wholes with a class of their own, the one that leaves them alone
      const candidates = [Math.round(steps), Math.floor(steps), Math.ceil(steps)].map((n) => clean(n * step));
      const readable = candidates.find(suits);
      if (readable === undefined) continue;
      budget -= moved(readable);
      found = readable;
      break;
    }
    out.push(found);
  }
  return [...out, outward(max, max - min, largest, Math.ceil)];
}

/** An end moved outwards to a readable figure, by 2 % of the range at most. */
function outward(end: number, range: number, largest: number, round: (n: number) => number): number {
  for (const step of readableSteps(largest)) {
    const candidate = clean(round(end / step) * step);
    // `clean` may have come back inside by a rounding: an end must enclose
    const encloses = round === Math.floor ? candidate <= end : candidate >= end;
    // « moins de 2 » would say that there are zeros, where the least is 1
    const tellsOfZeros = candidate === 0 && end !== 0 && Number.isInteger(end);
    if (encloses && !tellsOfZeros && Math.abs(candidate - end) <= 0.02 * range) return candidate;
  }
  return end;
}

/** Class of a value, 0-based; values beyond the ends belong to the first or last class; −1 when missing. */
export function classOf(breaks: readonly number[], value: number): number {
  if (!Number.isFinite(value) || breaks.length < 2) return -1;
  let found = 0;
  while (found < breaks.length - 2 && value >= (breaks[found + 1] as number)) found++;
  return found;
}
