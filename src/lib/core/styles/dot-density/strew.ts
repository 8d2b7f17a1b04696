import { standingInPart } from '../../geometry/polygon-contains';
import type { PolygonBlock } from '../../table/table';

/** Places tried for a dot before its part's first vertex is taken: a sliver has hardly an inside. */
const MOST_TRIES = 200;

/** Numbers from 0 to 1 that a seed gives, always the same (Mulberry32). */
function seeded(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Part {
  index: number;
  west: number;
  south: number;
  width: number;
  height: number;
  /** without its holes, on the plane of degrees with longitudes shrunk */
  area: number;
}

/** Twice the area that a ring encloses, in square degrees. */
function twiceArea({ coords, rings }: PolygonBlock, ring: number): number {
  let twice = 0;
  for (let i = rings[ring] as number; i + 1 < (rings[ring + 1] as number); i++)
    twice +=
      (coords[2 * i] as number) * (coords[2 * i + 3] as number) -
      (coords[2 * i + 2] as number) * (coords[2 * i + 1] as number);
  return Math.abs(twice);
}

function partOf(block: PolygonBlock, index: number): Part {
  const { coords, rings, parts } = block;
  const shell = parts[index] as number;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = rings[shell] as number; i < (rings[shell + 1] as number); i++) {
    const [x, y] = [coords[2 * i] as number, coords[2 * i + 1] as number];
    [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  }
  let twice = twiceArea(block, shell);
  for (let hole = shell + 1; hole < (parts[index + 1] as number); hole++) twice -= twiceArea(block, hole);
  const shrunk = Math.cos(((south + north) * Math.PI) / 360);
  return { index, west, south, width: east - west, height: north - south, area: (Math.max(0, twice) / 2) * shrunk };
}

/**
 * Strews `count` dots evenly over the parts `from` to `to` (not included) of one row, holes left free: longitude/latitude
 * interleaved, degrees. The same seed and count always give the same places.
 */
export function strew(block: PolygonBlock, from: number, to: number, count: number, seed: number): Float64Array {
  const out = new Float64Array(2 * count);
  const parts = Array.from({ length: to - from }, (_, i) => partOf(block, from + i));
  const whole = parts.reduce((sum, part) => sum + part.area, 0);
  const random = seeded(seed);
  for (let dot = 0; dot < count; dot++) {
    let pick = random() * whole;
    const part = parts.find(({ area }) => (pick -= area) <= 0) ?? (parts[0] as Part);
    const first = block.rings[block.parts[part.index] as number] as number;
    let [x, y] = [block.coords[2 * first] as number, block.coords[2 * first + 1] as number];
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const [tx, ty] = [part.west + random() * part.width, part.south + random() * part.height];
      if (standingInPart(block, part.index, tx, ty) !== 'inside') continue;
      [x, y] = [tx, ty];
      break;
    }
    out[2 * dot] = x;
    out[2 * dot + 1] = y;
  }
  return out;
}
