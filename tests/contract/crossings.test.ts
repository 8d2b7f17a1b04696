// What crossings find, against SpatiaLite over the same shapes: borders, holes, several parts and empty ones included.
import { expect, it } from 'vitest';
import { crossContext, run, values } from '../crossing';
import { runCrossing } from '../../src/lib/core/crossings/registry';
import { handTable, type HandTable } from '../../src/lib/core/marks/hand-table';
import { RandomShapes, type Pair } from './random-shapes';
import { areasWkt, askPairs, linesWkt, pointsWkt, type Placed } from './spatialite';

const many = 600;
const placedOf = (side: Placed['side'], kase: number, wkts: readonly string[]): Placed[] =>
  wkts.map((wkt, row) => ({ kase, side, row, wkt }));

it(`count-in: counts, sums, means and shares of ${many} cases`, async () => {
  const random = new RandomShapes(11);
  const cases = Array.from({ length: many }, () => {
    const areas = random.rows(4, () => random.areas());
    const points = random.rows(12, () => random.points());
    const figures = points.map(() => (random.below(5) === 0 ? null : random.below(9)));
    const kinds = points.map(() => [null, 'x', 'y'][random.below(3)]!);
    return { areas, points, figures, kinds };
  });
  const placed = cases.flatMap(({ areas, points }, kase) => [
    ...placedOf('a', kase, areas.map(areasWkt)),
    ...placedOf(
      'b',
      kase,
      // a point at a time: what counts of a row of several is where one of them falls
      points.flatMap((list) => [list[0], list[1]].map((point) => pointsWkt(point ? [point] : [])))
    )
  ]);
  const told = askPairs(placed, 'ST_Intersects(a, b)', 'ST_Contains(a, b)');
  const pairs = [...told.values()].flat();
  expect(pairs.length).toBeGreaterThan(many);
  expect(pairs.some(({ answers }) => answers[1] === 0)).toBe(true);
  for (const [kase, { areas, points, figures, kinds }] of cases.entries()) {
    const counted = areas.map(() => new Set<number>());
    const met = told.get(kase) ?? [];
    for (const point of new Set(met.map(({ b }) => b))) {
      const areasOf = met.filter(({ b }) => b === point);
      const inside = areasOf.filter(({ answers }) => answers[1] === 1);
      const where = inside.length > 0 ? inside.map(({ a }) => a) : [Math.min(...areasOf.map(({ a }) => a))];
      for (const area of where) counted[area]!.add(Math.floor(point / 2));
    }
    const of = <T>(column: readonly T[]): NonNullable<T>[][] =>
      counted.map((rows) => [...rows].map((row) => column[row]!).filter((value) => value !== null));
    const sum = (list: number[]): number => list.reduce((a, b) => a + b, 0);
    const { table } = await run(
      { kind: 'count-in', areas: 'a', points: 'p', sum: 'n', mean: 'n', share: { column: 'kind', value: 'x' } },
      handTable({ polygons: areas }),
      handTable({ points, columns: { n: [...figures, 0], kind: [...kinds, 'x'] } })
    );
    const hint = JSON.stringify({ areas, points });
    expect(values(table, 'nombre'), hint).toEqual(counted.map((rows) => rows.size));
    const numbers = of(figures);
    expect(values(table, 'somme_n'), hint).toEqual(
      numbers.map((list, a) => (list.length === 0 && counted[a]!.size > 0 ? null : sum(list)))
    );
    expect(values(table, 'moyenne_n'), hint).toEqual(
      numbers.map((list) => (list.length === 0 ? null : sum(list) / list.length))
    );
    expect(values(table, 'part_x'), hint).toEqual(
      of(kinds).map((list) =>
        list.length === 0 ? null : (100 * list.filter((kind) => kind === 'x').length) / list.length
      )
    );
  }
});

it(`within: what touches and stands inside, among points, lines and areas of ${many} cases`, async () => {
  const random = new RandomShapes(5);
  const makers = [
    (): { hand: HandTable; wkts: string[] } => {
      const points = random.rows(4, () => random.points());
      return { hand: { points }, wkts: points.map(pointsWkt) };
    },
    (): { hand: HandTable; wkts: string[] } => {
      const lines = random.rows(4, () => random.lines());
      return { hand: { lines }, wkts: lines.map(linesWkt) };
    },
    (): { hand: HandTable; wkts: string[] } => {
      const polygons = random.rows(3, () => random.areas());
      return { hand: { polygons }, wkts: polygons.map(areasWkt) };
    }
  ];
  const cases = Array.from({ length: many }, (_, i) => [makers[i % 3]!(), makers[Math.floor(i / 3) % 3]!()] as const);
  const told = askPairs(
    cases.flatMap(([a, b], kase) => [...placedOf('a', kase, a.wkts), ...placedOf('b', kase, b.wkts)]),
    'ST_Intersects(a, b)'
  );
  expect(told.size).toBeGreaterThan(many / 3);
  for (const [kase, [a, b]] of cases.entries()) {
    const met = told.get(kase) ?? [];
    const wanted = a.wkts.map((wkt, row) => (/EMPTY/.test(wkt) ? null : met.filter((pair) => pair.a === row).length));
    const { table } = await run(
      { kind: 'within', from: 'a', to: 'b', metres: 0, mode: 'count' },
      handTable(a.hand),
      handTable(b.hand)
    );
    expect(values(table, 'nombre_proches'), JSON.stringify([a.wkts, b.wkts])).toEqual(wanted);
  }
});

it(`length-in: lines inside and along the border of an area, in ${many} cases`, async () => {
  const random = new RandomShapes(23);
  // a sixteenth of the size, as exact: on long edges the geodesic leaves what is straight in degrees
  const small = ([x, y]: Pair): Pair => [x / 16, 45 + (y - 45) / 16];
  const cases = Array.from({ length: many }, () => ({
    area: random.areas().map((part) => part.map((ring) => ring.map(small))),
    lines: random.rows(4, () => random.lines().map((line) => line.map(small)))
  }));
  // an edge at a time: lines that come back upon themselves are as long as they are
  const edges = cases.map(({ lines }) => lines.flat().flatMap((line) => line.slice(1).map((p, i) => [line[i]!, p])));
  const told = askPairs(
    cases.flatMap(({ area }, kase) => [
      ...placedOf('a', kase, [areasWkt(area)]),
      ...placedOf(
        'b',
        kase,
        edges[kase]!.map((edge) => linesWkt([edge]))
      )
    ]),
    'ST_Length(ST_Intersection(a, b), 1)'
  );
  expect(told.size).toBeGreaterThan(many / 3);
  for (const [kase, { area, lines }] of cases.entries()) {
    const wanted = (told.get(kase) ?? []).reduce((sum, { answers }) => sum + answers[0]!, 0);
    const { table } = await run(
      { kind: 'length-in', areas: 'a', lines: 'b' },
      handTable({ polygons: [area] }),
      handTable({ lines })
    );
    const [found] = values(table, 'somme_longueur_km') as (number | null)[];
    const hint = JSON.stringify({ area, lines });
    if (area.length === 0) expect(found, hint).toBeNull();
    else expect(Math.abs(1000 * found! - wanted), hint).toBeLessThan(0.01 + 1e-6 * wanted);
  }
});

it(`nearest: metres from points to points, lines and areas with holes, in ${many} cases`, async () => {
  const random = new RandomShapes(41);
  // a sixteenth of the size, as exact, and vertices so near one another that edges are straight on any plane
  const small = ([x, y]: Pair): Pair => [x / 16, 45 + (y - 45) / 16];
  const dense = (line: readonly Pair[]): Pair[] =>
    line.flatMap((p, i) => {
      const next = line[i + 1];
      return next
        ? Array.from({ length: 16 }, (_, n): Pair => [
            p[0] + (n / 16) * (next[0] - p[0]),
            p[1] + (n / 16) * (next[1] - p[1])
          ])
        : [p];
    });
  const makers = [
    (): { hand: HandTable; wkts: string[] } => {
      const points = random.rows(4, () => random.points().map(small));
      return { hand: { points }, wkts: points.map(pointsWkt) };
    },
    (): { hand: HandTable; wkts: string[] } => {
      const lines = random.rows(4, () => random.lines().map((line) => line.map(small)));
      return { hand: { lines }, wkts: lines.map((row) => linesWkt(row.map(dense))) };
    },
    (): { hand: HandTable; wkts: string[] } => {
      const polygons = random.rows(3, () => random.areas().map((part) => part.map((ring) => ring.map(small))));
      const ringed = (ring: Pair[]): Pair[] => dense([...ring, ring[0]!]).slice(0, -1);
      return { hand: { polygons }, wkts: polygons.map((row) => areasWkt(row.map((part) => part.map(ringed)))) };
    }
  ];
  const cases = Array.from({ length: many }, (_, i) => ({
    from: random.rows(4, () => random.points().slice(0, 1).map(small)),
    to: makers[i % 3]!()
  }));
  // the shortest line on a plane of UTM, which keeps angles, is as long as the ellipsoid says; a metre is added, since
  // only what is above zero is told
  const plane = (of: string): string => `ST_Transform(${of}, 32631)`;
  const shortest = `ST_Transform(ST_ShortestLine(${plane('a')}, ${plane('b')}), 4326)`;
  const told = askPairs(
    cases
      .flatMap(({ from, to }, kase) => [...placedOf('a', kase, from.map(pointsWkt)), ...placedOf('b', kase, to.wkts)])
      .filter(({ wkt }) => !wkt.includes('EMPTY')),
    `1 + CASE WHEN ST_Intersects(a, b) THEN 0 ELSE ST_Length(${shortest}, 1) END`
  );
  expect(told.size).toBeGreaterThan(many / 2);
  let [inside, apart] = [0, 0];
  for (const [kase, { from, to }] of cases.entries()) {
    const hint = JSON.stringify([from, to.wkts]);
    const met = told.get(kase) ?? [];
    const names = { row: to.wkts.map((_, row) => `${row}`) };
    const outcome = await runCrossing(
      [handTable({ points: from }), handTable({ ...to.hand, columns: names })],
      { kind: 'nearest', from: 'a', to: 'b', label: 'row' },
      crossContext()
    );
    if (!outcome.ok) {
      expect(outcome.problem.code, hint).toBe('geometry-missing');
      expect(
        to.wkts.every((wkt) => wkt.includes('EMPTY')),
        hint
      ).toBe(true);
      continue;
    }
    const found = values(outcome.value, 'distance_km');
    const named = values(outcome.value, 'plus_proche');
    from.forEach((place, row) => {
      const each = met.filter(({ a }) => a === row).map(({ b, answers }) => ({ b, metres: answers[0]! - 1 }));
      if (place.length === 0) return expect([found[row], named[row]], hint).toEqual([null, null]);
      const least = Math.min(...each.map(({ metres }) => metres));
      const near = 0.02 + 0.001 * least;
      expect(Math.abs(1000 * (found[row] as number) - least), hint).toBeLessThan(near);
      if (least === 0) expect(1000 * (found[row] as number), hint).toBeLessThan(1e-4);
      expect(each.find(({ b }) => `${b}` === named[row])!.metres, hint).toBeLessThan(least + near);
      if (least === 0) inside++;
      else apart++;
    });
  }
  expect(Math.min(inside, apart)).toBeGreaterThan(50);
});
