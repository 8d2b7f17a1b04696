import { describe, expect, it } from 'vitest';
import { breakAt, placeOf, readableStep } from './break-places';

const histogram = { low: 0, high: 1000, counts: [1, 2], open: false };

describe('places of breaks along a histogram', () => {
  it('go there and back within a step', () => {
    for (const value of [0, 130, 455, 1000])
      expect(Math.abs(breakAt(histogram, placeOf(histogram, value), false) - value)).toBeLessThanOrEqual(
        readableStep(histogram, false)
      );
    expect([placeOf(histogram, -5), placeOf(histogram, 2000)]).toEqual([0, 1]);
  });

  it('are readable figures', () => {
    expect(readableStep(histogram, false)).toBe(5);
    expect(readableStep({ ...histogram, high: 0.7 }, false)).toBe(0.005);
    expect(readableStep({ ...histogram, high: 30 }, true)).toBe(1);
    expect(breakAt({ ...histogram, low: 1.03, high: 2.17 }, 0.5, false)).toBe(1.6);
  });
});
