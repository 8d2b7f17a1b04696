import { transformToLonLat } from '../../crs/transform';
import { parseCrs } from '../../crs/name';
import type { TileMatrix } from '../../marks/raster-request';
import { authorityAxis, metresPerUnit } from '../picture-crs';
import type { MatrixLimits, RawMatrix, WmtsMatrixSet } from './capabilities';

/** The standard pixel of scale denominators, metres. */
const PIXEL = 0.00028;
const HALF = Math.PI * 6378137;

/** A matrix set in the terms of its coordinate system. */
export interface Grid {
  /** `EPSG:n` */
  crs: string;
  /** coarsest first */
  matrices: TileMatrix[];
}

/** Reads a set and a layer's limits in it; null when its coordinate system is unknown or it holds no matrix. */
export function gridOf(set: WmtsMatrixSet, limits: MatrixLimits): Grid | null {
  const crs = parseCrs(set.crs)?.code;
  if (crs === undefined || !transformToLonLat(crs).ok || set.matrices.length === 0) return null;
  const swapped = isSwapped(set, crs);
  const units = metresPerUnit(crs);
  const matrices = set.matrices.map((matrix): TileMatrix => {
    const [first, second] = matrix.corner;
    const own = limits.get(matrix.id) ?? limits.get(`${set.name}:${matrix.id}`);
    const ends = (count: number, stated: [number, number] | undefined): [number, number] | undefined =>
      stated?.every(Number.isFinite) ? stated : count > 0 ? [0, count - 1] : undefined;
    const columns = ends(matrix.columns, own?.columns);
    const rows = ends(matrix.rows, own?.rows);
    return {
      id: matrix.id,
      resolution: (matrix.scaleDenominator * PIXEL) / units,
      left: swapped ? second : first,
      top: swapped ? first : second,
      tileWidth: matrix.tileWidth,
      tileHeight: matrix.tileHeight,
      ...(columns ? { columns } : {}),
      ...(rows ? { rows } : {})
    };
  });
  // limits that leave matrices out mean that those hold nothing
  const held =
    limits.size > 0 ? matrices.filter((m) => limits.has(m.id) || limits.has(`${set.name}:${m.id}`)) : matrices;
  return { crs, matrices: (held.length > 0 ? held : matrices).sort((a, b) => b.resolution - a.resolution) };
}

/**
 * Whether corners are written north first: as the authority defines it, unless only the other order puts the matrices
 * over the area of use (servers that write `EPSG:4326` mean either).
 */
function isSwapped(set: WmtsMatrixSet, crs: string): boolean {
  const stated = authorityAxis(set.crs) === 'yx';
  const covers = (yx: boolean): boolean => set.matrices.some((matrix) => covered(matrix, crs, yx));
  return covers(stated) || !covers(!stated) ? stated : !stated;
}

/** Whether a matrix lies over the middle of its system's area of use. */
function covered(matrix: RawMatrix, crs: string, yx: boolean): boolean {
  const found = transformToLonLat(crs);
  if (!found.ok) return false;
  const { definition, fromLonLat } = found.value;
  const [west, south, east, north] = definition.area;
  const middle = Float64Array.of((west + east) / 2, (south + north) / 2);
  fromLonLat(middle);
  const [x, y] = middle as unknown as [number, number];
  const [left, top] = yx ? [matrix.corner[1], matrix.corner[0]] : matrix.corner;
  const resolution = (matrix.scaleDenominator * PIXEL) / metresPerUnit(crs);
  const right = left + resolution * matrix.tileWidth * (matrix.columns || 1);
  const bottom = top - resolution * matrix.tileHeight * (matrix.rows || 1);
  // degrees: a latitude beyond 90 tells the order by itself
  if (definition.projection.type === 'geographic' && Math.abs(top) > 90.001) return false;
  return x >= left && x <= right && y <= top && y >= bottom;
}

/** Levels of the usual Web Mercator grid by zoom; null when a grid is another one. */
export function usualLevels(grid: Grid): Record<number, TileMatrix> | null {
  if (grid.crs !== 'EPSG:3857') return null;
  const levels: Record<number, TileMatrix> = {};
  for (const matrix of grid.matrices) {
    const z = Math.log2((2 * HALF) / (matrix.resolution * matrix.tileWidth));
    const zoom = Math.round(z);
    const isUsual =
      Math.abs(z - zoom) < 1e-3 &&
      zoom >= 0 &&
      matrix.tileWidth === matrix.tileHeight &&
      Math.abs(matrix.left + HALF) < 1 + matrix.resolution / 10 &&
      Math.abs(matrix.top - HALF) < 1 + matrix.resolution / 10;
    if (!isUsual) return null;
    levels[zoom] = matrix;
  }
  const zooms = Object.keys(levels).map(Number);
  const contiguous = zooms.length === Math.max(...zooms) - Math.min(...zooms) + 1;
  return contiguous && zooms.length > 0 ? levels : null;
}
