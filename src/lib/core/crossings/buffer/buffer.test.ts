import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossContext } from '../../../../../tests/crossing';
import { geodesicMetres } from '../../geometry/geodesic';
import { standingInPart } from '../../geometry/polygon-contains';
import { handTable, type HandTable } from '../../marks/hand-table';
import { areasKm2 } from '../../table/area';
import { profileOf } from '../../table/make-profile';
import { ringsOf } from '../../table/polygon-writer';
import { cell, type FeatureTable } from '../../table/table';
import { runCrossing } from '../registry';
import { buffer } from './index';

async function around(hand: HandTable, metres: number, dissolve = false): Promise<FeatureTable> {
  const outcome = await runCrossing(
    [handTable(hand)],
    { kind: 'buffer', layer: 'a', metres, dissolve },
    crossContext()
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}

const inside = (table: FeatureTable, x: number, y: number): boolean =>
  [...table.polygons!.rowOf.keys()].some((part) => standingInPart(table.polygons!, part, x, y) === 'inside');

describe('buffer', () => {
  it('draws a border within 0.1 % of the distance, anywhere, from ten metres to a hundred kilometres', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: -170, max: 170, noNaN: true }),
        fc.double({ min: -65, max: 65, noNaN: true }),
        fc.double({ min: 1, max: 5, noNaN: true }),
        async (lon, lat, power) => {
          const metres = 10 ** power;
          const table = await around({ points: [[[lon, lat]]] }, metres);
          const [ring] = ringsOf(table.polygons!, 0);
          expect(ring!.length).toBeGreaterThan(150);
          for (let i = 2; i < ring!.length; i += 2) {
            const [x, y, fromX, fromY] = [ring![i]!, ring![i + 1]!, ring![i - 2]!, ring![i - 1]!];
            expect(Math.abs(geodesicMetres(lon, lat, x, y) / metres - 1)).toBeLessThan(0.001);
            const middle = geodesicMetres(lon, lat, (x + fromX) / 2, (y + fromY) / 2);
            expect(Math.abs(middle / metres - 1)).toBeLessThan(0.001);
          }
        }
      ),
      { numRuns: 100 }
    );
  });

  it('follows a line across France, and is as wide at its ends as in its middle', async () => {
    const line: [number, number][] = [
      [-4.5, 48.4],
      [2.35, 48.85],
      [7.75, 48.58]
    ];
    const table = await around({ lines: [[line]] }, 2000);
    expect(table.polygons!.rowOf).toHaveLength(1);
    for (const [x, y] of [line[0]!, [-1.075, 48.625], line[1]!, [5.05, 48.715], line[2]!] as const) {
      // the line runs nearly east
      const north = (metres: number): number => y + metres / 111_200;
      expect([inside(table, x, north(1980)), inside(table, x, north(2030))]).toEqual([true, false]);
    }
  });

  it('widens an area wider than its plane by its outline, holes narrowed', async () => {
    const big: [number, number][] = [
      [-4, 43],
      [8, 43],
      [8, 50],
      [-4, 50]
    ];
    const hole: [number, number][] = [
      [2, 46],
      [2.2, 46],
      [2.2, 46.2],
      [2, 46.2]
    ];
    const table = await around({ polygons: [[[big, hole]]] }, 5000);
    expect(table.polygons!.rings).toHaveLength(3);
    expect(inside(table, 2.1, 46.1)).toBe(false);
    expect(inside(table, 2.02, 46.02)).toBe(true);
    for (const [x, south] of [
      [-3, 43],
      [2, 43],
      [7, 43]
    ] as const) {
      expect(inside(table, x, south - 4990 / 111_100)).toBe(true);
      expect(inside(table, x, south - 5020 / 111_100)).toBe(false);
    }
  });

  it('widens outlines of a thousand vertices as it does short ones', async () => {
    const meridian = (x: number, from: number, to: number): [number, number][] =>
      Array.from({ length: 601 }, (_, i) => [x, from + ((to - from) * i) / 600]);
    const long = geodesicMetres(2, 45, 2, 46) / 1000;
    const [band] = areasKm2(await around({ lines: [[meridian(2, 45, 46)]] }, 5000));
    expect(band! / (2 * 5 * long + Math.PI * 25)).toBeCloseTo(1, 3);
    const wide = geodesicMetres(2, 45.5, 3, 45.5) / 1000;
    const square = [...meridian(2, 45, 46), ...meridian(3, 46, 45)];
    const table = await around({ polygons: [[[square]]] }, 5000);
    expect(table.polygons!.rings).toHaveLength(2);
    const [own] = areasKm2(handTable({ polygons: [[[square]]] }));
    expect((areasKm2(table)[0]! - own!) / (2 * 5 * (long + wide) + Math.PI * 25)).toBeCloseTo(1, 3);
  });

  it('keeps rows and columns, rows without a place without an area; in one area, what overlaps once', async () => {
    const places: HandTable = { points: [[[2, 45]], [], [[2.005, 45]]], columns: { nom: ['A', 'vide', 'B'] } };
    const table = await around(places, 1000);
    expect([table.rows, [...table.polygons!.rowOf]]).toEqual([3, [0, 2]]);
    expect(table.columns[0] && [0, 1, 2].map((row) => cell(table.columns[0]!, row))).toEqual(['A', 'vide', 'B']);
    const [one] = areasKm2(table);
    expect(one! / Math.PI).toBeCloseTo(1, 3);
    const whole = await around(places, 1000, true);
    expect([whole.rows, whole.polygons!.rowOf.length, whole.columns.map((c) => c.name)]).toEqual([
      1,
      1,
      ['distance_km']
    ]);
    // two circles of 1 km whose centres are d apart
    const d = geodesicMetres(2, 45, 2.005, 45) / 1000;
    const lens = 2 * Math.acos(d / 2) - (d / 2) * Math.sqrt(4 - d * d);
    expect(areasKm2(whole)[0]! / (2 * Math.PI - lens)).toBeCloseTo(1, 3);
  });

  it('is offered at a distance that suits what it surrounds, and at others', () => {
    const line = profileOf(
      handTable({
        lines: [
          [
            [
              [2, 45],
              [3, 46]
            ]
          ]
        ]
      })
    );
    const [offered] = buffer.suggest([{ layer: 'a', name: 'Voies', profile: line }]);
    expect(offered?.sentence.fr).toBe('Tracer ce qui est à moins de 500\u00a0m de «\u00a0Voies\u00a0»');
    expect(offered?.variants?.map((s) => [s.spec.metres, s.name.fr]).at(-1)).toEqual([
      20_000,
      'À moins de 20\u00a0km de «\u00a0Voies\u00a0»'
    ]);
    expect(offered?.variants?.every((s) => s.spec.dissolve)).toBe(true);
  });

  it('takes lines of no length, and says when there is nothing', async () => {
    const table = await around(
      {
        lines: [
          [
            [
              [2, 45],
              [2, 45]
            ]
          ]
        ]
      },
      500
    );
    expect(areasKm2(table)[0]! / (Math.PI / 4)).toBeCloseTo(1, 3);
    const figures = handTable({ columns: { n: [1] } });
    expect(
      await runCrossing([figures], { kind: 'buffer', layer: 'a', metres: 10, dissolve: false }, crossContext())
    ).toMatchObject({ problem: { code: 'geometry-missing' } });
  });
});
