import { points, voronoi } from '@turf/turf';
import { handTable, type HandPolygon } from '../marks/hand-table';
import type { FeatureTable } from '../table/table';

type Position = [number, number];

/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Areas that cover a square of France without gap or overlap: cells of a Voronoi diagram whose common edges are wiggly
 * and shared exactly, in both directions and from different starts. Some hold an enclave (an area of its own that fills
 * their hole), some a lake (a hole alone); islands lie outside, one of them of a few metres.
 */
export function coverage(seed: number, cells: number): FeatureTable {
  const next = numbers(seed);
  const sites = Array.from({ length: cells }, (): Position => [next() * 4, 44 + next() * 4]);
  const diagram = voronoi(points(sites), { bbox: [0, 44, 4, 48] });
  const edges = new Map<string, Position[]>();
  const polygons: HandPolygon[][] = [];
  sites.forEach((site, i) => {
    const corners = diagram.features[i]?.geometry.coordinates[0] as Position[] | undefined;
    if (!corners) return;
    const shell = corners.slice(1).flatMap((to, k) => wiggly(edges, corners[k] as Position, to, next));
    const reach = Math.min(...shell.map(([x, y]) => Math.hypot(x - site[0], y - site[1]))) * 0.6;
    const hole = next() < 0.5 ? loop(site, reach, next) : null;
    polygons.push([hole ? [turned(shell, next), turned(hole, next)] : [turned(shell, next)]]);
    // an enclave has a turn of its own, the other way round
    if (hole && next() < 0.6) polygons.push([[turned(hole, next).toReversed()]]);
  });
  polygons.push([[loop([6, 45], 0.5, next)], [loop([6.8, 45.3], 0.0001, next)]]);
  return handTable({ polygons });
}

/** The inner vertices of an edge are made once, and read backwards by its other side; gives all but the last. */
function wiggly(edges: Map<string, Position[]>, from: Position, to: Position, next: () => number): Position[] {
  const known = edges.get(`${to.join()} ${from.join()}`);
  if (known) return [from, ...known.toReversed()];
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const count = Math.floor(next() * 12);
  const inner = Array.from({ length: count }, (_, k): Position => {
    const t = (k + 1) / (count + 1);
    const aside = (next() - 0.5) * 0.5 * Math.min(t, 1 - t);
    return [from[0] + t * dx - aside * dy, from[1] + t * dy + aside * dx];
  });
  edges.set(`${from.join()} ${to.join()}`, inner);
  return [from, ...inner];
}

/** A ring around a place whose radius wavers. */
function loop([x, y]: Position, radius: number, next: () => number): Position[] {
  const count = 5 + Math.floor(next() * 20);
  return Array.from({ length: count }, (_, k): Position => {
    const turn = (2 * Math.PI * k) / count;
    const r = radius * (0.4 + 0.6 * next());
    return [x + r * Math.cos(turn), y + r * Math.sin(turn)];
  });
}

/** The same open ring from another start. */
function turned(ring: Position[], next: () => number): Position[] {
  const by = Math.floor(next() * ring.length);
  return [...ring.slice(by), ...ring.slice(0, by)];
}
