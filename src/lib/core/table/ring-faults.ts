import Flatbush from 'flatbush';

/** Faults of a polygon's rings that drawing, areas and counts in polygons would suffer from. */
export interface RingFaults {
  /** places where two edges cross; counted up to `mostCrossings` */
  crossings: number;
  /** true when edges cross all over the place: no outline, and not to be triangulated */
  hopeless: boolean;
  /** true when some ring encloses nothing, or runs back along itself */
  flat: boolean;
}

export const mostCrossings = 5000;
/** Edges that cross by less are touching: 0.1 mm on the ground, far above the rounding of a reprojection. */
const touching = 1e-9;
/** up to this many edges all pairs are compared */
const fewEdges = 14;
/** beyond this many edges those of an odd shape (a comb) are not looked into */
const mostIndexed = 200_000;

/**
 * Looks for faults among the rings `firstRing` to `endRing` (exclusive) of a block: edges that cross, of one ring or of
 * two, rings without area, spikes. Linear in the number of edges for outlines as they are drawn, and bounded for
 * any others.
 */
export function ringFaults(coords: Float64Array, rings: Uint32Array, firstRing: number, endRing: number): RingFaults {
  const faults: RingFaults = { crossings: 0, hopeless: false, flat: false };
  let edges = 0;
  const all = (rings[endRing] as number) - (rings[firstRing] as number);
  if (all > scratch.size) scratch = makeScratch(all);
  for (let ring = firstRing; ring < endRing; ring++) {
    const from = rings[ring] as number;
    const end = rings[ring + 1] as number;
    if (isFlat(coords, from, end)) faults.flat = true;
    for (let i = from; i < end - 1; i++) scratch.edge[edges++] = i;
  }
  if (edges <= 3) return faults;
  if (edges <= fewEdges) faults.crossings = comparePairs(coords, edges);
  else crossStrips(coords, edges, faults);
  return faults;
}

/** True when a closed ring has no area but that of rounding, or turns straight back somewhere. */
function isFlat(coords: Float64Array, from: number, end: number): boolean {
  const x0 = coords[2 * from] as number;
  const y0 = coords[2 * from + 1] as number;
  let [x, y, area, reach] = [0, 0, 0, 0];
  let dx = 0;
  let dy = 0;
  for (let i = from + 1; i < end; i++) {
    const nextX = (coords[2 * i] as number) - x0;
    const nextY = (coords[2 * i + 1] as number) - y0;
    const ex = nextX - x;
    const ey = nextY - y;
    if (ex !== 0 || ey !== 0) {
      if (dx * ey === dy * ex && dx * ex + dy * ey < 0) return true;
      dx = ex;
      dy = ey;
    }
    area += x * nextY - nextX * y;
    x = nextX;
    y = nextY;
    const far = Math.abs(x) + Math.abs(y);
    if (far > reach) reach = far;
  }
  return Math.abs(area) <= 1e-12 * reach * reach;
}

/** Arrays used again from polygon to polygon: most have few vertices, and there are many. */
interface Scratch {
  size: number;
  /** first vertex of each edge */
  edge: Uint32Array;
  /** first and last strip of each edge */
  low: Uint32Array;
  high: Uint32Array;
  /** extent of each edge across the strips */
  from: Float64Array;
  to: Float64Array;
  /** first item of each strip */
  starts: Uint32Array;
  /** edges by strip */
  items: Uint32Array;
}
/** edges a strip may hold on the average before the other axis is tried */
const crowd = 10;
function makeScratch(size: number): Scratch {
  const grown = Math.max(1024, Math.ceil(size * 1.5));
  return {
    size: grown,
    edge: new Uint32Array(grown),
    low: new Uint32Array(grown),
    high: new Uint32Array(grown),
    from: new Float64Array(grown),
    to: new Float64Array(grown),
    starts: new Uint32Array(grown + 2),
    items: new Uint32Array(crowd * grown)
  };
}
let scratch = makeScratch(1024);

function comparePairs(coords: Float64Array, edges: number): number {
  let crossings = 0;
  for (let i = 0; i < edges; i++) {
    const a = scratch.edge[i] as number;
    for (let j = i + 1; j < edges; j++) if (cross(coords, a, scratch.edge[j] as number)) crossings++;
  }
  return crossings;
}

/** True when the edges from vertex `a` and from vertex `b` cross inside both. Edges that share an end never do. */
function cross(coords: Float64Array, a: number, b: number): boolean {
  const ax = coords[2 * a] as number;
  const ay = coords[2 * a + 1] as number;
  const bx = coords[2 * a + 2] as number;
  const by = coords[2 * a + 3] as number;
  const cx = coords[2 * b] as number;
  const cy = coords[2 * b + 1] as number;
  const dx = coords[2 * b + 2] as number;
  const dy = coords[2 * b + 3] as number;
  const c = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const d = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
  if (!((c > 0 && d < 0) || (c < 0 && d > 0))) return false;
  const e = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
  const f = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
  if (!((e > 0 && f < 0) || (e < 0 && f > 0))) return false;
  const first = touching * Math.hypot(bx - ax, by - ay);
  const second = touching * Math.hypot(dx - cx, dy - cy);
  return Math.abs(c) > first && Math.abs(d) > first && Math.abs(e) > second && Math.abs(f) > second;
}

/**
 * Edges sorted into as many strips as there are edges, along the longer side of the polygon, and compared within each
 * strip where they overlap across it.
 */
function crossStrips(coords: Float64Array, edges: number, faults: RingFaults): void {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < edges; i++) {
    const at = 2 * (scratch.edge[i] as number);
    const x = coords[at] as number;
    const y = coords[at + 1] as number;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  const axes = east - west >= north - south ? [0, 1] : [1, 0];
  for (const axis of axes) {
    const from = axis === 0 ? west : south;
    const to = axis === 0 ? east : north;
    if (!(to > from) || !fillStrips(coords, edges, axis, from, to)) continue;
    const crossings = compareStrips(coords, edges);
    if (crossings === null) continue;
    faults.crossings = crossings;
    return;
  }
  crossAnyhow(coords, edges, faults);
}

/** False when edges lie along the axis so much that strips would be crowded. */
function fillStrips(coords: Float64Array, edges: number, axis: number, from: number, to: number): boolean {
  const { edge, low, high, starts, items } = scratch;
  const scale = edges / (to - from);
  const last = edges - 1;
  const most = crowd * edges;
  starts.fill(0, 0, edges + 2);
  let total = 0;
  for (let i = 0; i < edges; i++) {
    const at = 2 * (edge[i] as number) + axis;
    const a = coords[at] as number;
    const b = coords[at + 2] as number;
    const lowest = Math.min(last, ((a < b ? a : b) - from) * scale) >>> 0;
    const highest = Math.min(last, ((a < b ? b : a) - from) * scale) >>> 0;
    low[i] = lowest;
    high[i] = highest;
    total += highest - lowest + 1;
    if (total > most) return false;
    for (let strip = lowest; strip <= highest; strip++) starts[strip + 2] = (starts[strip + 2] as number) + 1;
    const across = at + 1 - 2 * axis;
    const c = coords[across] as number;
    const d = coords[across + 2] as number;
    scratch.from[i] = c < d ? c : d;
    scratch.to[i] = c < d ? d : c;
  }
  for (let strip = 2; strip < edges + 2; strip++) {
    starts[strip] = (starts[strip] as number) + (starts[strip - 1] as number);
  }
  for (let i = 0; i < edges; i++) {
    const highest = high[i] as number;
    for (let strip = low[i] as number; strip <= highest; strip++) {
      const at = starts[strip + 1] as number;
      items[at] = i;
      starts[strip + 1] = at + 1;
    }
  }
  return true;
}

/** Crossings among edges that share a strip, each counted once; null when too many edges share one. */
function compareStrips(coords: Float64Array, edges: number): number | null {
  const { edge, low, from, to, starts, items } = scratch;
  let budget = 40 * edges + 10_000;
  let crossings = 0;
  for (let strip = 0; strip < edges; strip++) {
    const begin = starts[strip] as number;
    const end = starts[strip + 1] as number;
    budget -= ((end - begin) * (end - begin - 1)) / 2;
    if (budget < 0) return null;
    for (let i = begin; i < end; i++) {
      const a = items[i] as number;
      const aFrom = from[a] as number;
      const aTo = to[a] as number;
      for (let j = i + 1; j < end; j++) {
        const b = items[j] as number;
        if ((from[b] as number) > aTo || (to[b] as number) < aFrom) continue;
        if (!cross(coords, edge[a] as number, edge[b] as number)) continue;
        // in the first strip that they share
        if (strip !== Math.max(low[a] as number, low[b] as number)) continue;
        if (++crossings > mostCrossings) return crossings;
      }
    }
  }
  return crossings;
}

/** Outlines of long edges in all directions: a few pairs tell whether it is a scribble; else an index finds crossings. */
function crossAnyhow(coords: Float64Array, edges: number, faults: RingFaults): void {
  const { edge } = scratch;
  const tries = 4000;
  let met = 0;
  // pairs at fixed strides, so that the same file is always judged the same
  for (let i = 0; i < tries; i++) {
    const a = (i * 7919) % edges;
    const b = (a + 2 + ((i * 104_729) % (edges - 3))) % edges;
    if (cross(coords, edge[a] as number, edge[b] as number)) met++;
  }
  // too many to index: a single pair that meets by chance is no outline of anything
  const bearable = edges > mostIndexed ? 0 : tries / 50;
  if (edges > fewEdges * 100 && met > bearable) {
    faults.crossings = mostCrossings + 1;
    faults.hopeless = true;
    return;
  }
  if (edges > mostIndexed) return;
  const index = new Flatbush(edges);
  const box = (i: number): [number, number, number, number] => {
    const at = 2 * (edge[i] as number);
    const [ax, ay, bx, by] = coords.subarray(at, at + 4) as unknown as [number, number, number, number];
    return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
  };
  for (let i = 0; i < edges; i++) index.add(...box(i));
  index.finish();
  let budget = 50 * edges;
  for (let i = 0; i < edges && budget > 0 && faults.crossings <= mostCrossings; i++) {
    index.search(...box(i), (j) => {
      budget--;
      if (j > i && budget > 0 && cross(coords, edge[i] as number, edge[j] as number)) faults.crossings++;
      return false;
    });
  }
}
