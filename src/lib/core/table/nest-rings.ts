import type { Ring } from './polygon-writer';

/** comparisons of holes with shells that one polygon is worth */
const mostWork = 20_000_000;
/** vertices of a hole that are asked when the first one seems to lie outside: it may only touch the shell */
const witnesses = 8;

/**
 * True when some ring after the first lies outside of it: a hole out of its shell, or rings in the wrong order. `rings`
 * gives the first vertex of each ring.
 */
export function hasOutsideHole(coords: Float64Array, rings: Uint32Array, firstRing: number, endRing: number): boolean {
  const from = rings[firstRing] as number;
  const end = rings[firstRing + 1] as number;
  const holes: number[] = [];
  for (let ring = firstRing + 1; ring < endRing; ring++) holes.push(rings[ring] as number);
  holes.sort((a, b) => (coords[2 * a + 1] as number) - (coords[2 * b + 1] as number));
  const inside = new Uint8Array(holes.length);
  let work = 0;
  for (let i = from; i < end - 1; i++) {
    const ax = coords[2 * i] as number;
    const ay = coords[2 * i + 1] as number;
    const bx = coords[2 * i + 2] as number;
    const by = coords[2 * i + 3] as number;
    const south = Math.min(ay, by);
    const north = Math.max(ay, by);
    for (let hole = firstAt(coords, holes, south); hole < holes.length; hole++) {
      const at = 2 * (holes[hole] as number);
      const y = coords[at + 1] as number;
      if (y >= north) break;
      if (++work > mostWork) return false;
      if ((coords[at] as number) < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside[hole] = 1 - (inside[hole] as number);
    }
  }
  const shell = coords.subarray(2 * from, 2 * end);
  for (let hole = 0; hole < holes.length; hole++) {
    if (inside[hole] === 1) continue;
    if ((work += witnesses * (end - from)) > mostWork) return false;
    const start = holes[hole] as number;
    const ring = coords.subarray(2 * start, 2 * endOf(rings, firstRing, endRing, start));
    if (mostlyOutside(ring, shell)) return true;
  }
  return false;
}

/** First of the holes, by the latitude of their first vertex, that is not south of `y`. */
function firstAt(coords: Float64Array, holes: readonly number[], y: number): number {
  let low = 0;
  let high = holes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((coords[2 * (holes[middle] as number) + 1] as number) < y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** End of the ring that starts at a vertex, by bisection. */
function endOf(rings: Uint32Array, firstRing: number, endRing: number, start: number): number {
  let low = firstRing;
  let high = endRing;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rings[middle] as number) <= start) low = middle + 1;
    else high = middle;
  }
  return rings[low] as number;
}

/** Whether most of a few vertices of a ring, taken at equal steps, lie outside another. */
export function mostlyOutside(ring: Ring, other: Ring): boolean {
  const vertices = ring.length / 2 - 1;
  const asked = Math.min(witnesses, vertices);
  let out = 0;
  for (let i = 0; i < asked; i++) {
    const at = 2 * Math.floor((i * vertices) / asked);
    // between two vertices: corners are what touches
    const x = ((ring[at] as number) + (ring[at + 2] as number)) / 2;
    const y = ((ring[at + 1] as number) + (ring[at + 3] as number)) / 2;
    if (!isIn(other, x, y)) out++;
  }
  return 2 * out > asked;
}

function isIn(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const ay = ring[i + 1] as number;
    const by = ring[i + 3] as number;
    if (ay > y === by > y) continue;
    const ax = ring[i] as number;
    if (x < ax + ((y - ay) / (by - ay)) * ((ring[i + 2] as number) - ax)) inside = !inside;
  }
  return inside;
}

/** Area enclosed by a ring in the square of its unit, whatever its direction. */
export function planeArea(ring: Ring): number {
  let sum = 0;
  const x0 = ring[0] as number;
  const y0 = ring[1] as number;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    sum +=
      ((ring[i] as number) - x0) * ((ring[i + 3] as number) - y0) -
      ((ring[i + 2] as number) - x0) * ((ring[i + 1] as number) - y0);
  }
  return Math.abs(sum) / 2;
}

/** more rings than these are not nested again: each becomes a shell of its own */
const mostNested = 200;

/**
 * Polygons of rings whose order says nothing: a ring in an even number of others is a shell, in an odd number a hole of
 * the smallest shell around it. So a hole outside of its shell becomes an area of its own: nothing that was drawn is lost.
 */
export function nestRings(rings: readonly Ring[]): Ring[][] {
  if (rings.length > mostNested) return rings.map((ring) => [ring]);
  const sorted = [...rings].sort((a, b) => planeArea(b) - planeArea(a));
  const shells: { ring: Ring; polygon: Ring[] }[] = [];
  sorted.forEach((ring, i) => {
    const around = sorted.slice(0, i).filter((other) => !mostlyOutside(ring, other));
    const own = around.length % 2 === 1 ? shells.findLast(({ ring: shell }) => around.includes(shell)) : undefined;
    if (own) own.polygon.push(ring);
    else shells.push({ ring, polygon: [ring] });
  });
  return shells.map(({ polygon }) => polygon);
}
