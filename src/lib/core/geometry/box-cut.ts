import { Floats } from '../table/growing';
import type { Ring } from '../table/polygon-writer';
import type { Bbox } from '../table/table';

/**
 * A closed ring cut by a box (Sutherland and Hodgman 1974, « Reentrant polygon clipping »): what lies inside is the same,
 * what left the box runs along its sides, there and back where the ring comes in several times. An edge is cut at the same
 * place whichever way it runs. The ring itself when it lies inside, null when nothing of it does.
 */
export function boxCut(ring: Ring, [west, south, east, north]: Bbox): Ring | null {
  let cut: Ring = ring;
  for (const [axis, limit, above] of [
    [0, west, true],
    [1, south, true],
    [0, east, false],
    [1, north, false]
  ] as const) {
    cut = halfCut(cut, axis, limit, above);
    // a closed ring has four vertices at least
    if (cut.length < 8) return null;
  }
  return cut;
}

function halfCut(ring: Ring, axis: 0 | 1, limit: number, above: boolean): Ring {
  const isIn = (at: number): boolean =>
    above ? (ring[at + axis] as number) >= limit : (ring[at + axis] as number) <= limit;
  let all = true;
  for (let at = 0; at < ring.length && all; at += 2) all = isIn(at);
  if (all) return ring;
  const out = new Floats();
  for (let at = 0; at + 2 < ring.length; at += 2) {
    const [here, next] = [isIn(at), isIn(at + 2)];
    if (here) out.push2(ring[at] as number, ring[at + 1] as number);
    if (here === next) continue;
    const other = 1 - axis;
    // from the lower end to the upper one
    const [a, b] = (ring[at + axis] as number) < (ring[at + 2 + axis] as number) ? [at, at + 2] : [at + 2, at];
    const from = ring[a + axis] as number;
    const share = (limit - from) / ((ring[b + axis] as number) - from);
    const along = (ring[a + other] as number) + share * ((ring[b + other] as number) - (ring[a + other] as number));
    if (axis === 0) out.push2(limit, along);
    else out.push2(along, limit);
  }
  if (out.length > 0) out.push2(out.data[0] as number, out.data[1] as number);
  return out.trim();
}
