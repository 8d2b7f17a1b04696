import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeStyles } from '../../carto/propose';
import { geodesicMetres } from '../../geometry/geodesic';
import { handTable } from '../../marks/hand-table';
import { profileOf } from '../../table/make-profile';
import type { FeatureTable } from '../../table/table';
import { box, crossContext, run, values } from '../../../../../tests/crossing';
import { runCrossing } from '../registry';
import { lengthIn } from './index';

type Pair = readonly [number, number];
const spec = { kind: 'length-in', areas: 'a', lines: 'b' } as const;
const column = 'somme_longueur_km';

async function lengths(areas: FeatureTable, lines: readonly (readonly (readonly Pair[])[])[]): Promise<number[]> {
  return values((await run(spec, areas, handTable({ lines }))).table, column) as number[];
}
const km = (line: readonly Pair[]): number =>
  line.slice(1).reduce((sum, p, i) => sum + geodesicMetres(...line[i]!, ...p), 0) / 1000;
const total = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

/** Tiles with crooked borders that they share; a tile has its neighbours' very vertices. */
const tiles = (across: number, bends: readonly number[]): Pair[][][][] => {
  const node = (i: number, j: number): Pair => [
    i + (i % across === 0 ? 0 : bends[(7 * i + 3 * j) % bends.length]!),
    45 + j + (j % across === 0 ? 0 : bends[(5 * i + 11 * j) % bends.length]!)
  ];
  return Array.from({ length: across * across }, (_, n) => {
    const [i, j] = [n % across, Math.floor(n / across)];
    return [[[node(i, j), node(i + 1, j), node(i + 1, j + 1), node(i, j + 1)]]];
  });
};

describe('length-in', () => {
  it('cuts lines at borders, holes and parts', async () => {
    const areas = handTable({
      polygons: [[[box(0, 45, 4), box(1, 46, 2)], [box(6, 45, 1)]], [[box(4, 45, 1)]], [], [[box(20, 45, 1)]]]
    });
    // along parallels by short steps: long ones would be shorter by the geodesic
    const along = (y: number, from: number, to: number): Pair[] =>
      Array.from({ length: 20 * (to - from) + 1 }, (_, i): Pair => [from + i / 20, y]);
    const found = await lengths(areas, [[along(46.52, -1, 8), along(45.5, 0.5, 7.5)], []]);
    const runs = [along(46.52, 0, 1), along(46.52, 3, 4), along(45.5, 0.5, 4), along(45.5, 6, 7)];
    expect(found[0]).toBeCloseTo(total(runs.map(km)), 6);
    expect(found[1]).toBeCloseTo(km(along(45.5, 4, 5)), 6);
    expect(found.slice(2)).toEqual([null, 0]);
  });

  it('counts what follows a border once, in the lowest row; in what it is inside of rather', async () => {
    const shared: Pair[] = [
      [1, 45.2],
      [1, 45.8]
    ];
    const side = [[box(0, 45, 1)], [box(1, 45, 1)]];
    expect(await lengths(handTable({ polygons: side.map((part) => [part]) }), [[shared]])).toEqual([
      expect.closeTo(km(shared), 6),
      0
    ]);
    const over = handTable({ polygons: [...side, [box(0.5, 45, 1)], [box(0.5, 45, 1)]].map((part) => [part]) });
    expect(await lengths(over, [[shared]])).toEqual([
      0,
      0,
      expect.closeTo(km(shared), 6),
      expect.closeTo(km(shared), 6)
    ]);
    // the coast of a slanting island, run along by vertices of the line's own
    const island = handTable({
      polygons: [
        [
          [
            [
              [0, 45],
              [3, 46],
              [1, 47]
            ]
          ]
        ]
      ]
    });
    const coast: Pair[] = [0.1, 0.37, 0.5, 0.93].map((t): Pair => [3 * t, 45 + t]);
    expect((await lengths(island, [[coast]]))[0]).toBeCloseTo(km(coast), 6);
    // a hole that another area fills, and two parts of one row that touch
    const filled = handTable({ polygons: [[[box(0, 45, 3), box(1, 46, 1)]], [[box(1, 46, 1)]]] });
    const rim = [...box(1, 46, 1), [1, 46] as const];
    expect(await lengths(filled, [[rim]])).toEqual([expect.closeTo(km(rim), 6), 0]);
    const halves = handTable({ polygons: [side] });
    expect(await lengths(halves, [[shared]])).toEqual([expect.closeTo(km(shared), 6)]);
  });

  it('loses and doubles nothing over tiles, in 500 random cases along and across their borders', async () => {
    const across = 4;
    const bend = fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), { minLength: 1, maxLength: 9 });
    const free = fc.tuple(fc.double({ min: 0, max: 4, noNaN: true }), fc.double({ min: 45, max: 49, noNaN: true }));
    const corner = fc.tuple(fc.nat(across * across - 1), fc.nat(3));
    const steps = fc.array(
      fc.oneof(
        free,
        corner.map(([tile, at]) => ({ tile, at }))
      ),
      { minLength: 2, maxLength: 8 }
    );
    await fc.assert(
      fc.asyncProperty(bend, fc.array(steps, { minLength: 1, maxLength: 4 }), async (bends, drawn) => {
        const polygons = tiles(across, bends);
        const lines = drawn.map((line) =>
          line.map((step): Pair => (Array.isArray(step) ? step : polygons[step.tile]![0]![0]![step.at]!))
        );
        const found = await lengths(handTable({ polygons }), [lines]);
        const wanted = total(lines.map(km));
        expect(Math.abs(total(found) - wanted)).toBeLessThanOrEqual(1e-9 * wanted);
      }),
      { numRuns: 500 }
    );
  });

  it('finds what walking along the lines by small steps finds', async () => {
    const place = fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: 42, max: 48, noNaN: true }));
    const lineOf = fc.array(place, { minLength: 2, maxLength: 6 });
    const disc = ([x, y]: Pair, r: number): Pair[] =>
      Array.from({ length: 12 }, (_, i): Pair => [x + r * Math.cos(i / 1.91), y + r * Math.sin(i / 1.91)]);
    await fc.assert(
      fc.asyncProperty(fc.array(place, { minLength: 1, maxLength: 5 }), lineOf, async (centres, line) => {
        const areas = handTable({ polygons: centres.map((c) => [[disc(c, 1.5), disc(c, 0.6)]]) });
        const found = await lengths(areas, [[line]]);
        const steps = 400;
        const walked = centres.map(() => 0);
        line.slice(1).forEach(([bx, by], i) => {
          const [ax, ay] = line[i]!;
          const step =
            km([
              [ax, ay],
              [bx, by]
            ]) / steps;
          for (let s = 0.5; s < steps; s++) {
            const [x, y] = [ax + (s / steps) * (bx - ax), ay + (s / steps) * (by - ay)];
            centres.forEach((c, row) => {
              const odd = [1.5, 0.6].filter((r) => inRing(disc(c, r), x, y)).length === 1;
              if (odd) walked[row]! += step;
            });
          }
        });
        const slack = 6 * line.length * (km(line) / steps / Math.max(1, line.length - 1)) + 0.01 * km(line);
        found.forEach((n, row) => expect(Math.abs(n - walked[row]!)).toBeLessThanOrEqual(slack));
      }),
      { numRuns: 100 }
    );
  });

  it('says when there is nothing to measure, and stops when it is called off', async () => {
    const areas = handTable({ polygons: [[[box(0, 0, 1)]]] });
    const points = handTable({ points: [[[0, 0]]] });
    for (const inputs of [
      [areas, points],
      [points, areas]
    ])
      expect(await runCrossing(inputs, spec, crossContext())).toMatchObject({
        ok: false,
        problem: { code: 'geometry-missing' }
      });
    expect(
      await lengths(areas, [
        [],
        [[[0.5, 0.5]]],
        [
          [
            [0.5, 0.5],
            [0.5, 0.5]
          ]
        ]
      ])
    ).toEqual([0]);
    const controller = new AbortController();
    const zigzag = Array.from({ length: 50_000 }, (_, i): Pair => [i % 2 ? -1 : 2, i / 50_000]);
    const seen: number[] = [];
    const outcome = await runCrossing([areas, handTable({ lines: [[zigzag]] })], spec, {
      signal: controller.signal,
      breathe: (done) => {
        seen.push(done);
        if (done > 0) controller.abort();
        return Promise.resolve();
      }
    });
    expect(outcome).toEqual({ ok: false, problem: { code: 'aborted', facts: {} } });
    expect(seen.at(-1)).toBeLessThan(2000);
  });

  it('is drawn in circles, as the stock that it is', async () => {
    const areas = handTable({ polygons: [[[box(0, 45, 1)]], [[box(1, 45, 1)]]] });
    const line: Pair[] = [
      [0.2, 45.5],
      [1.9, 45.6]
    ];
    const { table } = await run(spec, areas, handTable({ lines: [[line]] }));
    const [style] = proposeStyles(profileOf(table), {
      usedPalettes: [],
      usedColours: [],
      surfaceTaken: false,
      subject: lengthIn.subject(spec)
    });
    expect(style?.style).toMatchObject({ kind: 'circles', column });
  });

  it('is proposed for lines that meet areas', () => {
    const areas = profileOf(handTable({ polygons: [[[box(0, 0, 1)]], [[box(1, 0, 1)]]] }));
    const lines = profileOf(
      handTable({
        lines: [
          [
            [
              [0, 0],
              [1, 1]
            ]
          ]
        ]
      })
    );
    const inputs = [
      { layer: 'a', name: 'Départements', profile: areas },
      { layer: 'b', name: 'Pistes cyclables', profile: lines }
    ];
    expect(lengthIn.suggest(inputs)).toMatchObject([
      {
        sentence: {
          fr: 'Mesurer la longueur de «\u00a0Pistes cyclables\u00a0» dans chaque département',
          en: 'Measure the length of “Pistes cyclables” in each département'
        }
      }
    ]);
  });
});

function inRing(ring: readonly Pair[], x: number, y: number): boolean {
  let inside = false;
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length]!;
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  });
  return inside;
}
