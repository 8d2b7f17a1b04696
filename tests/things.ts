import fc from 'fast-check';
import { geodesicMetres } from '../src/lib/core/geometry/geodesic';
import type { HandTable } from '../src/lib/core/marks/hand-table';

/** Points, lines and holed areas anywhere, and how far apart they are by a plain look at every edge. */

export type Pair = readonly [number, number];
type Edge = readonly [Pair, Pair];
/** A feature as the plain measure sees it. */
export interface Thing {
  hand: Pick<HandTable, 'points' | 'lines' | 'polygons'>;
  edges: Edge[];
  rings: Pair[][];
}

/** From a place to an edge: thirds of the edge that cannot hold the nearest place are left out until nothing is left. */
function toEdge([x, y]: Pair, [[ax, ay], [bx, by]]: Edge): number {
  const at = (t: number): number => geodesicMetres(x, y, ax + t * (bx - ax), ay + t * (by - ay));
  if (ax === bx && ay === by) return at(0);
  let [low, high] = [0, 1];
  for (let turn = 0; turn < 45; turn++) {
    const [one, two] = [low + (high - low) / 3, high - (high - low) / 3];
    if (at(one) < at(two)) high = two;
    else low = one;
  }
  return Math.min(at(0), at(1), at(low));
}

function crosses([[ax, ay], [bx, by]]: Edge, [[cx, cy], [dx, dy]]: Edge): boolean {
  const det = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (det === 0) return false;
  const t = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / det;
  const u = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / det;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1;
}

/** Angles turned around a place, ring by ring: odd is inside. */
function holds(rings: readonly Pair[][], [px, py]: Pair): boolean {
  const turns = rings.map((ring) => {
    let turned = 0;
    ring.forEach(([x, y], i) => {
      const [nx, ny] = ring[(i + 1) % ring.length]!;
      const d = Math.atan2(ny - py, nx - px) - Math.atan2(y - py, x - px);
      turned += d > Math.PI ? d - 2 * Math.PI : d < -Math.PI ? d + 2 * Math.PI : d;
    });
    return Math.round(turned / (2 * Math.PI));
  });
  return turns.filter((n) => n % 2 !== 0).length % 2 === 1;
}

/** Metres from the nearest place of one to the nearest of another. */
export function plainMetres(a: Thing, b: Thing): number {
  if (b.edges.some(([p]) => holds(a.rings, p)) || a.edges.some(([p]) => holds(b.rings, p))) return 0;
  let least = Infinity;
  for (const one of a.edges)
    for (const two of b.edges) {
      if (crosses(one, two)) return 0;
      const ends = [toEdge(one[0], two), toEdge(one[1], two), toEdge(two[0], one), toEdge(two[1], one)];
      least = Math.min(least, ...ends);
    }
  return least;
}

export const near = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }));
const chain = (ring: readonly Pair[], closed: boolean): Edge[] =>
  ring.slice(closed ? 0 : 1).map((p, i): Edge => (closed ? [p, ring[(i + 1) % ring.length]!] : [ring[i]!, p]));

/** A point, a line or a holed area of a size about a place some way off. */
export const thing = (reach: number): fc.Arbitrary<(at: Pair) => Thing> =>
  fc
    .record({
      type: fc.integer({ min: 0, max: 2 }),
      off: near,
      size: fc.constantFrom(0.01, 0.1, 0.5),
      three: fc.tuple(near, near, near)
    })
    .map(({ type, off, size, three }) => ([x, y]) => {
      const [cx, cy] = [x + reach * off[0], y + reach * off[1]];
      const about = three.map(([dx, dy]): Pair => [cx + size * dx, cy + size * dy]);
      if (type === 0)
        return {
          hand: { points: [[[cx, cy]]] },
          edges: [
            [
              [cx, cy],
              [cx, cy]
            ]
          ],
          rings: []
        };
      if (type === 1) return { hand: { lines: [[about]] }, edges: chain(about, false), rings: [] };
      const ring = (r: number): Pair[] =>
        [0, 1, 2, 3, 4].map((i): Pair => [cx + size * r * Math.cos(1.2566 * i), cy + size * r * Math.sin(1.2566 * i)]);
      const rings = [ring(1), ring(0.5)];
      return { hand: { polygons: [[rings]] }, edges: rings.flatMap((r) => chain(r, true)), rings };
    });
export const where = fc.tuple(fc.integer({ min: -170, max: 170 }), fc.integer({ min: -65, max: 65 }));
