import proj4 from 'proj4';
import { byProj4, type PlaneTransform } from './exact';

/** Name of the grid NTF → RGF93 of IGN. */
export const ntfGridName = 'ntf_r93.gsb';

/** Metres by which NTF positions may be off without the grid. */
export const ntfPrecisionMetres = 3;

/** Three-parameter shift EPSG:1193 of NTF. */
const geocentric = byProj4('+proj=longlat +a=6378249.2 +b=6356515 +towgs84=-168,-60,320,0,0,0,0 +no_defs');

/** Without a grid: the three-parameter shift of EPSG:1193, in place over degrees east of Greenwich. */
export const ntfWithoutGrid: PlaneTransform = geocentric;

/** One grid of an NTv2 file, in degrees: shifts of longitude (eastwards) and latitude at its nodes. */
interface ShiftGrid {
  west: number;
  south: number;
  stepLon: number;
  stepLat: number;
  columns: number;
  rows: number;
  /** dLon, dLat by node, from the south-west, eastwards then northwards */
  shifts: Float64Array;
}

/**
 * Datum shift of NTF by its grid (bilinear, as NTv2 says), in place over degrees east of Greenwich; the three-parameter
 * shift beyond the grid. Null when the bytes are no NTv2 grid.
 */
export function ntfByGrid(bytes: Uint8Array): PlaneTransform | null {
  const grid = readGrid(bytes);
  return grid && { toLonLat: (coords) => shift(grid, coords), fromLonLat: (coords) => unshift(grid, coords) };
}

function readGrid(bytes: Uint8Array): ShiftGrid | null {
  // proj4 believes any bytes
  if (bytes.length < 352 || new TextDecoder().decode(bytes.subarray(0, 8)) !== 'NUM_OREC') return null;
  try {
    const buffer = bytes.slice().buffer;
    const [grid] = proj4.nadgrid(ntfGridName, buffer).subgrids;
    if (!grid) return null;
    const degree = 180 / Math.PI;
    const [columns, rows] = grid.lim as [number, number];
    // NTv2 counts longitudes westwards, from the south-east
    const [eastmost, south] = grid.ll.map((radians) => radians * degree) as [number, number];
    const [stepLon, stepLat] = grid.del.map((radians) => radians * degree) as [number, number];
    const shifts = new Float64Array(2 * columns * rows);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const [lon, lat] = grid.cvs[row * columns + (columns - 1 - column)] as [number, number];
        const at = 2 * (row * columns + column);
        shifts[at] = -lon * degree;
        shifts[at + 1] = lat * degree;
      }
    }
    return { west: -eastmost - (columns - 1) * stepLon, south, stepLon, stepLat, columns, rows, shifts };
  } catch {
    return null;
  }
}

/** Shifts at a place, into `out`; false beyond the grid. */
function shiftAt(grid: ShiftGrid, lon: number, lat: number, out: Float64Array): boolean {
  const column = (lon - grid.west) / grid.stepLon;
  const row = (lat - grid.south) / grid.stepLat;
  // written so that NaN fails
  if (!(column >= 0 && row >= 0 && column <= grid.columns - 1 && row <= grid.rows - 1)) return false;
  const i = Math.min(Math.floor(column), grid.columns - 2);
  const j = Math.min(Math.floor(row), grid.rows - 2);
  const u = column - i;
  const v = row - j;
  const a = 2 * (j * grid.columns + i);
  const b = a + 2 * grid.columns;
  const s = grid.shifts;
  const bottom = (s[a] as number) + u * ((s[a + 2] as number) - (s[a] as number));
  const top = (s[b] as number) + u * ((s[b + 2] as number) - (s[b] as number));
  const bottomLat = (s[a + 1] as number) + u * ((s[a + 3] as number) - (s[a + 1] as number));
  const topLat = (s[b + 1] as number) + u * ((s[b + 3] as number) - (s[b + 1] as number));
  out[0] = bottom + v * (top - bottom);
  out[1] = bottomLat + v * (topLat - bottomLat);
  return true;
}

function shift(grid: ShiftGrid, coords: Float64Array): void {
  const by = new Float64Array(2);
  for (let i = 0; i < coords.length; i += 2) {
    const lon = coords[i] as number;
    const lat = coords[i + 1] as number;
    if (shiftAt(grid, lon, lat, by)) {
      coords[i] = lon + (by[0] as number);
      coords[i + 1] = lat + (by[1] as number);
    } else geocentric.toLonLat(coords.subarray(i, i + 2));
  }
}

/** The inverse, by iteration: the shift changes by a millionth of the way. */
function unshift(grid: ShiftGrid, coords: Float64Array): void {
  const by = new Float64Array(2);
  for (let i = 0; i < coords.length; i += 2) {
    const lon = coords[i] as number;
    const lat = coords[i + 1] as number;
    let inside = shiftAt(grid, lon, lat, by);
    for (let round = 0; inside && round < 4; round++)
      inside = shiftAt(grid, lon - (by[0] as number), lat - (by[1] as number), by);
    if (inside) {
      coords[i] = lon - (by[0] as number);
      coords[i + 1] = lat - (by[1] as number);
    } else geocentric.fromLonLat(coords.subarray(i, i + 2));
  }
}
