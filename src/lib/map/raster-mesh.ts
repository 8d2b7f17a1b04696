import type { PlaneTransform } from '../core/crs/exact';

/** West, south, east, north in the units of a coordinate system. */
export type Box = [west: number, south: number, east: number, north: number];

/** What a picture is drawn on: nodes at their longitude and latitude, each at its place in the picture. */
export interface Mesh {
  /** degrees and height 0, three numbers a node */
  positions: Float64Array<ArrayBuffer>;
  texCoords: Float32Array<ArrayBuffer>;
  indices: Uint32Array<ArrayBuffer>;
}

/** Columns and rows of cells. */
export interface Cells {
  columns: number;
  rows: number;
}

/** Cells along a side at most: their nodes are computed at once on the page. */
const MOST_CELLS = 400;
/** Cells a side of the mesh on which twist is measured, and lines along which bends are. */
const PROBE = 4;
/** CSS pixels allowed to each of three errors: bends along the columns, along the rows, and twist. */
const TOLERANCE = 0.12;
const MAX_LATITUDE = 85.051129;

/** Longitude and latitude (degrees, interleaved) of the nodes of a regular grid over a box, north to south. */
function nodes(plane: PlaneTransform, [west, south, east, north]: Box, { columns, rows }: Cells): Float64Array {
  const out = new Float64Array((columns + 1) * (rows + 1) * 2);
  for (let row = 0; row <= rows; row++)
    for (let column = 0; column <= columns; column++) {
      const at = 2 * (row * (columns + 1) + column);
      // the ends exactly: neighbours must share their edge
      out[at] = column === columns ? east : west + ((east - west) * column) / columns;
      out[at + 1] = row === rows ? south : north - ((north - south) * row) / rows;
    }
  plane.toLonLat(out);
  return out;
}

/** Mercator x and y, 1 for the width of the world. */
function toWorld(lonLat: Float64Array): Float64Array {
  const out = new Float64Array(lonLat.length);
  for (let i = 0; i < lonLat.length; i += 2) {
    const lat = Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lonLat[i + 1] as number));
    out[i] = (lonLat[i] as number) / 360;
    out[i + 1] = Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI);
  }
  return out;
}

/** Largest distance of the middle of a cell's side from the chord, along one direction cut into `cells`. */
function bend(plane: PlaneTransform, box: Box, direction: 'columns' | 'rows', cells: number): number {
  const along = 2 * cells;
  const grid = direction === 'columns' ? { columns: along, rows: PROBE } : { columns: PROBE, rows: along };
  const at = toWorld(nodes(plane, box, grid));
  const width = grid.columns + 1;
  let worst = 0;
  for (let line = 0; line <= PROBE; line++)
    for (let i = 1; i < along; i += 2) {
      const node = (step: number): number => 2 * (direction === 'columns' ? line * width + step : step * width + line);
      const [before, middle, after] = [node(i - 1), node(i), node(i + 1)];
      const off = (k: 0 | 1): number =>
        (at[middle + k] as number) - ((at[before + k] as number) + (at[after + k] as number)) / 2;
      worst = Math.max(worst, Math.hypot(off(0), off(1)) || 0);
    }
  return worst;
}

/** Cells along one direction that bring its bends under the tolerance. */
function cellsAlong(plane: PlaneTransform, box: Box, direction: 'columns' | 'rows', worldPixels: number): number {
  const ratioOf = (cells: number): number => (bend(plane, box, direction, cells) * worldPixels) / TOLERANCE;
  // a bend that turns in the middle is not seen from one cell
  const first = ratioOf(PROBE);
  if (first * PROBE * PROBE <= 1) return 1;
  let cells = Math.min(MOST_CELLS, Math.max(2, Math.ceil(PROBE * Math.sqrt(first))));
  for (let tries = 0; tries < 6 && cells < MOST_CELLS; tries++) {
    const ratio = ratioOf(cells);
    if (ratio <= 1) break;
    // the error goes with the square of the cell; less than that near the poles, hence the tries
    cells = Math.min(MOST_CELLS, Math.max(cells + 1, Math.ceil(cells * Math.sqrt(ratio))));
  }
  return cells;
}

/** Largest distance of a probed cell's fourth corner from the parallelogram of the others. */
function twist(plane: PlaneTransform, box: Box): number {
  const at = toWorld(nodes(plane, box, { columns: PROBE, rows: PROBE }));
  const width = PROBE + 1;
  let worst = 0;
  for (let row = 0; row < PROBE; row++)
    for (let column = 0; column < PROBE; column++) {
      const node = 2 * (row * width + column);
      const off = (k: 0 | 1): number =>
        (at[node + k] as number) -
        (at[node + 2 + k] as number) -
        (at[node + 2 * width + k] as number) +
        (at[node + 2 * width + 2 + k] as number);
      worst = Math.max(worst, Math.hypot(off(0), off(1)) || 0);
    }
  // within two flat triangles a quarter of it is left
  return worst / 4;
}

/**
 * Cells that a box needs so that nothing lies half a CSS pixel from its place, where the world is `worldPixels` wide.
 */
export function cellsNeeded(plane: PlaneTransform, box: Box, worldPixels: number): Cells {
  const columns = cellsAlong(plane, box, 'columns', worldPixels);
  const rows = cellsAlong(plane, box, 'rows', worldPixels);
  const left = (twist(plane, box) * worldPixels * PROBE * PROBE) / (columns * rows) / TOLERANCE;
  const more = Math.max(1, Math.sqrt(left));
  const enough = (cells: number): number => Math.min(MOST_CELLS, Math.ceil(cells * more));
  return { columns: enough(columns), rows: enough(rows) };
}

/** The mesh of a box. Cells with a corner that has no place on earth are left out. */
export function meshOf(plane: PlaneTransform, box: Box, cells: Cells): Mesh {
  const { columns, rows } = cells;
  const lonLat = nodes(plane, box, cells);
  const width = columns + 1;
  const count = width * (rows + 1);
  const positions = new Float64Array(count * 3);
  const texCoords = new Float32Array(count * 2);
  const indices: number[] = [];
  const isPlace = (node: number): boolean => Number.isFinite(lonLat[2 * node]) && Number.isFinite(lonLat[2 * node + 1]);
  for (let row = 0; row <= rows; row++)
    for (let column = 0; column <= columns; column++) {
      const node = row * width + column;
      const lat = lonLat[2 * node + 1] as number;
      positions[3 * node] = isPlace(node) ? (lonLat[2 * node] as number) : 0;
      positions[3 * node + 1] = isPlace(node) ? Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat)) : 0;
      texCoords[2 * node] = column / columns;
      texCoords[2 * node + 1] = row / rows;
      if (row === rows || column === columns) continue;
      const below = node + width;
      // cut from the lower left to the upper right
      if ([node, node + 1, below, below + 1].every(isPlace))
        indices.push(node, below, node + 1, node + 1, below, below + 1);
    }
  return { positions, texCoords, indices: Uint32Array.from(indices) };
}

/**
 * Extent, in the units of a plane, of what lies within degrees; null when nothing of it has a place there.
 */
export function planeBox(plane: PlaneTransform, [west, south, east, north]: Box): Box | null {
  if (!(west < east && south < north)) return null;
  const steps = 16;
  const coords = new Float64Array((steps + 1) ** 2 * 2);
  for (let i = 0; i <= steps; i++)
    for (let j = 0; j <= steps; j++) {
      coords[2 * (i * (steps + 1) + j)] = west + ((east - west) * i) / steps;
      coords[2 * (i * (steps + 1) + j) + 1] = south + ((north - south) * j) / steps;
    }
  plane.fromLonLat(coords);
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < coords.length; i += 2) {
    const x = coords[i] as number;
    const y = coords[i + 1] as number;
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box[0] < box[2] && box[1] < box[3] ? box : null;
}

/** What two extents share; null when nothing. */
export function shared(a: Box, b: Box): Box | null {
  const box: Box = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return box[0] < box[2] && box[1] < box[3] ? box : null;
}
