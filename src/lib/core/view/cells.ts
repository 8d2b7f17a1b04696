import type { Bbox } from '../table/table';

/** A square of the ground: one tile of the XYZ scheme (web Mercator, origin in the north-west). */
export interface Cell {
  z: number;
  x: number;
  y: number;
}

/** Cells that a view takes at most. */
const most = 16;
const deepest = 22;
/** Latitude at which the Mercator square ends. */
const edge = 85.0511287798066;

/** Names a cell, in keys of tables too. */
export function cellKey({ z, x, y }: Cell): string {
  return `${z}-${x}-${y}`;
}

/** Ground of a cell, degrees. */
export function cellBbox({ z, x, y }: Cell): Bbox {
  const n = 2 ** z;
  return [(x / n) * 360 - 180, latitude((y + 1) / n), ((x + 1) / n) * 360 - 180, latitude(y / n)];
}

/** The cell one level up that holds a cell; null at the top. */
export function parentOf({ z, x, y }: Cell): Cell | null {
  return z === 0 ? null : { z: z - 1, x: x >> 1, y: y >> 1 };
}

/** Cells of a level that a view meets, row by row from the north-west. */
export function cellsOf(view: Bbox, level: number): Cell[] {
  const n = 2 ** level;
  const [west, south, east, north] = view;
  const index = (at: number): number => Math.max(0, Math.min(n - 1, Math.floor(at * n)));
  // an edge that only touches the next cell asks nothing of it
  const last = (at: number): number => Math.max(0, Math.min(n - 1, Math.ceil(at * n) - 1));
  const [left, top] = [index(column(west)), index(row(north))];
  const [right, bottom] = [Math.max(left, last(column(east))), Math.max(top, last(row(south)))];
  const cells: Cell[] = [];
  for (let y = top; y <= bottom; y++) for (let x = left; x <= right; x++) cells.push({ z: level, x, y });
  return cells;
}

/** What is known of how densely a source fills the ground. */
export interface Density {
  /** features in a whole world's square, at the density of what was read so far; null before */
  perWorld: number | null;
  /** features a cell should hold at most */
  perCell: number;
}

/**
 * Level of the cells of a view: the finest at which it takes at most 16 wherever it moves, or the next coarser one
 * where a cell of that is expected to stay under its cap. Depends on the size of the view alone, so that panning changes nothing.
 */
export function levelFor(view: Bbox, density: Density): number {
  const width = Math.min(1, column(view[2]) - column(view[0]));
  const height = Math.min(1, row(view[1]) - row(view[3]));
  // slack for the rounding of a moving camera: a view of three cells must not be now three, now four
  const across = (size: number, level: number): number => Math.min(2 ** level, Math.ceil(size * 2 ** level - 1e-6) + 1);
  const taken = (level: number): number => across(width, level) * across(height, level);
  let level = 0;
  while (level < deepest && taken(level + 1) <= most) level++;
  const { perWorld, perCell } = density;
  return perWorld !== null && level > 0 && perWorld / 4 ** (level - 1) <= perCell ? level - 1 : level;
}

/** Part of the world's square that a cell takes. */
export function shareOf({ z }: Cell): number {
  return 4 ** -z;
}

/** What a camera without a map would show (degrees): no tilt, no turn, a map of so many CSS pixels, tiles of 512. */
export function viewBbox(view: { lon: number; lat: number; zoom: number }, width: number, height: number): Bbox {
  const world = 512 * 2 ** view.zoom;
  const [x, y] = [column(view.lon), row(view.lat)];
  const [dx, dy] = [width / world / 2, height / world / 2];
  return [(x - dx) * 360 - 180, latitude(Math.min(1, y + dy)), (x + dx) * 360 - 180, latitude(Math.max(0, y - dy))];
}

/** Place of a longitude in the Mercator square, 0 in the west to 1 in the east. */
function column(longitude: number): number {
  return Math.max(0, Math.min(1, (longitude + 180) / 360));
}

/** Place of a latitude in the Mercator square, 0 in the north to 1 in the south. */
function row(latitude: number): number {
  const phi = (Math.max(-edge, Math.min(edge, latitude)) * Math.PI) / 180;
  return Math.max(0, Math.min(1, 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)));
}

function latitude(row: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * row))) * 180) / Math.PI;
}
