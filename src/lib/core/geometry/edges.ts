import type Flatbush from 'flatbush';
import type { FeatureTable } from '../table/table';
import { boxIndex, type BoxIndex } from './box-index';

/** The edges of a table's lines and outlines, and its points as edges of no length; those of a row follow each other. */
export interface Edges {
  /** longitude and latitude of both ends, four numbers an edge (degrees) */
  ends: Float64Array;
  row: Uint32Array;
  /** first edge of each row; length rows + 1 */
  first: Uint32Array;
  /** 1 where a point, a line or a part of an area begins: what stands apart from the rest of its row */
  opens: Uint8Array;
}

/** Vertices from `from` to `end` of `coords`: a chain of edges, or one place. */
type Chain = (row: number, coords: Float64Array, from: number, end: number, opens: boolean) => void;

/** Edges of a table, by row. Chains without vertices have none; one of a single vertex is a place. */
export function edgesOf(table: Pick<FeatureTable, 'rows' | 'points' | 'lines' | 'polygons'>): Edges {
  const first = new Uint32Array(table.rows + 1);
  eachChain(table, (row, _, from, end) => {
    if (end > from) first[row + 1] = (first[row + 1] as number) + Math.max(1, end - from - 1);
  });
  for (let row = 0; row < table.rows; row++) first[row + 1] = (first[row + 1] as number) + (first[row] as number);
  const n = first[table.rows] as number;
  const edges: Edges = { ends: new Float64Array(4 * n), row: new Uint32Array(n), first, opens: new Uint8Array(n) };
  const next = first.slice();
  eachChain(table, (row, coords, from, end, opens) => {
    if (end <= from) return;
    const last = Math.max(from, end - 2);
    for (let v = from; v <= last; v++) {
      const at = next[row] as number;
      next[row] = at + 1;
      const to = Math.min(v + 1, end - 1);
      edges.ends[4 * at] = coords[2 * v] as number;
      edges.ends[4 * at + 1] = coords[2 * v + 1] as number;
      edges.ends[4 * at + 2] = coords[2 * to] as number;
      edges.ends[4 * at + 3] = coords[2 * to + 1] as number;
      edges.row[at] = row;
      if (opens && v === from) edges.opens[at] = 1;
    }
  });
  return edges;
}

function eachChain(
  { points, lines, polygons }: Pick<FeatureTable, 'points' | 'lines' | 'polygons'>,
  chain: Chain
): void {
  points?.rowOf.forEach((row, i) => chain(row, points.coords, i, i + 1, true));
  lines?.rowOf.forEach((row, i) =>
    chain(row, lines.coords, lines.starts[i] as number, lines.starts[i + 1] as number, true)
  );
  polygons?.rowOf.forEach((row, part) => {
    const shell = polygons.parts[part] as number;
    for (let ring = shell; ring < (polygons.parts[part + 1] as number); ring++)
      chain(row, polygons.coords, polygons.rings[ring] as number, polygons.rings[ring + 1] as number, ring === shell);
  });
}

/** Index of the boxes of edges; `pause` is called now and then. */
export function edgeIndex({ ends, row }: Edges, pause: () => Promise<void>): Promise<BoxIndex> {
  const add = (i: number, index: Flatbush): void => {
    const [ax, ay] = [ends[4 * i] as number, ends[4 * i + 1] as number];
    const [bx, by] = [ends[4 * i + 2] as number, ends[4 * i + 3] as number];
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  };
  return boxIndex(row.length, add, pause);
}
