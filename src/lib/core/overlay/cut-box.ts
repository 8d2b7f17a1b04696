import type { Ring } from '../table/polygon-writer';
import type { Bbox } from '../table/table';

/**
 * What of a ring lies on one side of a line across an axis (0: x, 1: y): `sign` 1 keeps what is beyond `at`, −1 what is
 * before. After Sutherland and Hodgman, « Reentrant polygon clipping », CACM 17, 1974: a ring that comes and goes is
 * joined along the line, where it encloses nothing. Empty when nothing is left.
 */
function cutBy(ring: Ring, axis: 0 | 1, at: number, sign: 1 | -1): Ring {
  const other = 1 - axis;
  const out = new Float64Array(2 * ring.length + 2);
  let n = 0;
  const last = ring.length - 2;
  for (let i = 0; i < last; i += 2) {
    const a = ring[i + axis] as number;
    const b = ring[i + 2 + axis] as number;
    if (sign * (a - at) >= 0) {
      out[n] = ring[i] as number;
      out[n + 1] = ring[i + 1] as number;
      n += 2;
    }
    if ((a < at && b > at) || (a > at && b < at)) {
      // from the lower end, so that both sides compute the same place
      const [low, high] = a < b ? [i, i + 2] : [i + 2, i];
      const from = ring[low + axis] as number;
      const share = (at - from) / ((ring[high + axis] as number) - from);
      const start = ring[low + other] as number;
      out[n + axis] = at;
      out[n + other] = start + share * ((ring[high + other] as number) - start);
      n += 2;
    }
  }
  if (n < 6) return new Float64Array(0);
  out[n] = out[0] as number;
  out[n + 1] = out[1] as number;
  return out.slice(0, n + 2);
}

/** Rings of a polygon on one side of a line across an axis. */
export function cutPolygon(rings: readonly Ring[], axis: 0 | 1, at: number, sign: 1 | -1): Ring[] {
  return rings.map((ring) => cutBy(ring, axis, at, sign)).filter((ring) => ring.length > 0);
}

/** Rings of a polygon within a box. Shared borders and windings are kept, edges along the box are added. */
export function cutToBox(rings: readonly Ring[], [west, south, east, north]: Bbox): Ring[] {
  let cut = cutPolygon(rings, 0, west, 1);
  cut = cutPolygon(cut, 0, east, -1);
  cut = cutPolygon(cut, 1, south, 1);
  return cutPolygon(cut, 1, north, -1);
}
