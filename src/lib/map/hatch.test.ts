import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hatchOf } from './hatch';

it('runs across its angle, as far apart as asked, with the same share of ink at any spacing', () => {
  const angle = fc.integer({ min: 0, max: 179 });
  const spacing = fc.integer({ min: 7, max: 24 });
  fc.assert(
    fc.property(angle, spacing, (angle, spacing) => {
      const { across, period, width } = hatchOf({ motif: 'lines', angle, spacing });
      const along = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)] as const;
      expect(across[0] * along[0] + across[1] * along[1]).toBeCloseTo(0, 12);
      expect(Math.hypot(...across)).toBeCloseTo(1, 12);
      expect(period).toBe(spacing);
      expect(width / period).toBeCloseTo(0.115, 2);
    })
  );
});

it('is never taken for « no data », whose lines are closer than any that an author may set', () => {
  const none = hatchOf('no-data');
  for (const motif of ['lines', 'cross', 'dots'] as const)
    for (const spacing of [4, 7, 24]) {
      const own = hatchOf({ motif, angle: 135, spacing });
      expect(own.period).toBeGreaterThanOrEqual(none.period);
      expect(own.gap).not.toBe(none.gap);
      expect(own.motif).toBe({ lines: 0, cross: 1, dots: 2 }[motif]);
    }
});
