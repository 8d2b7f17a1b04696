import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classOf, exactBreaks, readableBreaks, sortedValues } from './breaks';

/** Quantile by its definition (type 7), from scratch. */
function naiveQuantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const h = (sorted.length - 1) * p;
  const low = sorted[Math.floor(h)]!;
  return low + (h - Math.floor(h)) * (sorted[Math.ceil(h)]! - low);
}

const asSorted = (values: readonly number[]): Float64Array => sortedValues(Float64Array.from(values));
const rounded = (values: readonly number[], classes = 5): number[] => {
  const sorted = asSorted(values);
  return readableBreaks(sorted, exactBreaks(sorted, 'quantile', classes), 0.5);
};

describe('exactBreaks', () => {
  it('are the quantiles of distinct values', () => {
    const distinct = fc.uniqueArray(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 8, maxLength: 200 });
    fc.assert(
      fc.property(distinct, fc.integer({ min: 2, max: 7 }), (values, classes) => {
        const breaks = exactBreaks(asSorted(values), 'quantile', classes);
        expect(breaks).toHaveLength(classes + 1);
        breaks.forEach((b, i) => expect(b).toBeCloseTo(naiveQuantile(values, i / classes), 6));
      })
    );
  });

  it('are evenly spaced when equal', () => {
    expect(exactBreaks(asSorted([0, 1, 2, 3, 5, 7, 10]), 'equal', 5)).toEqual([0, 2, 4, 6, 8, 10]);
  });

  it('lower the number of classes to the number of values, each its own', () => {
    const breaks = exactBreaks(asSorted([3, 1, 1, 2, 3]), 'quantile', 5);
    expect(breaks).toEqual([1, 1.5, 2.5, 3]);
    expect([1, 2, 3].map((v) => classOf(breaks, v))).toEqual([0, 1, 2]);
    expect(exactBreaks(asSorted([4, 4]), 'quantile', 5)).toEqual([4, 4]);
    expect(exactBreaks(asSorted([NaN]), 'quantile', 5)).toEqual([]);
  });

  it('give many zeros a class of their own', () => {
    const values = [...Array<number>(60).fill(0), ...Array.from({ length: 40 }, (_, i) => i + 1)];
    const breaks = exactBreaks(asSorted(values), 'quantile', 5);
    expect(breaks.filter((b) => b > 0 && b < 1)).toHaveLength(1);
    expect(classOf(breaks, 0)).toBe(0);
    expect(classOf(breaks, 1)).toBe(1);
    // the other classes share what is left alike
    const counts = [0, 1, 2, 3, 4].map((i) => values.filter((value) => classOf(breaks, value) === i).length);
    expect(counts).toEqual([60, 10, 10, 10, 10]);
    const shares = [...values, ...Array<number>(50).fill(100)];
    const apart = exactBreaks(asSorted(shares), 'quantile', 5);
    expect([0, 0.5, 40, 100].map((value) => classOf(apart, value))).toEqual([0, 1, 3, 4]);
  });

  it('round up what is too small to be read', () => {
    const shares = [...Array<number>(600).fill(0), ...Array.from({ length: 400 }, (_, i) => 0.00037 + i / 4)];
    const first = rounded(shares)[1]!;
    expect(first).toBe(0.5);
  });
});

describe('readableBreaks', () => {
  it('move at most 1 % of the units, keep order and enclose all values', () => {
    const values = fc.array(fc.double({ min: -1e5, max: 1e7, noNaN: true }), { minLength: 2, maxLength: 400 });
    fc.assert(
      fc.property(values, fc.integer({ min: 2, max: 7 }), (list, classes) => {
        const sorted = asSorted(list);
        const exact = exactBreaks(sorted, 'quantile', classes);
        const readable = readableBreaks(sorted, exact, 0.5);
        expect(readable).toHaveLength(exact.length);
        if (exact[0] !== exact.at(-1))
          for (let i = 1; i < readable.length; i++) expect(readable[i]!).toBeGreaterThan(readable[i - 1]!);
        expect(readable[0]!).toBeLessThanOrEqual(sorted[0]!);
        expect(readable.at(-1)!).toBeGreaterThanOrEqual(sorted.at(-1)!);
        const moved = list.filter((value) => classOf(exact, value) !== classOf(readable, value)).length;
        expect(moved).toBeLessThanOrEqual(0.01 * list.length);
      })
    );
  });

  it('are short figures', () => {
    const populations = Array.from({ length: 500 }, (_, i) => Math.round(50 * 1.017 ** i));
    for (const b of rounded(populations).slice(1, -1))
      expect(String(b).replace(/0+$/, '').length).toBeLessThanOrEqual(3);
    expect(rounded(Array.from({ length: 101 }, (_, i) => i / 10))).toEqual([0, 2, 4, 6, 8, 10]);
  });

  it('takes what is whole but for a sliver as whole, and parts classes at a figure that says something', () => {
    const shares = Float64Array.from([0, 12, 35, 48, 61, 77, 83, 99.95, 99.99931, 100, 100, 100]);
    const sorted = sortedValues(shares);
    expect([...sorted].filter((n) => n === 100)).toHaveLength(5);
    const breaks = readableBreaks(sorted, exactBreaks(sorted, 'quantile', 5), 0.5);
    expect(breaks.every((b) => Number.isInteger(b))).toBe(true);
    expect(breaks.at(-2)!).toBeGreaterThan(83);
    // nearly as large, but a figure of its own
    expect([...sortedValues(Float64Array.from([5, 9998, 9999, 10000]))]).toEqual([5, 9998, 9999, 10000]);
    expect([...sortedValues(Float64Array.from([1.5, 99.5, 100]))]).toEqual([1.5, 99.5, 100]);
  });

  it('never begin at zero where the least is a whole number above: a count of one is not « moins de 2 »', () => {
    const counts = Array.from({ length: 400 }, (_, i) => 1 + Math.floor(i / 40) ** 2);
    expect(rounded(counts)[0]).toBe(1);
    expect(rounded([0, ...counts])[0]).toBe(0);
  });
});
