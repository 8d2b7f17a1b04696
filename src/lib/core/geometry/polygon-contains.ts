import type { PolygonBlock } from '../table/table';

/** Where a point stands: strictly inside, on the border to the last bit, or outside. */
export type Standing = 'inside' | 'border' | 'outside';

/**
 * Standing of a point in one part of a polygon block, by the even-odd rule over its shell and holes (degrees, plane).
 * Each edge is taken from its southern end to its northern one, so that two neighbours sharing an edge compute the same
 * numbers: a point near their common border is inside exactly one of them, or on the border of both.
 */
export function standingInPart(block: PolygonBlock, part: number, x: number, y: number): Standing {
  const { coords, rings, parts } = block;
  let inside = false;
  for (let ring = parts[part] as number; ring < (parts[part + 1] as number); ring++) {
    const end = rings[ring + 1] as number;
    for (let i = (rings[ring] as number) + 1; i < end; i++) {
      const met = eastward(coords, i, x, y);
      if (met === 'border') return met;
      if (met === 'crossed') inside = !inside;
    }
  }
  return inside ? 'inside' : 'outside';
}

/** What the way to the east from a place does with the edge that ends at a vertex. */
export function eastward(coords: Float64Array, i: number, x: number, y: number): 'crossed' | 'border' | 'missed' {
  let ax = coords[2 * i - 2] as number;
  let ay = coords[2 * i - 1] as number;
  let bx = coords[2 * i] as number;
  let by = coords[2 * i + 1] as number;
  if (ay > by || (ay === by && ax > bx)) [ax, ay, bx, by] = [bx, by, ax, ay];
  if (y < ay || y > by) return 'missed';
  if (ay === by) return x >= ax && x <= bx ? 'border' : 'missed';
  if (x > ax && x > bx) return 'missed';
  if (x < ax && x < bx) return y < by ? 'crossed' : 'missed';
  const side = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  if (side === 0) return 'border';
  // a positive side is to the west of an edge that goes north: the way to the east crosses it
  return side > 0 && y < by ? 'crossed' : 'missed';
}
