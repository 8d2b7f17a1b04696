import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleLength } from './scale';

describe('scaleLength', () => {
  it('gives round lengths', () => {
    expect(scaleLength(250, 100)).toEqual({ metres: 20000, pixels: 80 });
    expect(scaleLength(0.6, 100)).toEqual({ metres: 50, pixels: 50 / 0.6 });
    expect(scaleLength(1000, 100)).toEqual({ metres: 100000, pixels: 100 });
  });

  it('has nothing to say of an unknown scale', () => {
    for (const unknown of [0, NaN, Infinity, -1]) expect(scaleLength(unknown, 100)).toBeNull();
  });

  it('always fits, and fills at least two fifths of the room', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 2e5, noNaN: true }), (metresPerPixel) => {
        const bar = scaleLength(metresPerPixel, 100);
        expect(bar?.pixels).toBeLessThanOrEqual(100.0001);
        expect(bar?.pixels).toBeGreaterThanOrEqual(39.999);
      })
    );
  });
});
