import type { Blocks } from '../table/blocks';
import type { PlaneTransform } from './exact';

/** Metres on the ground by which a straight edge on screen may leave the edge that was meant. */
const toleranceMetres = 2;
/** Part of its own length by which a long edge may: it spans the screen long before that is a pixel. */
const toleranceShare = 1 / 200_000;
/** Edges no longer than this are never looked at: they bend by less than the tolerance wherever maps are drawn. */
const shortest = { metres: 2000, degrees: 0.02 };
/** halvings of an edge */
const deepest = 9;
/** vertices that one table may gain */
const mostAdded = 4_000_000;

const radius = 6378137;
const radians = Math.PI / 180;

interface Place {
  x: number;
  y: number;
  /** web Mercator, metres on its plane */
  mx: number;
  my: number;
  /** metres on its plane for a metre on the ground */
  scale: number;
}

/**
 * Splits the edges of lines and polygons which, straight in their own system, would be seen to bend on the map: where
 * the straight edge of web Mercator leaves them by more than two metres on the ground (a third of a pixel at zoom 14), or a
 * 200,000th of their length. Positions stay in their own system, to be transformed with the others. An edge is split at
 * the same places whichever way it runs and whatever comes with it: shared borders stay shared. `degrees`: the system is
 * one of longitudes and latitudes. The blocks themselves when nothing is split.
 */
export function densify(blocks: Blocks, toLonLat: PlaneTransform['toLonLat'], degrees: boolean): Blocks {
  const splitter = new Splitter(toLonLat, degrees ? shortest.degrees : shortest.metres);
  const { lines, polygons } = blocks;
  const made: Blocks = { ...blocks };
  if (lines) {
    const split = splitter.split(lines.coords, lines.starts);
    if (split) made.lines = { ...lines, coords: split.coords, starts: split.starts };
  }
  if (polygons) {
    const split = splitter.split(polygons.coords, polygons.rings);
    if (split) made.polygons = { ...polygons, coords: split.coords, rings: split.starts };
  }
  return made;
}

class Splitter {
  #added = 0;
  readonly #place = new Float64Array(2);

  constructor(
    private readonly toLonLat: PlaneTransform['toLonLat'],
    private readonly shortest: number
  ) {}

  /** Chains of vertices, the first of chain i at `starts[i]`; null when no edge is split. */
  split(coords: Float64Array, starts: Uint32Array): { coords: Float64Array; starts: Uint32Array } | null {
    /** vertices to add, by the vertex they come behind */
    const inserted = new Map<number, number[]>();
    const longest = this.shortest ** 2;
    for (let chain = 0; chain < starts.length - 1; chain++) {
      const last = (starts[chain + 1] as number) - 1;
      for (let v = starts[chain] as number; v < last; v++) {
        const dx = (coords[2 * v + 2] as number) - (coords[2 * v] as number);
        const dy = (coords[2 * v + 3] as number) - (coords[2 * v + 1] as number);
        if (!(dx * dx + dy * dy > longest)) continue;
        const between = this.#between(coords, v);
        if (between.length > 0) inserted.set(v, between);
      }
    }
    return inserted.size === 0 ? null : merged(coords, starts, inserted);
  }

  #between(coords: Float64Array, v: number): number[] {
    const from = this.#at(coords[2 * v] as number, coords[2 * v + 1] as number);
    const to = this.#at(coords[2 * v + 2] as number, coords[2 * v + 3] as number);
    const length = Math.hypot(to.mx - from.mx, to.my - from.my) / Math.min(from.scale, to.scale);
    const between: number[] = [];
    // what has no place, and what crosses the antimeridian, is not for us
    if (!(length < Math.PI * radius)) return between;
    this.#halve(from, to, Math.max(toleranceMetres, length * toleranceShare), 0, between);
    return between;
  }

  /** Adds the vertices between two places, in order. Halves have the same middle from both ends. */
  #halve(from: Place, to: Place, tolerance: number, depth: number, between: number[]): void {
    if (depth === deepest || this.#added >= mostAdded) return;
    const middle = this.#middle(from, to);
    const first = this.#middle(from, middle);
    const third = this.#middle(middle, to);
    const off = Math.max(aside(middle, from, to), aside(first, from, to), aside(third, from, to));
    // written so that NaN stops
    if (!(off > tolerance * middle.scale)) return;
    this.#added++;
    this.#halve(from, middle, tolerance, depth + 1, between);
    between.push(middle.x, middle.y);
    this.#halve(middle, to, tolerance, depth + 1, between);
  }

  #middle(a: Place, b: Place): Place {
    return this.#at((a.x + b.x) / 2, (a.y + b.y) / 2);
  }

  #at(x: number, y: number): Place {
    const place = this.#place;
    place[0] = x;
    place[1] = y;
    this.toLonLat(place);
    const lat = place[1] * radians;
    return { x, y, mx: place[0] * radians * radius, my: Math.asinh(Math.tan(lat)) * radius, scale: 1 / Math.cos(lat) };
  }
}

/** Distance on the plane of a place from the straight edge between two others; the same from both ends. */
function aside(place: Place, from: Place, to: Place): number {
  const dx = to.mx - from.mx;
  const dy = to.my - from.my;
  const ex = place.mx - (from.mx + to.mx) / 2;
  const ey = place.my - (from.my + to.my) / 2;
  return Math.abs(ex * dy - ey * dx) / Math.hypot(dx, dy);
}

function merged(
  coords: Float64Array,
  starts: Uint32Array,
  inserted: ReadonlyMap<number, number[]>
): { coords: Float64Array; starts: Uint32Array } {
  let added = 0;
  for (const between of inserted.values()) added += between.length;
  const out = new Float64Array(coords.length + added);
  const moved = new Uint32Array(starts.length);
  let read = 0;
  let written = 0;
  let chain = 0;
  for (const [v, between] of inserted) {
    // chains start at vertices up to v, before what is added behind it
    for (; chain < starts.length && (starts[chain] as number) <= v; chain++)
      moved[chain] = (starts[chain] as number) + (written - read) / 2;
    out.set(coords.subarray(read, 2 * v + 2), written);
    written += 2 * v + 2 - read;
    read = 2 * v + 2;
    out.set(between, written);
    written += between.length;
  }
  for (; chain < starts.length; chain++) moved[chain] = (starts[chain] as number) + (written - read) / 2;
  out.set(coords.subarray(read), written);
  return { coords: out, starts: moved };
}
