import { booleanPointInPolygon, distance, lineString, nearestPointOnLine, point, polygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handTable } from '../marks/hand-table';
import { innerPoints } from './inner-point';

/** A star-shaped ring of `radii` round (2, 45), which is simple whatever the radii. */
function star(radii: readonly number[], scale = 1): [number, number][] {
  return radii.map((radius, i) => {
    const angle = (2 * Math.PI * i) / radii.length;
    return [2 + scale * radius * Math.cos(angle), 45 + scale * radius * Math.sin(angle)];
  });
}

const closed = (ring: readonly [number, number][]): [number, number][] => [...ring, ring[0]!];

describe('innerPoints', () => {
  it('stands inside any simple polygon, out of its hole (Turf as the reference)', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 5, maxLength: 24 }), (radii) => {
        const shell = star(radii);
        const hole = star(radii, 0.5);
        const { coords, row } = innerPoints(handTable({ polygons: [[[shell, hole]]] }));
        expect([...row]).toEqual([0]);
        const reference = polygon([closed(shell), closed(hole)]);
        expect(booleanPointInPolygon(point([coords[0]!, coords[1]!]), reference)).toBe(true);
      }),
      { numRuns: 300, seed: 7 }
    );
  });

  it('takes the largest part of a row and skips rows without geometry', () => {
    const square = (x: number, size: number): [number, number][] => [
      [x, 45],
      [x + size, 45],
      [x + size, 45 + size],
      [x, 45 + size]
    ];
    const { coords, row } = innerPoints(handTable({ polygons: [[], [[square(0, 0.1)], [square(3, 1)]]] }));
    expect([...row]).toEqual([1]);
    expect(coords[0]).toBeCloseTo(3.5, 9);
    expect(coords[1]).toBeCloseTo(45.5, 9);
  });

  it('stands in the middle of the longest line, measured on the ground', () => {
    // a degree of longitude is 0.7 degree of latitude here: the second line is the longer one on the ground
    const eastward: [number, number][] = [
      [2, 45],
      [3.2, 45]
    ];
    const northward: [number, number][] = [
      [5, 45],
      [5, 45.2],
      [5, 46]
    ];
    const { coords } = innerPoints(handTable({ lines: [[eastward, northward]] }));
    const middle = [coords[0]!, coords[1]!];
    expect(nearestPointOnLine(lineString(northward), middle).properties.pointDistance).toBeLessThan(0.001);
    expect(distance(middle, northward[0]!)).toBeCloseTo(distance(middle, northward[2]!), 3);
  });

  it('takes the first point of a row of points', () => {
    const { coords } = innerPoints(
      handTable({
        points: [
          [
            [1, 45],
            [2, 46]
          ]
        ]
      })
    );
    expect([...coords]).toEqual([1, 45]);
  });
});
