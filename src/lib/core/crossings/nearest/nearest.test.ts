import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geodesicMetres } from '../../geometry/geodesic';
import { handTable, type HandTable } from '../../marks/hand-table';
import type { FeatureTable } from '../../table/table';
import { box, crossContext, run, values } from '../../../../../tests/crossing';
import { runCrossing } from '../registry';
import type { CrossingSpec } from '../schema';
import { near, plainMetres, thing, where, type Pair, type Thing } from '../../../../../tests/things';

const spec: CrossingSpec = { kind: 'nearest', from: 'a', to: 'b', label: 'nom' };
const km = (table: FeatureTable): (number | null)[] => values(table, 'distance_km') as (number | null)[];
const at = (...places: Pair[]): FeatureTable => handTable({ points: places.map((place) => [place]) });

/** Things as the rows of one table, whatever they are. */
function tableOf(things: readonly Thing[]): FeatureTable {
  const names = { nom: things.map((_, row) => `n${row}`) };
  const made = { ...handTable({ columns: names }) };
  for (const kind of ['points', 'lines', 'polygons'] as const) {
    if (!things.some(({ hand }) => hand[kind])) continue;
    const hand: HandTable = { [kind]: things.map((one) => one.hand[kind]?.[0] ?? []) };
    Object.assign(made, { [kind]: handTable(hand)[kind] });
  }
  return made;
}

async function agrees(from: Pair, things: readonly Thing[], within: (metres: number) => number): Promise<void> {
  const start: Thing = { hand: {}, edges: [[from, from]], rings: [] };
  const each = things.map((one) => plainMetres(start, one));
  const least = Math.min(...each);
  const { table } = await run(spec, at(from), tableOf(things));
  expect(Math.abs(1000 * km(table)[0]! - least)).toBeLessThanOrEqual(within(least));
  const named = Number(String(values(table, 'plus_proche')[0]).slice(1));
  expect(each[named]! - least).toBeLessThanOrEqual(within(least));
}

describe('nearest, to points, lines and areas', () => {
  it('is right to 2 mm, and names the nearest, in 600 random cases', async () => {
    const reach = fc.constantFrom(0.02, 0.2, 1);
    const kase = reach.chain((r) =>
      fc.tuple(fc.constant(r), where, near, fc.array(thing(r), { minLength: 1, maxLength: 5 }))
    );
    await fc.assert(
      fc.asyncProperty(kase, ([r, [x, y], [dx, dy], makers]) =>
        agrees(
          [x + r * dx, y + r * dy],
          makers.map((make) => make([x, y])),
          () => 0.002
        )
      ),
      { numRuns: 600 }
    );
  });

  it('is right to a ten thousandth from far away, in 200 random cases', async () => {
    const kase = fc.tuple(where, where, fc.array(thing(3), { minLength: 1, maxLength: 5 }));
    await fc.assert(
      fc.asyncProperty(kase, async ([from, there, makers]) => {
        // neither over the antimeridian nor to the other side of the earth
        fc.pre(Math.abs(from[0] - there[0]) < 150);
        await agrees(
          [from[0], from[1]],
          makers.map((make) => make([there[0], there[1]])),
          (metres) => 0.002 + metres / 10_000
        );
      }),
      { numRuns: 200 }
    );
  });

  it('measures to the middle of an edge, and not to its ends only', async () => {
    const line = handTable({
      lines: [
        [
          [
            [0, 0],
            [2, 0]
          ]
        ]
      ],
      columns: { nom: ['Équateur'] }
    });
    const { table } = await run(spec, at([1, 0.5], [1, 0], [3, 0], [0.25, 0]), line);
    const metres = km(table).map((d) => 1000 * d!);
    expect(metres[0]).toBeCloseTo(geodesicMetres(1, 0.5, 1, 0), 6);
    expect(metres[2]).toBe(geodesicMetres(3, 0, 2, 0));
    expect([metres[1], metres[3]]).toEqual([0, 0]);
  });

  it('is 0 inside of an area and on its border, and as far as the hole is wide in the hole', async () => {
    const areas = handTable({
      polygons: [[[box(0, 0, 3), box(1, 1, 1)]], [[box(1.4, 1.4, 0.05)]]],
      columns: { nom: ['Anneau', 'Îlot'] }
    });
    const { table } = await run(spec, at([0.5, 0.5], [0, 2], [1, 1.5], [1.1, 1.5], [1.42, 1.42], [4, 1]), areas);
    const [inside, border, hole, hollow, island, outside] = km(table).map((d) => 1000 * d!);
    expect([inside, border, hole, island]).toEqual([0, 0, 0, 0]);
    expect(hollow).toBeCloseTo(geodesicMetres(1.1, 1.5, 1, 1.5), 3);
    expect(outside).toBeCloseTo(geodesicMetres(4, 1, 3, 1), 0);
    expect(values(table, 'plus_proche')).toEqual(['Anneau', 'Anneau', 'Anneau', 'Anneau', 'Îlot', 'Anneau']);
  });

  it('names the lowest row of those that are as near: in all of them, on the same edge, from the same vertex', async () => {
    const one: Pair[] = [
      [1.7, 45.3],
      [2.3, 45.1],
      [2.9, 45.6]
    ];
    const lines = handTable({ lines: [[one.toReversed()], [one], [one]], columns: { nom: ['a', 'b', 'c'] } });
    const places = at([2, 45.4], [2.3, 44.9], [1, 45.35], [2.6, 45.2]);
    expect(values((await run(spec, places, lines)).table, 'plus_proche')).toEqual(['a', 'a', 'a', 'a']);
    const areas = handTable({ polygons: [[[box(1, 1, 1)]], [[box(0, 0, 3)]], [[box(0, 0, 3)]]] });
    const named = { ...areas, columns: lines.columns };
    expect(values((await run(spec, at([2, 2], [0.5, 0.5], [3, 1]), named)).table, 'plus_proche')).toEqual([
      'a',
      'b',
      'b'
    ]);
  });

  it('takes lines and areas of the first layer by a place inside of them', async () => {
    const goal = handTable({
      lines: [
        [
          [
            [0.1, -5],
            [0.1, 5]
          ]
        ]
      ],
      columns: { nom: ['Voie'] }
    });
    // the line goes through the area, and along the other's side
    const areas = handTable({ polygons: [[[box(0, 0, 1)]], [[box(0.1, 1, 1)]]] });
    const metres = km((await run(spec, areas, goal)).table).map((d) => 1000 * d!);
    expect(Math.abs(metres[0]! - geodesicMetres(0.5, 0.5, 0.1, 0.5))).toBeLessThan(1);
    expect(Math.abs(metres[1]! - geodesicMetres(0.6, 1.5, 0.1, 1.5))).toBeLessThan(1);
  });

  it('takes rows of nothing, lines of one vertex or of the same twice, areas of no size', async () => {
    const lines = handTable({
      lines: [
        [],
        [[]],
        [[[1, 1]]],
        [
          [
            [2, 2],
            [2, 2]
          ]
        ]
      ],
      columns: { nom: ['rien', 'vide', 'seul', 'double'] }
    });
    const { table } = await run(spec, at([1, 1.1], [2.2, 2]), lines);
    expect(values(table, 'plus_proche')).toEqual(['seul', 'double']);
    expect(km(table).map((d) => 1000 * d!)).toEqual([geodesicMetres(1, 1.1, 1, 1), geodesicMetres(2.2, 2, 2, 2)]);
    const flat = handTable({
      polygons: [
        [],
        [
          [
            [
              [1, 1],
              [2, 1],
              [1, 1]
            ]
          ]
        ]
      ],
      columns: { nom: ['rien', 'plat'] }
    });
    const found = await run(spec, at([1.5, 1.5]), flat);
    expect(values(found.table, 'plus_proche')).toEqual(['plat']);
    expect(1000 * km(found.table)[0]!).toBeCloseTo(geodesicMetres(1.5, 1.5, 1.5, 1), 1);
    const none = handTable({ lines: [[], [[]]], columns: { nom: ['x', 'y'] } });
    expect(await runCrossing([at([0, 0]), none], spec, crossContext())).toMatchObject({
      ok: false,
      problem: { code: 'geometry-missing' }
    });
  });

  it('looks up often where each place has thousands of edges to look at, and stops when it is called off', async () => {
    // as far from all of them: the middle of a round of 20,000 edges
    const round = Array.from({ length: 20_000 }, (_, i): Pair => {
      const turn = (2 * Math.PI * i) / 20_000;
      return [Math.cos(turn), Math.sin(turn)];
    });
    const areas = handTable({ polygons: [[[box(-3, -3, 6), round]]], columns: { nom: ['Trou'] } });
    const controller = new AbortController();
    const seen: number[] = [];
    const outcome = await runCrossing([at(...Array.from({ length: 50 }, (): Pair => [0, 0])), areas], spec, {
      signal: controller.signal,
      breathe: (done) => {
        seen.push(done);
        if (done >= 3) controller.abort();
        return Promise.resolve();
      }
    });
    expect(outcome).toEqual({ ok: false, problem: { code: 'aborted', facts: {} } });
    expect(seen.at(-1)).toBe(3);
  });
});
