import type { Places } from './places';

/** Rings or lines, one after the other. */
export interface Runs {
  /** x, y interleaved */
  coords: Float64Array;
  /** first vertex of run i; length runs + 1 */
  starts: Uint32Array;
  /** rings, whose last vertex repeats the first */
  closed: boolean;
}

/** Which places follow each other on the borders, whichever runs they belong to. */
export interface Borders {
  /** the two neighbours of a place that is not a node */
  left: Uint32Array;
  right: Uint32Array;
  /** 1: a node, where borders meet or end, or which runs do not pass between the same two neighbours */
  node: Uint8Array;
  /** edges between two nodes, by `edgeKey` */
  edges: Set<number>;
  edgeKey(a: number, b: number): number;
}

/**
 * Borders of rings or lines. A place which every run passes between the same two neighbours, in whatever direction, lies
 * inside a border and has but these two; all other places are nodes (Bostock's rule for the arcs of a topology,
 * `topojson-server`).
 */
export function bordersOf({ starts, closed }: Runs, places: Places): Borders {
  const count = places.vertex.length;
  const left = new Uint32Array(count);
  const right = new Uint32Array(count);
  const seen = new Uint8Array(count);
  const node = new Uint8Array(count);
  const edges = new Set<number>();
  const edgeKey = (a: number, b: number): number => (a < b ? a * count + b : b * count + a);
  const note = (place: number, before: number, after: number): void => {
    if (before === after) node[place] = 1;
    else if (seen[place] === 0) {
      seen[place] = 1;
      left[place] = before;
      right[place] = after;
    } else if (
      !(left[place] === before && right[place] === after) &&
      !(left[place] === after && right[place] === before)
    )
      node[place] = 1;
  };
  let longest = 0;
  for (let i = 0; i + 1 < starts.length; i++)
    longest = Math.max(longest, (starts[i + 1] as number) - (starts[i] as number));
  const run = new Uint32Array(longest);

  for (let i = 0; i + 1 < starts.length; i++) {
    const length = walk(places, starts[i] as number, starts[i + 1] as number, closed, run);
    for (let k = 0; k < length; k++) {
      const place = run[k] as number;
      if (!closed && (k === 0 || k === length - 1)) node[place] = 1;
      else note(place, run[k === 0 ? length - 1 : k - 1] as number, run[k === length - 1 ? 0 : k + 1] as number);
    }
  }
  for (let place = 0; place < count; place++) if (seen[place] === 0) node[place] = 1;
  for (let i = 0; i + 1 < starts.length; i++) {
    const length = walk(places, starts[i] as number, starts[i + 1] as number, closed, run);
    for (let k = closed ? 0 : 1; k < length; k++) {
      const [a, b] = [run[k === 0 ? length - 1 : k - 1] as number, run[k] as number];
      if (node[a] === 1 && node[b] === 1) edges.add(edgeKey(a, b));
    }
  }
  return { left, right, node, edges, edgeKey };
}

/** Writes the places of a run into `out`, without repeats and without the closing one; gives how many. */
function walk({ of }: Places, from: number, to: number, closed: boolean, out: Uint32Array): number {
  let length = 0;
  for (let v = from; v < to; v++) {
    const place = of[v] as number;
    if (length === 0 || out[length - 1] !== place) out[length++] = place;
  }
  while (closed && length > 1 && out[length - 1] === out[0]) length--;
  return length;
}
