import { transformToLonLat } from '../crs/transform';
import { decodeText } from '../formats/decode-text';
import { ogcException } from '../formats/xml/exception';
import type { TileMatrix } from '../marks/raster-request';
import type { Net } from '../ports';
import { bad, good, type Outcome } from '../problems/problem';
import { readInfo, type InfoFeature } from './read-info';

/** How a server of pictures is asked what lies at a place. */
export type InfoRequest =
  /** placeholders of `url`: {bbox} {width} {height} {i} {j} */
  | { form: 'picture'; url: string; crs: string; axis: 'xy' | 'yx'; format: string }
  /** placeholders of `url`: {level} {row} {column} {i} {j} */
  | { form: 'matrix'; url: string; crs: string; matrices: readonly TileMatrix[]; format: string };

/** A place, and how closely it is looked at. */
export interface InfoPlace {
  /** degrees */
  lon: number;
  lat: number;
  /** ground metres of a CSS pixel */
  metresPerPixel: number;
}

/** Pixels of the small picture around the place; odd, so that one pixel is its middle. */
const SIDE = 101;

/** Address of the question; null when the place has no image in the coordinate system, or lies off the tiles. */
export function infoUrl(request: InfoRequest, place: InfoPlace): string | null {
  const found = transformToLonLat(request.crs);
  if (!found.ok) return null;
  // the place, and another one pixel north of it, which gives the size of a pixel in this system
  const north = place.lat + place.metresPerPixel / 111320;
  const coords = Float64Array.of(place.lon, place.lat, place.lon, north);
  found.value.fromLonLat(coords);
  const [x, y, x1, y1] = coords as unknown as [number, number, number, number];
  const unit = Math.hypot(x1 - x, y1 - y);
  if (!Number.isFinite(x + y + unit) || unit === 0) return null;
  return request.form === 'picture' ? pictureUrl(request, x, y, unit) : tileInfoUrl(request, x, y, unit);
}

function pictureUrl(request: InfoRequest & { form: 'picture' }, x: number, y: number, unit: number): string {
  const half = (SIDE / 2) * unit;
  const sides = [x - half, y - half, x + half, y + half];
  const [west, south, east, north] = sides as [number, number, number, number];
  const bbox = (request.axis === 'yx' ? [south, west, north, east] : sides).map(written).join(',');
  const middle = String((SIDE - 1) / 2);
  return filled(request.url, { bbox, width: String(SIDE), height: String(SIDE), i: middle, j: middle });
}

function tileInfoUrl(request: InfoRequest & { form: 'matrix' }, x: number, y: number, unit: number): string | null {
  const apart = (matrix: TileMatrix): number => Math.abs(Math.log(matrix.resolution / unit));
  const matrix = request.matrices.reduce<TileMatrix | null>((a, b) => (a && apart(a) <= apart(b) ? a : b), null);
  if (!matrix) return null;
  const across = (x - matrix.left) / matrix.resolution;
  const down = (matrix.top - y) / matrix.resolution;
  const column = Math.floor(across / matrix.tileWidth);
  const row = Math.floor(down / matrix.tileHeight);
  const inside = (at: number, ends: readonly [number, number] | undefined): boolean =>
    !ends || (at >= ends[0] && at <= ends[1]);
  if (!inside(column, matrix.columns) || !inside(row, matrix.rows)) return null;
  return filled(request.url, {
    level: encodeURIComponent(matrix.id),
    row: String(row),
    column: String(column),
    i: String(Math.floor(across - column * matrix.tileWidth)),
    j: String(Math.floor(down - row * matrix.tileHeight))
  });
}

function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{([a-z]+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** A length without exponent, to a tenth of a millimetre in metres and finer in degrees. */
function written(value: number): string {
  return String(Number(value.toFixed(Math.abs(value) < 1000 ? 9 : 4)));
}

/**
 * What a server says lies at a place; empty when nothing does. Fails as the network does, or with `service-exception`.
 */
export async function identify(
  request: InfoRequest,
  place: InfoPlace,
  { net, signal }: { net: Net; signal: AbortSignal }
): Promise<Outcome<InfoFeature[]>> {
  const url = infoUrl(request, place);
  if (url === null) return good([]);
  const answer = await net.get({ url, accept: '*/*', signal });
  if (!answer.ok) return answer;
  const text = decodeText(answer.value.bytes);
  const exception = ogcException(text);
  if (exception) {
    const { said, ogcCode } = exception;
    return bad({ code: 'service-exception', facts: { url, said, ...(ogcCode ? { ogcCode } : {}) } });
  }
  return good(readInfo(text, answer.value.contentType));
}
