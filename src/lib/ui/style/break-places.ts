import { roundUp } from '../../core/styles/round-up';
import type { Histogram } from '../../core/marks/marks';

/** Where a value stands along a histogram, 0 to 1; what lies beyond its ends stands at them. */
export function placeOf({ low, high }: Histogram, value: number): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

/** A step of 1, 2 or 5 times a power of ten, about a two-hundredth of the histogram; 1 at least between whole numbers. */
export function readableStep({ low, high }: Histogram, integer: boolean): number {
  const step = roundUp((high - low) / 200);
  return integer ? Math.max(1, Math.round(step)) : step;
}

/** Readable value at a place along a histogram. */
export function breakAt(histogram: Histogram, place: number, integer: boolean): number {
  const step = readableStep(histogram, integer);
  const exact = histogram.low + Math.min(1, Math.max(0, place)) * (histogram.high - histogram.low);
  return Number((Math.round(exact / step) * step).toPrecision(12));
}
