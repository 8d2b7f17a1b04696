import type { LineBlock, PolygonBlock } from '../table/table';
import type { Runs } from './borders';

/** Vertices of rings or lines whose rank is at least `least`, by their numbers; rings are closed again. */
export function keptVertices(
  { starts, closed }: Pick<Runs, 'starts' | 'closed'>,
  ranks: Float32Array,
  least: number
): { vertices: Uint32Array; starts: Uint32Array } {
  const vertices = new Uint32Array(starts[starts.length - 1] ?? 0);
  const ends = new Uint32Array(starts.length);
  let at = 0;
  for (let run = 0; run + 1 < starts.length; run++) {
    const first = at;
    for (let v = starts[run] as number; v < (starts[run + 1] as number); v++)
      if ((ranks[v] as number) >= least) vertices[at++] = v;
    // the position that closed the ring went: the first of those that stay closes it
    if (closed && at > first && vertices[first] !== starts[run]) vertices[at++] = vertices[first] as number;
    ends[run + 1] = at;
  }
  return { vertices: vertices.slice(0, at), starts: ends };
}

/** The same areas with the vertices whose rank is at least `least`. */
export function keepOfPolygons(block: PolygonBlock, ranks: Float32Array, least: number): PolygonBlock {
  const { vertices, starts } = keptVertices({ starts: block.rings, closed: true }, ranks, least);
  return { ...block, coords: coordsOf(block.coords, vertices), rings: starts };
}

/** The same lines with the vertices whose rank is at least `least`. */
export function keepOfLines(block: LineBlock, ranks: Float32Array, least: number): LineBlock {
  const { vertices, starts } = keptVertices({ starts: block.starts, closed: false }, ranks, least);
  return { ...block, coords: coordsOf(block.coords, vertices), starts };
}

function coordsOf(coords: Float64Array, vertices: Uint32Array): Float64Array {
  const out = new Float64Array(2 * vertices.length);
  for (let i = 0; i < vertices.length; i++) {
    const v = vertices[i] as number;
    out[2 * i] = coords[2 * v] as number;
    out[2 * i + 1] = coords[2 * v + 1] as number;
  }
  return out;
}
