import type { Bbox, LineBlock, PointBlock, PolygonBlock } from './table';

/** The geometry of a table, by dimension. */
export interface Blocks {
  points?: PointBlock;
  lines?: LineBlock;
  polygons?: PolygonBlock;
}

/** Bounding box of all blocks in the unit of their coordinates, null when nothing is placed. */
export function bboxOf(blocks: Blocks): Bbox | null {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const block of [blocks.points, blocks.lines, blocks.polygons]) {
    if (!block) continue;
    const coords = block.coords;
    for (let i = 0; i < coords.length; i += 2) {
      const x = coords[i] as number;
      const y = coords[i + 1] as number;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
  }
  return west <= east && south <= north ? [west, south, east, north] : null;
}

/** What stays when blocks are sieved, and under which row number. */
interface Sieve {
  /** new number of a row, -1 when it is dropped */
  rowTo(row: number): number;
  /** false drops the vertices from (inclusive) to (exclusive) as a point, line or ring of that row */
  keep(coords: Float64Array, from: number, to: number, row: number): boolean;
}

/** Blocks without what the sieve refuses. A polygon whose shell goes, goes whole. An empty block is left out. */
export function sieveBlocks(blocks: Blocks, sieve: Sieve): Blocks {
  const kept: Blocks = {};
  const points = blocks.points && sievePoints(blocks.points, sieve);
  if (points && points.rowOf.length > 0) kept.points = points;
  const lines = blocks.lines && sieveLines(blocks.lines, sieve);
  if (lines && lines.rowOf.length > 0) kept.lines = lines;
  const polygons = blocks.polygons && sievePolygons(blocks.polygons, sieve);
  if (polygons && polygons.rowOf.length > 0) kept.polygons = polygons;
  return kept;
}

function sievePoints(block: PointBlock, sieve: Sieve): PointBlock {
  const coords = new Float64Array(block.coords.length);
  const rowOf = new Uint32Array(block.rowOf.length);
  let n = 0;
  for (let i = 0; i < block.rowOf.length; i++) {
    const row = block.rowOf[i] as number;
    const to = sieve.rowTo(row);
    if (to < 0 || !sieve.keep(block.coords, i, i + 1, row)) continue;
    coords[2 * n] = block.coords[2 * i] as number;
    coords[2 * n + 1] = block.coords[2 * i + 1] as number;
    rowOf[n++] = to;
  }
  return { coords: coords.slice(0, 2 * n), rowOf: rowOf.slice(0, n) };
}

function sieveLines(block: LineBlock, sieve: Sieve): LineBlock {
  const coords = new Float64Array(block.coords.length);
  const starts = new Uint32Array(block.starts.length);
  const rowOf = new Uint32Array(block.rowOf.length);
  let n = 0;
  let vertices = 0;
  for (let i = 0; i < block.rowOf.length; i++) {
    const row = block.rowOf[i] as number;
    const from = block.starts[i] as number;
    const end = block.starts[i + 1] as number;
    const to = sieve.rowTo(row);
    if (to < 0 || !sieve.keep(block.coords, from, end, row)) continue;
    coords.set(block.coords.subarray(2 * from, 2 * end), 2 * vertices);
    vertices += end - from;
    rowOf[n++] = to;
    starts[n] = vertices;
  }
  return { coords: coords.slice(0, 2 * vertices), starts: starts.slice(0, n + 1), rowOf: rowOf.slice(0, n) };
}

function sievePolygons(block: PolygonBlock, sieve: Sieve): PolygonBlock {
  const coords = new Float64Array(block.coords.length);
  const rings = new Uint32Array(block.rings.length);
  const parts = new Uint32Array(block.parts.length);
  const rowOf = new Uint32Array(block.rowOf.length);
  let polygons = 0;
  let ringCount = 0;
  let vertices = 0;
  for (let i = 0; i < block.rowOf.length; i++) {
    const row = block.rowOf[i] as number;
    const to = sieve.rowTo(row);
    if (to < 0) continue;
    const firstRing = block.parts[i] as number;
    const endRing = block.parts[i + 1] as number;
    let shell = true;
    let any = false;
    for (let ring = firstRing; ring < endRing; ring++) {
      const from = block.rings[ring] as number;
      const end = block.rings[ring + 1] as number;
      const good = sieve.keep(block.coords, from, end, row);
      if (!good && shell) break;
      shell = false;
      if (!good) continue;
      any = true;
      coords.set(block.coords.subarray(2 * from, 2 * end), 2 * vertices);
      vertices += end - from;
      rings[++ringCount] = vertices;
    }
    if (!any) continue;
    rowOf[polygons++] = to;
    parts[polygons] = ringCount;
  }
  return {
    coords: coords.slice(0, 2 * vertices),
    rings: rings.slice(0, ringCount + 1),
    parts: parts.slice(0, polygons + 1),
    rowOf: rowOf.slice(0, polygons)
  };
}
