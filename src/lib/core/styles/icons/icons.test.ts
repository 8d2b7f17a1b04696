import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mercatorDegrees } from '../../crs/mercator';
import { handTable } from '../../marks/hand-table';
import { profileOf } from '../../table/make-profile';
import { icons } from '.';
import { inkOn } from './ink';
import { iconZooms, NEVER } from './room';

const at = fc.record({
  x: fc.double({ min: 0, max: 1, noNaN: true }),
  y: fc.double({ min: 45, max: 46, noNaN: true })
});

describe('room of icons', () => {
  it('lets no two icons meet at any zoom, and shows none while most are dots', () => {
    fc.assert(
      fc.property(fc.array(at, { minLength: 1, maxLength: 60 }), (places) => {
        const coords = Float64Array.from(places.flatMap(({ x, y }) => [x, y]));
        const zooms = iconZooms({ coords, row: Uint32Array.from(places.keys()) }, places.length, 20);
        for (const half of [10, 14, 18, 22, 26, 30, 36]) {
          const world = 512 * 2 ** (half / 2);
          const shown = places.filter((_, i) => zooms[i]! <= half);
          expect(shown.length === 0 || 2 * shown.length >= places.length).toBe(true);
          const screen = shown.map(({ x, y }) => [(x / 360) * world, (mercatorDegrees(y) / 360) * world] as const);
          for (const [i, a] of screen.entries())
            for (const b of screen.slice(i + 1))
              expect(Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]))).toBeGreaterThanOrEqual(20);
        }
      }),
      { numRuns: 80 }
    );
  });

  it('leaves places on one spot as dots, but for one', () => {
    const coords = new Float64Array([2, 48, 2, 48, 3, 48]);
    const zooms = iconZooms({ coords, row: new Uint32Array([0, 1, 2]) }, 3, 20);
    expect([...zooms].filter((zoom) => zoom === NEVER)).toHaveLength(1);
  });
});

describe('icons', () => {
  it('are white on strong colours, nearly black on pale ones', () => {
    expect(inkOn('#0a3d5e')).toBe('#ffffff');
    expect(inkOn('#e8c07d')).toBe('#14191d');
  });

  it('are proposed where the title says what points are, as a lesser choice where only a theme does', () => {
    const points = profileOf(handTable({ points: [0, 1, 2].map((x) => [[x, 45]]) }));
    const context = { usedPalettes: [], usedColours: [], surfaceTaken: false };
    expect(icons.propose(points, { ...context, title: 'Gares' })).toMatchObject({
      score: 0.45,
      style: { icon: 'rail' }
    });
    expect(icons.propose(points, { ...context, topic: 'sante' })).toMatchObject({
      score: 0.3,
      style: { icon: 'hospital' }
    });
    expect(icons.propose(points, { ...context, title: 'Lieux' })).toBeNull();
    const areas = profileOf(
      handTable({
        polygons: [
          [
            [
              [
                [0, 45],
                [1, 45],
                [1, 46]
              ]
            ]
          ]
        ]
      })
    );
    expect(icons.propose(areas, { ...context, title: 'Gares' })).toBeNull();
  });
});
