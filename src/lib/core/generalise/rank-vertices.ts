import { mercatorDegrees } from '../crs/mercator';
import { bordersOf, type Runs } from './borders';
import { LeastFirst } from './least-first';
import { PlaceCells } from './place-cells';
import { placesOf } from './places';

/** No place. */
const NONE = 0xffffffff;

/**
 * How much each vertex of rings or lines (degrees) matters to the look of their borders: its effective area in square
 * degrees of the Mercator plane (Visvalingam and Whyatt 1993, « Line generalisation by repeated elimination of points »);
 * Infinity: never dropped. Dropping all vertices below any one threshold keeps the topology: equal positions have equal
 * ranks, so a border shared by several areas stays shared; nodes stay; no border comes to cross or touch another, since a
 * vertex is not dropped while another lies in the triangle that this would sweep; and no two borders fall together, so
 * rings keep three corners. What is kept at a threshold is kept at any lower one.
 */
export function rankVertices(runs: Runs): Float32Array {
  const places = placesOf(runs.coords);
  const byPlace = rankPlaces(runs, places);
  const ranks = new Float32Array(places.of.length);
  for (let v = 0; v < ranks.length; v++) ranks[v] = byPlace[places.of[v] as number] as number;
  return ranks;
}

function rankPlaces(runs: Runs, places: ReturnType<typeof placesOf>): Float64Array {
  const { vertex } = places;
  const count = vertex.length;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  for (let p = 0; p < count; p++) {
    const v = vertex[p] as number;
    x[p] = runs.coords[2 * v] as number;
    y[p] = mercatorDegrees(runs.coords[2 * v + 1] as number);
  }
  const { left, right, node, edges, edgeKey } = bordersOf(runs, places);
  const cells = new PlaceCells(x, y);
  const ranks = new Float64Array(count).fill(Infinity);
  const areas = new Float64Array(count);
  const queue = new LeastFirst(areas);
  const waiting = new Waiting(count);

  const measure = (p: number): void => {
    const a = left[p] as number;
    const b = right[p] as number;
    const px = x[p] as number;
    const py = y[p] as number;
    const across = ((x[a] as number) - px) * ((y[b] as number) - py);
    areas[p] = Math.abs(across - ((y[a] as number) - py) * ((x[b] as number) - px)) / 2;
    queue.put(p);
  };
  const joined = (a: number, b: number): boolean => {
    if (node[a] === 0) return left[a] === b || right[a] === b;
    if (node[b] === 0) return left[b] === a || right[b] === a;
    return edges.has(edgeKey(a, b));
  };
  /** `a` has a new neighbour in the place of `p`. */
  const relink = (a: number, p: number, b: number): void => {
    if (node[a] === 1) return;
    if (left[a] === p) left[a] = b;
    else right[a] = b;
    waiting.leave(a);
    measure(a);
  };

  for (let p = 0; p < count; p++) if (node[p] === 0) measure(p);
  let level = 0;
  while (queue.size > 0) {
    const p = queue.take();
    const [a, b] = [left[p] as number, right[p] as number];
    // the last corner of a ring, or the last of a border beside a straight one: neither neighbour can go either
    if (joined(a, b)) continue;
    const other = cells.inTriangle(a, p, b);
    if (other >= 0) {
      waiting.wait(p, other);
      continue;
    }
    level = Math.max(level, areas[p] as number);
    ranks[p] = level;
    cells.remove(p);
    if (node[a] === 1 && node[b] === 1) edges.add(edgeKey(a, b));
    relink(a, p, b);
    relink(b, p, a);
    for (let w = waiting.first(p); w !== NONE; w = waiting.first(p)) {
      waiting.leave(w);
      queue.put(w);
    }
  }
  return ranks;
}

/** Places that cannot go before another one does: a list for each of these. */
class Waiting {
  #for: Uint32Array;
  #first: Uint32Array;
  #next: Uint32Array;
  #before: Uint32Array;

  constructor(count: number) {
    const none = (): Uint32Array => new Uint32Array(count).fill(NONE);
    [this.#for, this.#first, this.#next, this.#before] = [none(), none(), none(), none()];
  }

  /** One of those that wait for a place; NONE when nobody does. */
  first(other: number): number {
    return this.#first[other] as number;
  }

  wait(place: number, other: number): void {
    const next = this.#first[other] as number;
    this.#for[place] = other;
    this.#next[place] = next;
    this.#before[place] = NONE;
    if (next !== NONE) this.#before[next] = place;
    this.#first[other] = place;
  }

  leave(place: number): void {
    const other = this.#for[place] as number;
    if (other === NONE) return;
    const [before, next] = [this.#before[place] as number, this.#next[place] as number];
    if (before === NONE) this.#first[other] = next;
    else this.#next[before] = next;
    if (next !== NONE) this.#before[next] = before;
    this.#for[place] = NONE;
  }
}
