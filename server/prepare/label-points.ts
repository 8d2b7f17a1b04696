import { areaOf, bboxOf, inside, type Parts, type Position } from './geometry';

/** Points tried along each side of the largest part. */
const GRID = 24;

/**
 * Where the name of an area is written: the point of its largest part that stands farthest from any border, found on
 * a grid. Distances are compared on longitudes shrunk by the cosine of the latitude.
 */
export function labelPoint(parts: Parts): Position {
  const largest = [parts.reduce((a, b) => (areaOf([b]) > areaOf([a]) ? b : a))];
  const [west, south, east, north] = bboxOf(largest) ?? [0, 0, 0, 0];
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  let best: Position = [(west + east) / 2, (south + north) / 2];
  let farthest = -Infinity;
  for (let i = 1; i < GRID; i++) {
    for (let j = 1; j < GRID; j++) {
      const p: Position = [west + ((east - west) * i) / GRID, south + ((north - south) * j) / GRID];
      if (!inside(p, largest)) continue;
      // the middle is preferred where room is nearly equal
      const aside = ((p[0] - (west + east) / 2) * shrink) ** 2 + (p[1] - (south + north) / 2) ** 2;
      const room = roomAround(p, largest, shrink) - 0.05 * aside;
      if (room > farthest) [best, farthest] = [p, room];
    }
  }
  return best;
}

/** Squared distance to the nearest vertex of the outline; outlines are dense enough for that. */
function roomAround([x, y]: Position, parts: Parts, shrink: number): number {
  let nearest = Infinity;
  for (const rings of parts)
    for (const ring of rings)
      for (const [px, py] of ring) nearest = Math.min(nearest, ((px - x) * shrink) ** 2 + (py - y) ** 2);
  return nearest;
}
