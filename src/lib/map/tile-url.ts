import type { TilesRequest } from '../core/marks/raster-request';
import type { Bbox } from '../core/table/table';

/** Half the side of the Web Mercator square, metres (π × 6378137). */
const HALF = Math.PI * 6378137;

/**
 * Address of one tile of the Web Mercator grid, rows counted from the north: the placeholders that `TilesRequest` names
 * are filled in. `pixels`: the side that is asked of a server that draws any size.
 */
export function tileUrl(
  request: Pick<TilesRequest, 'url' | 'subdomains' | 'levels' | 'tileSize'>,
  z: number,
  x: number,
  y: number,
  pixels: number
): string {
  const side = (2 * HALF) / 2 ** z;
  const west = -HALF + x * side;
  const north = HALF - y * side;
  const bbox = [west, north - side, west + side, north].map(millimetres).join(',');
  const { subdomains = [], levels } = request;
  const values: Record<string, string> = {
    'bbox-epsg-3857': bbox,
    width: String(pixels),
    height: String(pixels),
    z: String(z),
    x: String(x),
    y: String(y),
    '-y': String(2 ** z - 1 - y),
    q: quadkey(z, x, y),
    // the same tile always of the same host: caches hold it once
    s: subdomains[(x + y) % Math.max(1, subdomains.length)] ?? '',
    r: pixels > request.tileSize ? '@2x' : '',
    level: encodeURIComponent(levels?.[z]?.id ?? String(z))
  };
  return request.url.replace(/\{(-?[a-z0-9-]+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Degrees that a tile covers. */
export function tileBounds(z: number, x: number, y: number): Bbox {
  const lon = (column: number): number => (column / 2 ** z) * 360 - 180;
  const lat = (row: number): number => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** z))) * 180) / Math.PI;
  return [lon(x), lat(y + 1), lon(x + 1), lat(y)];
}

/** Name of a tile in Bing's scheme: one digit a level. */
function quadkey(z: number, x: number, y: number): string {
  let key = '';
  for (let level = z - 1; level >= 0; level--) key += String(((x >> level) & 1) + 2 * ((y >> level) & 1));
  return key;
}

/** Three decimals, without a minus sign before zero. */
function millimetres(metres: number): string {
  return (Math.round(metres * 1000) / 1000 + 0).toFixed(3);
}
