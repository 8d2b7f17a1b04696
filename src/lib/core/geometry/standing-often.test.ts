import fc from 'fast-check';
import { expect, it } from 'vitest';
import { handTable } from '../marks/hand-table';
import { standingInPart } from './polygon-contains';
import { standingOften } from './standing-often';

it('tells the standing of places in large parts as looking at all edges does, on borders and in holes, in 200 random cases', () => {
  // on a grid, so that places fall on vertices and edges; rings may cross themselves
  const radius = fc.integer({ min: 2, max: 12 });
  const ring = fc.array(radius, { minLength: 300, maxLength: 500 });
  const place = fc.tuple(fc.integer({ min: -13, max: 13 }), fc.integer({ min: -13, max: 13 }));
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(ring, { minLength: 1, maxLength: 3 }), fc.array(place, { minLength: 20 }), (rings, places) => {
      const polygon = rings.map((radii) =>
        radii.map((r, i): [number, number] => {
          const turn = (2 * Math.PI * i) / radii.length;
          return [Math.round(r * Math.cos(turn)) / 8, Math.round(r * Math.sin(turn)) / 8];
        })
      );
      const block = handTable({ polygons: [[polygon]] }).polygons!;
      const standing = standingOften(block);
      for (const [x, y] of places) {
        const wanted = standingInPart(block, 0, x / 8, y / 8);
        expect(standing(0, x / 8, y / 8)).toBe(wanted);
        seen.add(wanted);
      }
    }),
    { numRuns: 200 }
  );
  expect([...seen].sort()).toEqual(['border', 'inside', 'outside']);
});
