import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortedValues } from './breaks';
import { histogramOf } from './histogram';

const of = (values: readonly number[]): ReturnType<typeof histogramOf> =>
  histogramOf(sortedValues(Float64Array.from(values)));

describe('histogramOf', () => {
  it('counts every value once, in the bin it lies in', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1_000_000 }), { minLength: 2, maxLength: 300 }), (values) => {
        const histogram = of(values);
        if (new Set(values).size < 2) {
          expect(histogram).toBeNull();
          return;
        }
        const { low, high, counts, open } = histogram!;
        expect(counts.reduce((a, b) => a + b, 0)).toBe(values.length);
        expect(low).toBe(Math.min(...values));
        expect(open ? high < Math.max(...values) : high === Math.max(...values)).toBe(true);
        const width = (high - low) / counts.length;
        const first = values.filter((v) => v < low + width).length;
        expect(Math.abs(counts[0]! - first)).toBeLessThanOrEqual(open ? values.length : 1);
      })
    );
  });

  it('leaves the end open for a few values far above the others', () => {
    const densities = [...Array.from({ length: 99 }, (_, i) => i + 1), 20_000];
    expect(of(densities)).toMatchObject({ low: 1, open: true });
    expect(of(densities)!.high).toBeLessThan(120);
    expect(of(densities)!.counts.at(-1)).toBeGreaterThanOrEqual(1);
    expect(of(Array.from({ length: 100 }, (_, i) => i))).toMatchObject({ low: 0, high: 99, open: false });
  });
});
