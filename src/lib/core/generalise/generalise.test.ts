import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handTable } from '../marks/hand-table';
import type { PolygonBlock } from '../table/table';
import { coverage, numbers } from './coverage.fixture';
import { keepOfLines, keepOfPolygons, keptVertices } from './keep-vertices';
import { rankVertices } from './rank-vertices';
import { crossings, eachRing, edgeOf, edgeOwners, ringArea, torn } from './topology.fixture';

const ranksOf = ({ coords, rings }: PolygonBlock): Float32Array =>
  rankVertices({ coords, starts: rings, closed: true });

/** A few thresholds between the ranks there are, the last beyond them all. */
function thresholds(ranks: Float32Array): number[] {
  const finite = ranks.filter(Number.isFinite).sort();
  const at = (share: number): number => finite[Math.floor(share * (finite.length - 1))] ?? 1;
  return [at(0.2), at(0.6), at(0.9), 1e6];
}

const cases = { numRuns: 25 };
const seeds = fc.record({ seed: fc.nat(), cells: fc.integer({ min: 3, max: 18 }) });

describe('areas that cover the ground', () => {
  const drawn = (check: (block: PolygonBlock) => void): void =>
    fc.assert(
      fc.property(seeds, ({ seed, cells }) => check(coverage(seed, cells).polygons as PolygonBlock)),
      cases
    );

  it('a border keeps the same vertices on both sides, nodes among them', () =>
    drawn((block) => {
      const before = edgeOwners(block);
      expect([...before.values()].filter((owners) => owners.includes(',')).length).toBeGreaterThan(2);
      const ranks = ranksOf(block);
      for (const least of thresholds(ranks)) {
        expect(torn(block, ranks, least)).toEqual([]);
        const thin = keepOfPolygons(block, ranks, least);
        expect(sumOfAreas(thin)).toBeCloseTo(outlineArea(thin, edgeOwners(thin)), 9);
      }
    }));

  it('no border crosses or touches another, turns over, or falls below a triangle', () =>
    drawn((block) => {
      fc.pre(crossings(block).length === 0);
      const ranks = ranksOf(block);
      for (const least of thresholds(ranks)) {
        const thin = keepOfPolygons(block, ranks, least);
        expect(crossings(thin)).toEqual([]);
        expect(thin.rings.length).toBe(block.rings.length);
        eachRing(thin, (_, from, to) => {
          expect(to - from).toBeGreaterThanOrEqual(4);
          expect([...thin.coords.subarray(2 * from, 2 * from + 2)]).toEqual([
            ...thin.coords.subarray(2 * to - 2, 2 * to)
          ]);
          const ring = thin.rings.indexOf(from);
          const was = ringArea(block, block.rings[ring] as number, block.rings[ring + 1] as number);
          expect(Math.sign(ringArea(thin, from, to))).toBe(Math.sign(was));
        });
      }
    }));

  it('vertices are dropped, never moved or put elsewhere, and those kept far out are kept nearer', () =>
    drawn((block) => {
      const ranks = ranksOf(block);
      let before: Set<number> | null = null;
      for (const least of thresholds(ranks)) {
        const { vertices, starts } = keptVertices({ starts: block.rings, closed: true }, ranks, least);
        for (let ring = 0; ring + 1 < starts.length; ring++) {
          const kept = vertices.subarray(starts[ring], starts[ring + 1]);
          const open = kept.subarray(0, kept.length - 1);
          open.forEach((v, i) => {
            expect(v).toBeGreaterThanOrEqual(block.rings[ring] as number);
            expect(v).toBeLessThan((block.rings[ring + 1] as number) - 1);
            if (i > 0) expect(v).toBeGreaterThan(open[i - 1] as number);
          });
        }
        const kept = new Set(vertices);
        if (before) expect([...kept].filter((v) => !before?.has(v))).toEqual([]);
        before = kept;
      }
    }));

  it('borders are thinned: beyond every rank little more than nodes and corners of rings is left', () =>
    drawn((block) => {
      const ranks = ranksOf(block);
      const owners = [...edgeOwners(block).values()];
      fc.pre(owners.length > 60);
      const left = edgeOwners(keepOfPolygons(block, ranks, 1e6)).size;
      expect(left).toBeLessThan(0.75 * owners.length);
    }));
});

/** Areas of all parts, holes taken out, twice. */
function sumOfAreas(block: PolygonBlock): number {
  let sum = 0;
  eachRing(block, (_, from, to, hole) => (sum += (hole ? -1 : 1) * Math.abs(ringArea(block, from, to))));
  return sum;
}

/** Area inside the edges that only one polygon has, twice. */
function outlineArea(block: PolygonBlock, owners: Map<string, string>): number {
  let sum = 0;
  eachRing(block, (_, from, to, hole) => {
    const way = Math.sign(ringArea(block, from, to)) * (hole ? -1 : 1);
    for (let v = from; v + 1 < to; v++)
      if (!owners.get(edgeOf(block, v, v + 1))?.includes(',')) sum += way * spoke(block, v);
  });
  return sum;
}

/** Twice the triangle that an edge makes with the origin. */
function spoke(block: PolygonBlock, v: number): number {
  return ringArea({ ...block, coords: Float64Array.of(0, 0, ...block.coords.subarray(2 * v, 2 * v + 4), 0, 0) }, 0, 4);
}

it('an island in a bay is not swallowed by the land when the bay is straightened', () => {
  // the bay's one corner could go as far as its size is concerned, but an island lies in it
  const land = [
    [0, 0],
    [10, 0],
    [10, 5],
    [5, 4.4],
    [0, 5]
  ] as [number, number][];
  const island = [
    [4.9, 4.7],
    [5.1, 4.7],
    [5, 4.8]
  ] as [number, number][];
  const alone = handTable({ polygons: [[[land]]] }).polygons as PolygonBlock;
  const both = handTable({ polygons: [[[land]], [[island]]] }).polygons as PolygonBlock;
  expect(ranksOf(alone)[3]).toBeLessThan(4);
  const ranks = ranksOf(both);
  expect(ranks[3]).toBeGreaterThan(10);
  for (const least of [4, ...thresholds(ranks)]) expect(crossings(keepOfPolygons(both, ranks, least))).toEqual([]);
});

it('what waited for another vertex goes once that has gone', () => {
  // a bump of the upper side stands in the dent of the lower one, each alone would be dropped
  const upper = [
    [0, 2],
    [5, 1.1],
    [10, 2],
    [10, 8],
    [0, 8]
  ] as [number, number][];
  const lower = [
    [0, 1],
    [4, 1],
    [5, 0.9],
    [6, 1],
    [10, 1],
    [10, -9],
    [0, -9]
  ] as [number, number][];
  const block = handTable({ polygons: [[[upper]], [[lower]]] }).polygons as PolygonBlock;
  const ranks = ranksOf(block);
  for (const least of thresholds(ranks)) expect(crossings(keepOfPolygons(block, ranks, least))).toEqual([]);
  expect(keepOfPolygons(block, ranks, 1e6).coords.length / 2).toBeLessThan(block.coords.length / 2);
});

it('broken rings come out as they went in', () => {
  const point = [3, 45] as [number, number];
  const rings = [[point, point, point], [point, [4, 46] as [number, number]], [point]];
  const block = handTable({ polygons: [rings.map((ring) => [ring])] }).polygons as PolygonBlock;
  expect(keepOfPolygons(block, ranksOf(block), 1e6)).toEqual(block);
  const none = handTable({ polygons: [] }).polygons as PolygonBlock;
  expect(keepOfPolygons(none, ranksOf(none), 1).coords).toHaveLength(0);
});

it('lines keep their ends and where they meet, and two of them do not become one', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const next = numbers(seed);
      const at = (x: number, y: number): [number, number] => [x, 45 + y];
      const along = (from: [number, number], to: [number, number]): [number, number][] => [
        from,
        ...Array.from({ length: 9 }, (_, k): [number, number] => {
          const t = (k + 1) / 10;
          return [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1]) + (next() - 0.5) * 0.02];
        }),
        to
      ];
      const nodes = [at(0, 0), at(1, 0.5), at(2, 0)] as const;
      const lines = [
        along(nodes[0], nodes[1]),
        along(nodes[1], nodes[2]),
        along(nodes[0], nodes[2]),
        [nodes[0], at(0.5, 0.8), nodes[1]]
      ];
      const block = handTable({ lines: lines.map((line) => [line]) }).lines!;
      const thin = keepOfLines(block, rankVertices({ ...block, closed: false }), 1e6);
      const sizes = [...thin.starts.subarray(1)].map((end, i) => end - (thin.starts[i] as number));
      // the fourth runs between the same nodes as the first: one of the two stays bent
      expect(sizes[1]).toBe(2);
      expect(sizes[2]).toBe(2);
      expect((sizes[0] as number) + (sizes[3] as number)).toBe(5);
      expect([...thin.coords.subarray(0, 2)]).toEqual(nodes[0]);
    }),
    cases
  );
});
