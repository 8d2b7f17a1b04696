import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geodesicMetres } from '../geometry/geodesic';
import { handTable, type HandPolygon } from '../marks/hand-table';
import { box, crossContext, run, values } from '../../../../tests/crossing';
import { runCrossing } from './registry';
import type { CrossingSpec } from './schema';

describe('join', () => {
  const areas = handTable({
    polygons: [[[box(0, 0, 1)]], [[box(1, 0, 1)]], [[box(2, 0, 1)]]],
    columns: { code: ['01001', '2A004', '33063'], nom: ['Un', 'Deux', 'Trois'] }
  });
  const spec: CrossingSpec = {
    kind: 'join',
    areas: 'a',
    areasKey: 'code',
    table: 't',
    tableKey: 'insee',
    columns: ['population', 'nom']
  };

  it('compares codes to the letter, leading zeros included', async () => {
    const table = handTable({
      columns: { insee: ['1001', '2A004', '33063'], population: [1, 2, 3], nom: ['a', 'b', 'c'] }
    });
    const { table: joined, notices } = await run(spec, areas, table);
    expect(values(joined, 'population')).toEqual([null, 2, 3]);
    expect(notices).toMatchObject([{ code: 'join-report', facts: { rows: 3, matched: 2, zero: 1, without: 1 } }]);
    expect(values(joined, 'nom')).toEqual(['Un', 'Deux', 'Trois']);
    expect(values(joined, 'nom_2')).toEqual([null, 'b', 'c']);
    expect(joined.polygons).toBe(areas.polygons);
  });

  it('compares numbers as their text', async () => {
    const table = handTable({ columns: { insee: [33063, 1001], population: [3, 1], nom: ['c', 'a'] } });
    expect(values((await run(spec, areas, table)).table, 'population')).toEqual([null, null, 3]);
  });

  it('adds up rows of the same code, but not their rates', async () => {
    const table = handTable({
      columns: { insee: ['33063', '33063', '2A004'], population: [3, 4, null], taux: [0.5, 0.7, 0.1] }
    });
    const { table: joined } = await run({ ...spec, columns: ['population', 'taux'] }, areas, table);
    expect(values(joined, 'population')).toEqual([null, null, 7]);
    expect(values(joined, 'taux')).toEqual([null, 0.1, 0.5]);
  });

  it('keeps the name of its subject, the older column giving way', async () => {
    const table = handTable({ columns: { insee: ['33063'], nom: ['Bordeaux'] } });
    const { table: joined } = await run({ ...spec, columns: ['nom'] }, areas, table);
    expect(values(joined, 'nom')).toEqual([null, null, 'Bordeaux']);
    expect(values(joined, 'nom_2')).toEqual(['Un', 'Deux', 'Trois']);
  });

  it('names the column it lacks', async () => {
    const outcome = await runCrossing([areas, areas], { ...spec, tableKey: 'x' }, crossContext());
    expect(outcome).toEqual({
      ok: false,
      problem: { code: 'column-unknown', facts: { column: 'x', known: ['code', 'nom'] } }
    });
  });
});

describe('count-in', () => {
  const spec: CrossingSpec = { kind: 'count-in', areas: 'a', points: 'p' };

  it('counts and sums, a shared border once, a hole not at all', async () => {
    const areas = handTable({ polygons: [[[box(0, 0, 10), box(4, 4, 2)]], [[box(10, 0, 10)]], [[box(50, 50, 1)]]] });
    const points = handTable({
      points: [
        [[1, 1]],
        [[5, 5]],
        [[10, 5]],
        [
          [12, 3],
          [13, 3]
        ],
        [],
        [[99, 0]]
      ],
      columns: { places: [10, 20, 40, null, 5, 5] }
    });
    const { table } = await run({ ...spec, sum: 'places' }, areas, points);
    expect(values(table, 'nombre')).toEqual([2, 1, 0]);
    expect(values(table, 'somme_places')).toEqual([50, null, 0]);
  });

  it('counts each feature of a table of points and areas', async () => {
    const areas = handTable({ polygons: [[[box(0, 0, 4)]]] });
    const things = handTable({ polygons: [[], [[box(1, 1, 1)]]], points: [[[2, 2]], []] });
    const { table } = await run({ kind: 'count-in', areas: 'a', points: 'b' }, areas, things);
    expect(values(table, 'nombre')).toEqual([2]);
  });

  it('counts in every overlapping area a point is strictly inside', async () => {
    const areas = handTable({ polygons: [[[box(0, 0, 4)]], [[box(2, 0, 4)]]] });
    const points = handTable({ points: [[[3, 1]], [[2, 1]], [[4, 1]]] });
    expect(values((await run(spec, areas, points)).table, 'nombre')).toEqual([2, 2]);
  });

  it('agrees with a brute-force count over random polygons with holes', async () => {
    const coordinate = fc.double({ min: 0, max: 10, noNaN: true });
    const star = fc
      .record({
        x: coordinate,
        y: coordinate,
        radii: fc.array(fc.double({ min: 0.5, max: 3, noNaN: true }), { minLength: 3, maxLength: 12 })
      })
      .map(({ x, y, radii }): HandPolygon => {
        const ring = (scale: number): [number, number][] =>
          radii.map((r, i) => {
            const angle = (2 * Math.PI * i) / radii.length;
            return [x + scale * r * Math.cos(angle), y + scale * r * Math.sin(angle)];
          });
        return [ring(1), ring(0.4)];
      });
    const areasOf = fc.array(fc.array(star, { maxLength: 3 }), { minLength: 1, maxLength: 8 });
    const pointsOf = fc.array(fc.tuple(coordinate, coordinate), { maxLength: 60 });
    // winding-free reference: angles turned around the point, ring by ring
    const turns = (ring: readonly (readonly [number, number])[], [px, py]: readonly [number, number]): boolean => {
      let turned = 0;
      ring.forEach(([x, y], i) => {
        const [nx, ny] = ring[(i + 1) % ring.length]!;
        const d = Math.atan2(ny - py, nx - px) - Math.atan2(y - py, x - px);
        turned += d > Math.PI ? d - 2 * Math.PI : d < -Math.PI ? d + 2 * Math.PI : d;
      });
      return Math.round(turned / (2 * Math.PI)) % 2 !== 0;
    };
    await fc.assert(
      fc.asyncProperty(areasOf, pointsOf, async (areas, points) => {
        const expected = areas.map(
          (parts) =>
            points.filter((p) => parts.some((rings) => rings.filter((ring) => turns(ring, p)).length % 2 === 1)).length
        );
        const { table } = await run(
          spec,
          handTable({ polygons: areas }),
          handTable({ points: points.map((p) => [p]) })
        );
        expect(values(table, 'nombre')).toEqual(expected);
      }),
      { numRuns: 200 }
    );
  });

  it('gives every point of a tiled plane to exactly one tile', async () => {
    const grid = fc.integer({ min: 0, max: 20 }).map((n) => n / 2);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(grid, grid), { minLength: 1, maxLength: 40 }), async (points) => {
        const tiles = Array.from({ length: 25 }, (_, i) => [[box(2 * (i % 5), 2 * Math.floor(i / 5), 2)]]);
        const { table } = await run(
          spec,
          handTable({ polygons: tiles }),
          handTable({ points: points.map((p) => [p]) })
        );
        const total = (values(table, 'nombre') as number[]).reduce((a, b) => a + b, 0);
        expect(total).toBe(points.length);
      })
    );
  });

  it('stops when asked', async () => {
    const abort = new AbortController();
    const many = handTable({ points: Array.from({ length: 10_000 }, () => [[0.5, 0.5] as const]) });
    const areas = handTable({ polygons: [[[box(0, 0, 1)]]] });
    const seen: number[] = [];
    const outcome = await runCrossing(
      [areas, many],
      spec,
      crossContext({
        signal: abort.signal,
        breathe: (done) => {
          seen.push(done);
          if (done > 0) abort.abort();
          return Promise.resolve();
        }
      })
    );
    expect(outcome).toEqual({ ok: false, problem: { code: 'aborted', facts: {} } });
    expect(seen).toEqual([0, 4096]);
  });

  it('renames an older count, and says when an input is only a part', async () => {
    const areas = handTable({ polygons: [[[box(0, 0, 1)]]], columns: { nombre: [7] } });
    const points = { ...handTable({ points: [[[0.5, 0.5]]] }), covers: 'part' as const, total: 9 };
    const { table, notices } = await run(spec, areas, points);
    expect(values(table, 'nombre')).toEqual([1]);
    expect(values(table, 'nombre_2')).toEqual([7]);
    expect(notices).toEqual([{ code: 'crossing-partial', facts: { layer: 'p', got: 1, total: 9 } }]);
    expect(values((await run({ ...spec, as: 'gares' }, areas, points)).table, 'gares')).toEqual([1]);
  });
});

describe('ratio', () => {
  const table = handTable({
    polygons: [[[box(0, 45, 0.1)]], [[box(1, 45, 0.1)]], []],
    columns: { nombre: [10, 5, 1], population: [1000, 0, 50] }
  });

  it('divides by a column; zero gives no data', async () => {
    const by = { by: 'column' as const, column: 'population' };
    const { table: out } = await run(
      { kind: 'ratio', layer: 'a', numerator: 'nombre', denominator: by, per: 1000 },
      table
    );
    expect(values(out, 'taux_nombre_pour_1000_population')).toEqual([10, null, 20]);
  });

  it('divides by the area in km²', async () => {
    const { table: out } = await run(
      { kind: 'ratio', layer: 'a', numerator: 'population', denominator: { by: 'area' }, per: 1 },
      table
    );
    const [first, second, third] = values(out, 'densite_population') as number[];
    // 0.1° × 0.1° from 45° N: 11.11 km by 7.87 km
    expect(first).toBeCloseTo(1000 / 87.5, 1);
    expect([second, third]).toEqual([0, null]);
  });
});

describe('nearest', () => {
  const place = fc.tuple(fc.double({ min: -5, max: 9, noNaN: true }), fc.double({ min: 41, max: 51, noNaN: true }));
  const spec: CrossingSpec = { kind: 'nearest', from: 'a', to: 'b', label: 'nom' };

  it('finds what comparing every pair finds, in 500 random cases', async () => {
    const some = fc.array(place, { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(some, some, async (from, to) => {
        const goals = handTable({ points: to.map((p) => [p]), columns: { nom: to.map((_, i) => `n${i}`) } });
        const { table } = await run(spec, handTable({ points: from.map((p) => [p]) }), goals);
        const found = values(table, 'distance_km') as number[];
        const names = values(table, 'plus_proche');
        from.forEach(([x, y], row) => {
          const all = to.map(([tx, ty]) => geodesicMetres(x, y, tx, ty));
          const least = Math.min(...all);
          expect(found[row]).toBe(least / 1000);
          expect(names[row]).toBe(`n${all.indexOf(least)}`);
        });
      }),
      { numRuns: 500 }
    );
  });

  it('measures from the inside of areas, from the nearest of several points, and to places without a name', async () => {
    const goals = handTable({ points: [[[0.5, 0.5]], [[10, 0.5]]], columns: { nom: [null, 'Loin'] } });
    const areas = handTable({ polygons: [[[box(0, 0, 1)]], [[box(9, 0, 1)]]] });
    const { table } = await run(spec, areas, goals);
    expect((values(table, 'distance_km') as number[])[0]).toBe(0);
    expect(values(table, 'plus_proche')).toEqual([null, 'Loin']);
    const twice = handTable({
      points: [
        [
          [3, 0.5],
          [10, 0.5]
        ]
      ]
    });
    expect(values((await run(spec, twice, goals)).table, 'distance_km')).toEqual([0]);
  });

  it('goes to the only place there is, beyond the antimeridian too, and indexes many by blocks', async () => {
    const goal = handTable({ points: [[[179, 0]]], columns: { nom: ['Un'] } });
    const { table } = await run(spec, handTable({ points: [[[-179, 0]]] }), goal);
    expect((values(table, 'distance_km') as number[])[0]).toBeCloseTo(222.64, 2);
    expect(values(table, 'plus_proche')).toEqual(['Un']);
    const rows = 140_000;
    const points = {
      coords: Float64Array.from({ length: 2 * rows }, (_, i) => (i % 2 ? 45 : i / 2 / 20_000)),
      rowOf: Uint32Array.from(Array(rows).keys())
    };
    const many = { ...handTable({}), rows, points };
    const from = handTable({ points: [[[0.00011, 45]], [[6.99991, 45]]] });
    const named = {
      ...many,
      columns: [{ name: 'nom', type: 'number' as const, integer: true, values: Float64Array.from(points.rowOf) }]
    };
    expect(values((await run(spec, from, named)).table, 'plus_proche')).toEqual(['2', '139998']);
  });

  it('has no distance without a place, and says when there is nothing to go to', async () => {
    const goals = handTable({ points: [[[1, 1]]], columns: { nom: ['Un'] } });
    const { table } = await run(spec, handTable({ points: [[[0, 0]], []] }), goals);
    const [there, missing] = values(table, 'distance_km') as (number | null)[];
    expect(there).toBeGreaterThan(150);
    expect(missing).toBeNull();
    const outcome = await runCrossing([goals, handTable({ columns: { nom: ['x'] } })], spec, crossContext());
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'geometry-missing' } });
  });

  it('stops when it is called off', async () => {
    const controller = new AbortController();
    controller.abort();
    const table = handTable({ points: [[[1, 1]]], columns: { nom: ['Un'] } });
    const outcome = await runCrossing([table, table], spec, crossContext({ signal: controller.signal }));
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'aborted' } });
  });
});
