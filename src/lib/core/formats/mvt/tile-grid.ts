import type { Bbox } from '../../table/table';

/** A tile of the Web Mercator pyramid, rows from the north. */
export interface TileAddress {
  z: number;
  x: number;
  y: number;
}

/** Latitude at which the pyramid ends, degrees. */
const edge = 85.05112877980659;

/** Longitude and latitude, degrees, of a place in a tile: u and v from 0 (west, north) to 1. */
export function placeInTile({ z, x, y }: TileAddress, u: number, v: number): [lon: number, lat: number] {
  const side = 2 ** z;
  const lon = ((x + u) / side) * 360 - 180;
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * (y + v)) / side))) * 180) / Math.PI;
  return [lon, lat];
}

function columnOf(lon: number, z: number): number {
  return ((lon + 180) / 360) * 2 ** z;
}

function rowOf(lat: number, z: number): number {
  const φ = (Math.max(-edge, Math.min(edge, lat)) * Math.PI) / 180;
  return ((1 - Math.asinh(Math.tan(φ)) / Math.PI) / 2) * 2 ** z;
}

/** Columns and rows that a box meets at a zoom. A box that ends on a tile's border does not take the next tile. */
function rangeOf(bbox: Bbox, z: number): { x0: number; x1: number; y0: number; y1: number } {
  const [west, south, east, north] = bbox;
  const last = 2 ** z - 1;
  const slack = 1e-9 * 2 ** z;
  const low = (n: number): number => Math.max(0, Math.min(last, Math.floor(n + slack)));
  const high = (n: number, from: number): number => Math.max(from, Math.min(last, Math.ceil(n - slack) - 1));
  const x0 = low(columnOf(west, z));
  const y0 = low(rowOf(north, z));
  return { x0, x1: high(columnOf(east, z), x0), y0, y1: high(rowOf(south, z), y0) };
}

/** The deepest zoom of `min`..`max` at which at most `most` tiles cover a box; null when even `min` takes more. */
export function zoomCovering(bbox: Bbox, min: number, max: number, most: number): number | null {
  for (let z = max; z >= min; z--) {
    const { x0, x1, y0, y1 } = rangeOf(bbox, z);
    if ((x1 - x0 + 1) * (y1 - y0 + 1) <= most) return z;
  }
  return null;
}

/** Tiles that a box meets at a zoom, row by row. */
export function tilesCovering(bbox: Bbox, z: number): TileAddress[] {
  const { x0, x1, y0, y1 } = rangeOf(bbox, z);
  const tiles: TileAddress[] = [];
  for (let y = y0; y <= y1; y++) for (let x = x0; x <= x1; x++) tiles.push({ z, x, y });
  return tiles;
}
