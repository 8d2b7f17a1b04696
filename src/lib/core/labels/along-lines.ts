import { mercatorDegrees, mercatorLatitude } from '../crs/mercator';
import type { LineBlock } from '../table/table';
import { labelZooms } from './from-zoom';
import { worldPixels } from './label-box';

/** Where a name lies along a line. */
export interface Stretch {
  /** longitude and latitude of its middle, a point of the line, degrees */
  at: [number, number];
  /** degrees, counter-clockwise from east on a map with north up, -90 to 90 so that it is read upright */
  angle: number;
  /** smallest zoom at which the stretch is as long as the name */
  fromZoom: number;
}

/** Part of its own length that a stretch may lose by its bends and still carry straight letters. */
const STRAIGHT = 0.97;
/** Places looked at along a line, at each zoom. */
const PLACES = 40;

/**
 * The stretch of a line that carries a name of `width` CSS pixels from farthest away: straight enough, and as long as the
 * name at that zoom; the one nearest to the middle among equals. Null when the line is too short or too winding at every
 * zoom. `from`, `to`: its vertices in the block, `to` not included.
 */
export function stretchOf(
  { coords }: Pick<LineBlock, 'coords'>,
  from: number,
  to: number,
  width: number
): Stretch | null {
  const world = worldPixels(coords.slice(2 * from, 2 * to));
  const count = to - from;
  const reach = new Float64Array(count);
  for (let i = 1; i < count; i++) {
    const [dx, dy] = [0, 1].map((axis) => (world[2 * i + axis] as number) - (world[2 * i - 2 + axis] as number));
    reach[i] = (reach[i - 1] as number) + Math.hypot(dx as number, dy as number);
  }
  const length = reach[count - 1] ?? 0;
  const at = pointAlong(world, reach);
  for (let zoom = labelZooms.first; zoom <= labelZooms.last; zoom += labelZooms.step) {
    const needed = width / 2 ** zoom;
    if (needed > length) continue;
    // an even number of steps: the middle is one of the places
    const places = 2 * Math.max(1, Math.min(PLACES / 2, Math.ceil((2 * (length - needed)) / needed)));
    let best: { middle: number; far: number } | null = null;
    for (let i = 0; i <= places; i++) {
      const start = ((length - needed) * i) / places;
      const [a, b] = [at(start), at(start + needed)];
      if (Math.hypot(b[0] - a[0], b[1] - a[1]) < STRAIGHT * needed) continue;
      const middle = start + needed / 2;
      const far = Math.abs(middle - length / 2);
      if (!best || far < best.far) best = { middle, far };
    }
    if (!best) continue;
    const [a, b] = [at(best.middle - needed / 2), at(best.middle + needed / 2)];
    // the screen's y goes down
    let angle = (Math.atan2(a[1] - b[1], b[0] - a[0]) * 180) / Math.PI;
    if (angle > 90) angle -= 180;
    else if (angle <= -90) angle += 180;
    return { at: degreesOf(coords, reach, from, best.middle), angle, fromZoom: zoom };
  }
  return null;
}

/** Index of the last vertex at or before a distance along a line, and how far beyond it towards the next, 0 to 1. */
function locate(reach: Float64Array, distance: number): [vertex: number, part: number] {
  let [low, high] = [0, reach.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((reach[middle] as number) <= distance) low = middle;
    else high = middle - 1;
  }
  const step = (reach[low + 1] as number) - (reach[low] as number);
  return [low, step > 0 ? Math.min(1, Math.max(0, (distance - (reach[low] as number)) / step)) : 0];
}

function pointAlong(world: Float64Array, reach: Float64Array): (distance: number) => [number, number] {
  return (distance) => {
    const [i, part] = locate(reach, distance);
    const between = (axis: 0 | 1): number => {
      const [a, b] = [world[2 * i + axis] as number, world[2 * i + 2 + axis] as number];
      return a + (b - a) * part;
    };
    return [between(0), between(1)];
  };
}

/** Longitude and latitude at a distance along a line, between the same vertices as on screen. */
function degreesOf(coords: Float64Array, reach: Float64Array, from: number, distance: number): [number, number] {
  const [i, part] = locate(reach, distance);
  const value = (axis: 0 | 1): [number, number] => [
    coords[2 * (from + i) + axis] as number,
    coords[2 * (from + i + 1) + axis] as number
  ];
  const [[x1, x2], [y1, y2]] = [value(0), value(1)];
  const y = mercatorDegrees(y1) + (mercatorDegrees(y2) - mercatorDegrees(y1)) * part;
  return [x1 + (x2 - x1) * part, mercatorLatitude(y)];
}
