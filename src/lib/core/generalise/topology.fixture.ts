import { mercatorDegrees } from '../crs/mercator';
import type { PolygonBlock } from '../table/table';
import { keepOfPolygons, keptVertices } from './keep-vertices';

const keyOf = ({ coords }: PolygonBlock, v: number): string => `${coords[2 * v]},${coords[2 * v + 1]}`;

/** Runs `act` for every ring: its polygon, and first and end vertex. */
export function eachRing(
  { parts, rings }: PolygonBlock,
  act: (polygon: number, from: number, to: number, hole: boolean) => void
): void {
  for (let polygon = 0; polygon + 1 < parts.length; polygon++)
    for (let ring = parts[polygon] as number; ring < (parts[polygon + 1] as number); ring++)
      act(polygon, rings[ring] as number, rings[ring + 1] as number, ring > (parts[polygon] as number));
}

/** The polygons that have each edge, by its two positions whatever its direction. */
export function edgeOwners(block: PolygonBlock): Map<string, string> {
  const owners = new Map<string, number[]>();
  eachRing(block, (polygon, from, to) => {
    for (let v = from; v + 1 < to; v++) {
      const key = edgeOf(block, v, v + 1);
      owners.set(key, [...(owners.get(key) ?? []), polygon]);
    }
  });
  return new Map([...owners].map(([key, list]) => [key, list.sort((a, b) => a - b).join()]));
}

/**
 * Edges of the areas without the vertices below a rank that are not of the areas to which all that they stand for
 * belonged: gaps and overlaps.
 */
export function torn(block: PolygonBlock, ranks: Float32Array, least: number): string[] {
  const before = edgeOwners(block);
  const after = edgeOwners(keepOfPolygons(block, ranks, least));
  const { vertices, starts } = keptVertices({ starts: block.rings, closed: true }, ranks, least);
  const faults: string[] = [];
  let ring = 0;
  eachRing(block, (_, from, to) => {
    const kept = vertices.subarray(starts[ring], starts[ring + 1]);
    ring++;
    const around = to - 1 - from;
    for (let i = 0; i + 1 < kept.length; i++) {
      const [first, next] = [kept[i] as number, kept[i + 1] as number];
      const edge = edgeOf(block, first, next);
      for (let k = 0; k < (next - first + around) % around; k++) {
        const v = from + ((first - from + k) % around);
        if (after.get(edge) !== before.get(edgeOf(block, v, v + 1))) faults.push(edge);
      }
    }
  });
  return faults;
}

/** Name of the edge between two vertices. */
export function edgeOf(block: PolygonBlock, a: number, b: number): string {
  return [keyOf(block, a), keyOf(block, b)].sort().join(' ');
}

/** Twice the signed area of a ring in the Mercator plane, square degrees. */
export function ringArea({ coords }: PolygonBlock, from: number, to: number): number {
  let sum = 0;
  for (let v = from; v + 1 < to; v++) {
    const [x, y] = [coords[2 * v] as number, mercatorDegrees(coords[2 * v + 1] as number)];
    const [nx, ny] = [coords[2 * v + 2] as number, mercatorDegrees(coords[2 * v + 3] as number)];
    sum += (x - (coords[2 * from] as number)) * ny - (nx - (coords[2 * from] as number)) * y;
  }
  return sum;
}

/** Edges that cross another, or touch it elsewhere than at a common end, in the Mercator plane. */
export function crossings(block: PolygonBlock): string[] {
  const segments = new Map<string, [number, number, number, number]>();
  eachRing(block, (_, from, to) => {
    for (let v = from; v + 1 < to; v++) {
      const [ax, ay, bx, by] = block.coords.subarray(2 * v, 2 * v + 4) as unknown as [number, number, number, number];
      segments.set(edgeOf(block, v, v + 1), [ax, mercatorDegrees(ay), bx, mercatorDegrees(by)]);
    }
  });
  const all = [...segments];
  const found: string[] = [];
  all.forEach(([name, a], i) => {
    for (const [other, b] of all.slice(i + 1)) if (meet(a, b)) found.push(`${name} | ${other}`);
  });
  return found;
}

type Segment = [ax: number, ay: number, bx: number, by: number];

function meet([ax, ay, bx, by]: Segment, [cx, cy, dx, dy]: Segment): boolean {
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return false;
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return false;
  const side = (ox: number, oy: number, px: number, py: number, qx: number, qy: number): number =>
    Math.sign((px - ox) * (qy - oy) - (py - oy) * (qx - ox));
  const same = (px: number, py: number, qx: number, qy: number): boolean => px === qx && py === qy;
  const common = same(ax, ay, cx, cy) || same(ax, ay, dx, dy) || same(bx, by, cx, cy) || same(bx, by, dx, dy);
  const [c, d] = [side(ax, ay, bx, by, cx, cy), side(ax, ay, bx, by, dx, dy)];
  // of two that share an end, only one that runs back along the other is wrong
  if (common) return c === 0 && d === 0 && overlap([ax, ay, bx, by], [cx, cy, dx, dy]);
  return c * d <= 0 && side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) <= 0;
}

/** Whether segments of one line have more than a point in common. */
function overlap([ax, ay, bx, by]: Segment, [cx, cy, dx, dy]: Segment): boolean {
  const [ux, uy] = [bx - ax, by - ay];
  const at = (x: number, y: number): number => ((x - ax) * ux + (y - ay) * uy) / (ux * ux + uy * uy);
  const [t, s] = [at(cx, cy), at(dx, dy)];
  return Math.min(1, Math.max(t, s)) - Math.max(0, Math.min(t, s)) > 0;
}
