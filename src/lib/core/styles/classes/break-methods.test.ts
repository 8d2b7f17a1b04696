import fc from 'fast-check';
import { equal, geometricProgression, jenks, msd, pretty, quantile } from 'statsbreaks';
import { describe, expect, it } from 'vitest';
import { methodBreaks } from './break-methods';
import { classOf, sortedValues } from './breaks';
import { breakMethods } from './schema';

/** Numbers from 0 to 1, the same each time (Lehmer, 1951). */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Twenty columns as data have them: even, skewed, two humps, whole with ties, percentages, far outliers. */
const columns = Array.from({ length: 20 }, (_, i): number[] => {
  const random = lehmer(17 + i * 101);
  const normal = (): number => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  const shapes: readonly (() => number)[] = [
    () => 5 + random() * 90,
    () => Math.exp(6 + 1.4 * normal()),
    () => (random() < 0.5 ? 20 + 3 * normal() : 60 + 5 * normal()),
    () => 1 + Math.floor(random() ** 3 * 400),
    () => Math.max(0.1, 12 + 4 * normal())
  ];
  return Array.from({ length: 40 + i * 7 }, shapes[i % shapes.length] as () => number);
});
const ours = (column: readonly number[], method: (typeof breakMethods)[number], classes: number): number[] =>
  methodBreaks(sortedValues(Float64Array.from(column)), method, classes);
const theirs = { precision: null } as const;

function expectNear(found: readonly number[], wanted: readonly number[]): void {
  expect(found).toHaveLength(wanted.length);
  found.forEach((value, i) => expect(Math.abs(value - wanted[i]!)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(value))));
}

// statsbreaks is the library of Magrit's authors, written apart from this one
describe.each([4, 5, 6])('breaks in %i classes equal those of statsbreaks over twenty columns', (nb) => {
  it('quantiles, where no value is shared by a whole class', () => {
    for (const [i, column] of columns.entries()) {
      if (i % 5 !== 3) expectNear(ours(column, 'quantile', nb), quantile([...column], { nb, ...theirs }));
    }
  });

  it('equal intervals', () => {
    for (const column of columns) expectNear(ours(column, 'equal', nb), equal([...column], { nb, ...theirs }));
  });

  it('geometric progression', () => {
    for (const column of columns) {
      expectNear(ours(column, 'geometric', nb), geometricProgression([...column], { nb, ...theirs }));
    }
  });

  it('standard deviation, as far as the number of classes goes', () => {
    for (const column of columns) {
      const all = msd([...column], { k: 1, middle: nb % 2 === 1, ...theirs }).slice(1, -1);
      const mean = column.reduce((sum, n) => sum + n, 0) / column.length;
      const deviation = Math.sqrt(column.reduce((sum, n) => sum + (n - mean) ** 2, 0) / (column.length - 1));
      const kept = all.filter((at) => Math.abs(at - mean) < (nb / 2 - 0.25) * deviation);
      expectNear(ours(column, 'deviation', nb).slice(1, -1), kept);
    }
  });

  it('round steps', () => {
    for (const column of columns) {
      const wanted = pretty([...column], { nb, ...theirs });
      if (wanted.length <= 8) expectNear(ours(column, 'pretty', nb), wanted);
    }
  });

  it('natural breaks part the values alike', () => {
    for (const column of columns) {
      const found = ours(column, 'jenks', nb);
      // theirs are the largest values of the classes
      const tops = jenks([...column], { nb, ...theirs }).slice(1);
      const wanted = column.map((value) => tops.findIndex((top) => value <= top));
      expect(column.map((value) => classOf(found, value))).toEqual(wanted);
    }
  });
});

describe('methodBreaks', () => {
  const anything = fc.array(
    fc.oneof(
      fc.double({ min: -1e6, max: 1e9, noNaN: true }).map((n) => (Math.abs(n) < 1e-9 ? 0 : n)),
      fc.constantFrom(0, 1, 2)
    ),
    {
      maxLength: 120
    }
  );

  it.each(breakMethods)('%s: rise, enclose all values, hold seven classes at most, whatever the values', (method) => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 2, max: 7 }), (values, classes) => {
        const sorted = sortedValues(Float64Array.from(values));
        const breaks = methodBreaks(sorted, method, classes);
        if (sorted.length === 0) {
          expect(breaks).toEqual([]);
          return;
        }
        expect(breaks.length).toBeGreaterThanOrEqual(2);
        expect(breaks.length).toBeLessThanOrEqual(8);
        expect(breaks[0]!).toBeLessThanOrEqual(sorted[0]!);
        expect(breaks.at(-1)!).toBeGreaterThanOrEqual(sorted.at(-1)!);
        if (sorted[0] !== sorted.at(-1))
          for (let i = 1; i < breaks.length; i++) expect(breaks[i]!).toBeGreaterThan(breaks[i - 1]!);
      })
    );
  });

  it('gives what is not positive a class of its own in a geometric progression', () => {
    const breaks = methodBreaks(sortedValues(Float64Array.from([0, 0, 0, 1, 10, 100, 1000, 10_000])), 'geometric', 5);
    expectNear(breaks, [0, 0.5, 10, 100, 1000, 10_000]);
  });
});
