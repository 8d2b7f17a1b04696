import { transformToLonLat, type Transform } from '../core/crs/transform';
import type { MatrixRequest, PictureRequest, TileMatrix } from '../core/marks/raster-request';
import { planeBox, shared, type Box } from './raster-mesh';

/** Where the camera is: degrees it sees, and CSS pixels of the world's width. */
export interface Sight {
  bounds: Box;
  lon: number;
  lat: number;
  worldPixels: number;
}

/** One tile of a matrix. */
export interface GridTile {
  key: string;
  matrix: TileMatrix;
  column: number;
  row: number;
  box: Box;
}

/** Tiles of a view at most: a matrix that needs more is too fine for it. */
const MOST_TILES = 200;
/** Degrees around a system's area of use in which it still draws sensibly. */
const MARGIN = 2;

/** The transform of a request's coordinate system; null when it is unknown, which its source has refused before. */
export function planeOf(request: MatrixRequest | PictureRequest): Transform | null {
  const found = transformToLonLat(request.crs);
  return found.ok ? found.value : null;
}

/** The part of a view that a request can show, in the units of its system; null: none. */
export function boxInSight(plane: Transform, request: { bbox?: Box }, sight: Sight): Box | null {
  const [west, south, east, north] = plane.definition.area;
  const area: Box = [west - MARGIN, Math.max(-89, south - MARGIN), east + MARGIN, Math.min(89, north + MARGIN)];
  const seen = shared(sight.bounds, area);
  const wanted = seen && request.bbox ? shared(seen, request.bbox) : seen;
  return wanted && planeBox(plane, wanted);
}

/** Units of a system that a CSS pixel covers, at the place of the view that is nearest to the system's area of use. */
export function unitsPerPixel(plane: Transform, sight: Sight): number {
  const [west, south, east, north] = plane.definition.area;
  const lon = Math.max(west, Math.min(east, sight.lon));
  const lat = Math.max(Math.max(south, -80), Math.min(Math.min(north, 80), sight.lat));
  const step = 1e-4;
  const coords = Float64Array.of(lon, lat, lon + step, lat);
  plane.fromLonLat(coords);
  const [x0, y0, x1, y1] = coords as unknown as [number, number, number, number];
  return (Math.hypot(x1 - x0, y1 - y0) / step) * (360 / sight.worldPixels);
}

/** The matrix whose pixels are nearest to the screen's, coarser when a view would need too many tiles. */
export function matrixFor(matrices: readonly TileMatrix[], units: number, box: Box): TileMatrix | null {
  const apart = (matrix: TileMatrix): number => Math.abs(Math.log(matrix.resolution / units));
  const byNearness = [...matrices].sort((a, b) => apart(a) - apart(b));
  const nearest = byNearness[0];
  if (!nearest || countIn(nearest, box) <= MOST_TILES) return nearest ?? null;
  return byNearness.find((m) => m.resolution > nearest.resolution && countIn(m, box) <= MOST_TILES) ?? null;
}

function range(matrix: TileMatrix, box: Box): { columns: [number, number]; rows: [number, number] } {
  const width = matrix.resolution * matrix.tileWidth;
  const height = matrix.resolution * matrix.tileHeight;
  const clip = (from: number, to: number, ends: readonly [number, number] | undefined): [number, number] =>
    ends ? [Math.max(from, ends[0]), Math.min(to, ends[1])] : [from, to];
  return {
    columns: clip(
      Math.floor((box[0] - matrix.left) / width),
      Math.ceil((box[2] - matrix.left) / width) - 1,
      matrix.columns
    ),
    rows: clip(Math.floor((matrix.top - box[3]) / height), Math.ceil((matrix.top - box[1]) / height) - 1, matrix.rows)
  };
}

function countIn(matrix: TileMatrix, box: Box): number {
  const { columns, rows } = range(matrix, box);
  return Math.max(0, columns[1] - columns[0] + 1) * Math.max(0, rows[1] - rows[0] + 1);
}

/** Tiles of a matrix that meet a box, the nearest to its middle first. */
export function tilesIn(matrix: TileMatrix, box: Box): GridTile[] {
  const { columns, rows } = range(matrix, box);
  const width = matrix.resolution * matrix.tileWidth;
  const height = matrix.resolution * matrix.tileHeight;
  const out: GridTile[] = [];
  for (let row = rows[0]; row <= rows[1]; row++)
    for (let column = columns[0]; column <= columns[1]; column++) {
      const left = matrix.left + column * width;
      const top = matrix.top - row * height;
      const far: Box = [left, matrix.top - (row + 1) * height, matrix.left + (column + 1) * width, top];
      out.push({ key: `${matrix.id}/${column}/${row}`, matrix, column, row, box: far });
    }
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const away = ({ box: b }: GridTile): number => Math.hypot((b[0] + b[2]) / 2 - x, (b[1] + b[3]) / 2 - y);
  return out.sort((a, b) => away(a) - away(b));
}

/** Address of a tile or picture: what a template names is filled in. */
export function pictureUrl(
  template: string,
  axis: 'xy' | 'yx',
  box: Box,
  size: { width: number; height: number },
  tile?: GridTile
): string {
  const [west, south, east, north] = box;
  const sides = axis === 'yx' ? [south, west, north, east] : [west, south, east, north];
  const values: Record<string, string> = {
    bbox: sides.map(decimals).join(','),
    width: String(size.width),
    height: String(size.height),
    ...(tile ? { level: encodeURIComponent(tile.matrix.id), column: String(tile.column), row: String(tile.row) } : {})
  };
  return template.replace(/\{([a-z]+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** A tenth of a millimetre, in metres or in degrees; never an exponent. */
function decimals(value: number): string {
  return String(Number(value.toFixed(Math.abs(value) <= 400 ? 9 : 4)));
}
