import { repairPolygons } from '../table/repair-polygons';
import type { PolygonBlock } from '../table/table';

/**
 * The same polygons, mended where their outlines cross themselves, shells anticlockwise and holes clockwise: what the
 * overlay engine counts by. The block itself when nothing had to be turned.
 */
export function orientedBlock(block: PolygonBlock): PolygonBlock {
  const mended = repairPolygons(block).block;
  const { rings, parts, rowOf } = mended;
  let { coords } = mended;
  for (let polygon = 0; polygon < rowOf.length; polygon++) {
    const shell = parts[polygon] as number;
    for (let ring = shell; ring < (parts[polygon + 1] as number); ring++) {
      const [from, end] = [rings[ring] as number, rings[ring + 1] as number];
      if (runsLeft(coords, from, end) === (ring === shell)) continue;
      if (coords === mended.coords) coords = coords.slice();
      turn(coords, from, end);
    }
  }
  return { ...mended, coords };
}

/** Whether a closed ring runs anticlockwise. */
export function runsLeft(coords: Float64Array, from: number, end: number): boolean {
  const x0 = coords[2 * from] as number;
  const y0 = coords[2 * from + 1] as number;
  let twice = 0;
  for (let i = from; i + 1 < end; i++) {
    twice +=
      ((coords[2 * i] as number) - x0) * ((coords[2 * i + 3] as number) - y0) -
      ((coords[2 * i + 2] as number) - x0) * ((coords[2 * i + 1] as number) - y0);
  }
  return twice >= 0;
}

/** Turns the order of vertices round, in place. */
function turn(coords: Float64Array, from: number, end: number): void {
  for (let i = from, j = end - 1; i < j; i++, j--) {
    for (let axis = 0; axis < 2; axis++) {
      const kept = coords[2 * i + axis] as number;
      coords[2 * i + axis] = coords[2 * j + axis] as number;
      coords[2 * j + axis] = kept;
    }
  }
}
