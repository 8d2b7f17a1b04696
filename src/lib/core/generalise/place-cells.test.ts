import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numbers } from './coverage.fixture';
import { PlaceCells } from './place-cells';

it('finds a point in a triangle whenever one is left there, in clusters too', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 3, max: 300 }), (seed, count) => {
      const next = numbers(seed);
      // most in a small corner of a wide ground, some on one line
      const spread = (): number => (next() < 0.8 ? next() * 1e-3 : next() * 300);
      const x = Float64Array.from({ length: count }, spread);
      const y = Float64Array.from({ length: count }, () => (next() < 0.2 ? 1 : spread()));
      const cells = new PlaceCells(x, y);
      const gone = new Set<number>();
      for (let turn = 0; turn < 60; turn++) {
        const [a, b, c] = [0, 1, 2].map(() => Math.floor(next() * count)) as [number, number, number];
        const inside = (p: number): boolean => {
          const turnOf = (i: number, j: number): number =>
            (x[j]! - x[i]!) * (y[p]! - y[i]!) - (y[j]! - y[i]!) * (x[p]! - x[i]!);
          const sides = [turnOf(a, b), turnOf(b, c), turnOf(c, a)];
          const within = (of: Float64Array): boolean =>
            of[p]! >= Math.min(of[a]!, of[b]!, of[c]!) && of[p]! <= Math.max(of[a]!, of[b]!, of[c]!);
          return within(x) && within(y) && (sides.every((side) => side >= 0) || sides.every((side) => side <= 0));
        };
        const there = Array.from(x.keys()).filter((p) => !gone.has(p) && ![a, b, c].includes(p) && inside(p));
        const found = cells.inTriangle(a, b, c);
        if (there.length === 0) expect(found).toBe(-1);
        else expect(there).toContain(found);
        const leaving = Math.floor(next() * count);
        if (!gone.has(leaving)) {
          gone.add(leaving);
          cells.remove(leaving);
        }
      }
    })
  );
});
