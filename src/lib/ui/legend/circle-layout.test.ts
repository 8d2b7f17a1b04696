import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutCircles } from './circle-layout';

describe('layoutCircles', () => {
  it('stands circles on one line, largest first', () => {
    const layout = layoutCircles(
      [
        { value: 30000, radius: 24 },
        { value: 10000, radius: 13.9 },
        { value: 1000, radius: 4.4 }
      ],
      18,
      60
    );
    const floors = layout.stops.map((s) => s.cy + s.r);
    for (const floor of floors) expect(floor).toBeCloseTo(floors[0] as number, 9);
    expect(layout.stops.every((s) => s.cx === layout.stops[0]?.cx)).toBe(true);
    expect(layout.labelX).toBeGreaterThan(48);
  });

  it('never lets labels overlap or leave the drawing', () => {
    const radii = fc.array(fc.double({ min: 1.4, max: 60, noNaN: true }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(radii, (values) => {
        const stops = values.sort((a, b) => b - a).map((radius) => ({ value: radius, radius }));
        const layout = layoutCircles(stops, 18, 60);
        layout.stops.forEach((s, i) => {
          expect(s.labelY).toBeGreaterThanOrEqual(8);
          expect(s.labelY).toBeLessThanOrEqual(layout.height);
          expect(s.cy - s.r).toBeGreaterThanOrEqual(-1e-9);
          const before = layout.stops[i - 1];
          if (before) expect(s.labelY - before.labelY).toBeGreaterThanOrEqual(18 - 1e-9);
        });
      })
    );
  });
});
