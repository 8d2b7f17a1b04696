import { booleanPointInPolygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handTable, type HandTable } from '../../marks/hand-table';
import type { Mark } from '../../marks/marks';
import { handContext } from '../hand-context';
import { compileStyle, resolveStyle } from '../registry';
import type { StyleSpec } from '../schema';
import { strew } from './strew';

type Ring = [number, number][];

const square = (x: number, y: number, side: number): Ring => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y]
];
/** A square with a hole, and an island far from it. */
const holed: Ring[][] = [[square(0, 45, 1), square(0.25, 45.25, 0.5)], [square(5, 45, 0.5)]];
const style: StyleSpec = { kind: 'dot-density', column: 'n', colour: 'carte-cercle', radius: 1.5 };

type Circles = Extract<Mark, { mark: 'circles' }>;

async function dots(hand: HandTable, unit?: number): Promise<{ mark: Circles; drawn: number; unit: number }> {
  const table = handTable(hand);
  const { marks, legend } = await compileStyle(
    table,
    { ...style, ...(unit !== undefined && { unit }) },
    handContext(table)
  );
  if (legend.type !== 'dot-density') throw new Error('no dots');
  return { mark: marks.find((m): m is Circles => m.mark === 'circles')!, drawn: legend.drawn, unit: legend.unit };
}

describe('strew', () => {
  it('keeps every dot inside, out of holes, in each part by its size, always at the same places', () => {
    const { polygons } = handTable({ polygons: [holed] });
    const places = strew(polygons!, 0, 2, 2000, 7);
    const shape = { type: 'MultiPolygon' as const, coordinates: holed };
    let island = 0;
    for (let i = 0; i < 2000; i++) {
      const place = [places[2 * i]!, places[2 * i + 1]!];
      expect(booleanPointInPolygon(place, shape)).toBe(true);
      if (place[0]! > 4) island++;
    }
    // a quarter of a square against three quarters of one
    expect(island / 2000).toBeGreaterThan(0.22);
    expect(island / 2000).toBeLessThan(0.28);
    expect(strew(polygons!, 0, 2, 2000, 7)).toEqual(places);
    expect(strew(polygons!, 0, 2, 2000, 8)).not.toEqual(places);
  });
});

describe('dot density', () => {
  const polygons = [0, 1, 2, 3].map((x) => [[square(x, 45, 1)]]);

  it('draws as many dots as the total has units, in proportion to each area’s value', async () => {
    const value = fc.integer({ min: 0, max: 5000 });
    await fc.assert(
      fc.asyncProperty(fc.tuple(value, value, value, value), fc.integer({ min: 5, max: 50 }), async (n, unit) => {
        const { mark } = await dots({ polygons, columns: { n: [...n] } }, unit);
        const total = n.reduce((a, b) => a + b, 0);
        expect(Math.abs(mark.row.length - total / unit)).toBeLessThanOrEqual(0.5);
        n.forEach((expected, row) => {
          const drawn = mark.row.filter((r) => r === row).length;
          expect(Math.abs(drawn - expected / unit)).toBeLessThanOrEqual(1);
        });
        mark.row.forEach((row, i) => expect(Math.floor(mark.positions[2 * i]!)).toBe(row));
      }),
      { numRuns: 40 }
    );
  });

  it('chooses a round unit that gives some thousands of dots, and never less than one for whole numbers', async () => {
    const many = await dots({ polygons, columns: { n: [1_250_000, 800_000, 43_000, 7] } });
    expect(many.unit).toBe(500);
    expect(many.drawn).toBe(4186);
    expect((await dots({ polygons, columns: { n: [3, 0, 1, 2] } })).unit).toBe(1);
    const halves = await resolveStyle(handTable({ polygons, columns: { n: [0.5, 0, 0.25, 0.1] } }), style);
    expect(halves).toMatchObject({ unit: 0.0002 });
  });

  it('draws nothing of losses and of what is missing', async () => {
    const { mark } = await dots({ polygons, columns: { n: [-50, null, 10, 0] } }, 1);
    expect([...new Set(mark.row)]).toEqual([2]);
  });
});
