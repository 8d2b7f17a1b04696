import type { Blocks } from './blocks';

/** Geometry to take, and where each of its rows goes (-1: nowhere), ascending within a source and over them. */
export interface BlocksFrom {
  blocks: Blocks;
  rowTo: Int32Array;
}

/** A point, line or polygon of one of the sources: its new row, and its place in its block. */
interface Piece {
  row: number;
  from: number;
  index: number;
}

/** The geometry of several tables as that of one, rows ascending; what is empty is left out. */
export function mergeBlocks(from: readonly BlocksFrom[]): Blocks {
  const made: Blocks = {};
  const points = mergePoints(from);
  if (points) made.points = points;
  const lines = mergeLines(from);
  if (lines) made.lines = lines;
  const polygons = mergePolygons(from);
  if (polygons) made.polygons = polygons;
  return made;
}

/** What stays of one kind of block; new rows ascend from source to source, so their order is that of the pieces. */
function piecesOf(from: readonly BlocksFrom[], kind: keyof Blocks): Piece[] {
  const pieces: Piece[] = [];
  from.forEach(({ blocks, rowTo }, source) => {
    const rowOf = blocks[kind]?.rowOf ?? [];
    for (let index = 0; index < rowOf.length; index++) {
      const row = rowTo[rowOf[index] as number] as number;
      if (row >= 0) pieces.push({ row, from: source, index });
    }
  });
  return pieces;
}

function mergePoints(from: readonly BlocksFrom[]): Blocks['points'] {
  const pieces = piecesOf(from, 'points');
  if (pieces.length === 0) return undefined;
  const coords = new Float64Array(2 * pieces.length);
  const rowOf = new Uint32Array(pieces.length);
  pieces.forEach(({ row, from: source, index }, i) => {
    const { coords: old } = blockOf(from, source, 'points');
    coords[2 * i] = old[2 * index] as number;
    coords[2 * i + 1] = old[2 * index + 1] as number;
    rowOf[i] = row;
  });
  return { coords, rowOf };
}

function mergeLines(from: readonly BlocksFrom[]): Blocks['lines'] {
  const pieces = piecesOf(from, 'lines');
  if (pieces.length === 0) return undefined;
  const rowOf = new Uint32Array(pieces.length);
  const starts = new Uint32Array(pieces.length + 1);
  pieces.forEach(({ row, from: source, index }, i) => {
    const old = blockOf(from, source, 'lines').starts;
    starts[i + 1] = (starts[i] as number) + (old[index + 1] as number) - (old[index] as number);
    rowOf[i] = row;
  });
  const coords = new Float64Array(2 * (starts[pieces.length] as number));
  pieces.forEach(({ from: source, index }, i) => {
    const old = blockOf(from, source, 'lines');
    const part = old.coords.subarray(2 * (old.starts[index] as number), 2 * (old.starts[index + 1] as number));
    coords.set(part, 2 * (starts[i] as number));
  });
  return { coords, starts, rowOf };
}

function mergePolygons(from: readonly BlocksFrom[]): Blocks['polygons'] {
  const pieces = piecesOf(from, 'polygons');
  if (pieces.length === 0) return undefined;
  const rowOf = new Uint32Array(pieces.length);
  const parts = new Uint32Array(pieces.length + 1);
  let vertices = 0;
  pieces.forEach(({ row, from: source, index }, i) => {
    const old = blockOf(from, source, 'polygons');
    const [first, end] = [old.parts[index] as number, old.parts[index + 1] as number];
    parts[i + 1] = (parts[i] as number) + end - first;
    vertices += (old.rings[end] as number) - (old.rings[first] as number);
    rowOf[i] = row;
  });
  const coords = new Float64Array(2 * vertices);
  const rings = new Uint32Array((parts[pieces.length] as number) + 1);
  let ring = 0;
  pieces.forEach(({ from: source, index }) => {
    const old = blockOf(from, source, 'polygons');
    const [first, end] = [old.parts[index] as number, old.parts[index + 1] as number];
    const start = old.rings[first] as number;
    const at = rings[ring] as number;
    coords.set(old.coords.subarray(2 * start, 2 * (old.rings[end] as number)), 2 * at);
    for (let r = first; r < end; r++) rings[++ring] = at + (old.rings[r + 1] as number) - start;
  });
  return { coords, rings, parts, rowOf };
}

function blockOf<K extends keyof Blocks>(from: readonly BlocksFrom[], source: number, kind: K): NonNullable<Blocks[K]> {
  return (from[source] as BlocksFrom).blocks[kind] as NonNullable<Blocks[K]>;
}
