import { along, length, lineString } from '@turf/turf';
import type { FeatureTable, LineBlock, PointBlock, PolygonBlock } from '../table/table';
import { standingInPart } from './polygon-contains';

/** One point per placed row, rows ascending: longitude/latitude interleaved (degrees), and the row of each. */
export interface InnerPoints {
  coords: Float64Array;
  row: Uint32Array;
}

/**
 * One point per row with a geometry, standing inside it: for polygons the centroid of the largest part when it falls
 * inside, else the middle of the widest run of a horizontal scan line; for lines the middle of the longest; for points
 * the first. A row of several geometry types takes polygons over lines over points.
 */
export function innerPoints(table: Pick<FeatureTable, 'rows' | 'points' | 'lines' | 'polygons'>): InnerPoints {
  const xy = new Float64Array(2 * table.rows).fill(NaN);
  if (table.points) placePoints(table.points, xy);
  if (table.lines) placeLines(table.lines, xy);
  if (table.polygons) placePolygons(table.polygons, xy);
  let placed = 0;
  for (let row = 0; row < table.rows; row++) if (!Number.isNaN(xy[2 * row])) placed++;
  const coords = new Float64Array(2 * placed);
  const rows = new Uint32Array(placed);
  for (let row = 0, at = 0; row < table.rows; row++) {
    if (Number.isNaN(xy[2 * row])) continue;
    coords[2 * at] = xy[2 * row] as number;
    coords[2 * at + 1] = xy[2 * row + 1] as number;
    rows[at++] = row;
  }
  return { coords, row: rows };
}

function placePoints(block: PointBlock, xy: Float64Array): void {
  for (let i = block.rowOf.length - 1; i >= 0; i--) {
    const row = block.rowOf[i] as number;
    xy[2 * row] = block.coords[2 * i] as number;
    xy[2 * row + 1] = block.coords[2 * i + 1] as number;
  }
}

function placeLines(block: LineBlock, xy: Float64Array): void {
  const { coords, starts, rowOf } = block;
  const longest = new Map<number, number>();
  for (let i = 0; i < rowOf.length; i++) {
    const row = rowOf[i] as number;
    const positions: [number, number][] = [];
    for (let v = starts[i] as number; v < (starts[i + 1] as number); v++) {
      positions.push([coords[2 * v] as number, coords[2 * v + 1] as number]);
    }
    if (positions.length < 2) continue;
    const line = lineString(positions);
    const kilometres = length(line);
    if (kilometres <= (longest.get(row) ?? -1)) continue;
    longest.set(row, kilometres);
    xy.set(along(line, kilometres / 2).geometry.coordinates, 2 * row);
  }
}

function placePolygons(block: PolygonBlock, xy: Float64Array): void {
  const { rowOf } = block;
  for (let part = 0; part < rowOf.length;) {
    const row = rowOf[part] as number;
    let best = part;
    let bestArea = -1;
    for (; part < rowOf.length && rowOf[part] === row; part++) {
      const area = Math.abs(moments(block, part).area);
      if (area > bestArea) [best, bestArea] = [part, area];
    }
    const point = innerPointOfPart(block, best);
    if (point) xy.set(point, 2 * row);
  }
}

/** Signed area of a part less its holes (shell positive), and its centroid, in plane degrees. */
function moments({ coords, rings, parts }: PolygonBlock, part: number): { area: number; x: number; y: number } {
  const first = parts[part] as number;
  const origin = 2 * (rings[first] as number);
  const ox = coords[origin] as number;
  const oy = coords[origin + 1] as number;
  let area = 0;
  let mx = 0;
  let my = 0;
  for (let ring = first; ring < (parts[part + 1] as number); ring++) {
    let a = 0;
    let x = 0;
    let y = 0;
    for (let v = rings[ring] as number; v + 1 < (rings[ring + 1] as number); v++) {
      // relative to the first vertex: the products of whole longitudes would eat the small differences
      const ax = (coords[2 * v] as number) - ox;
      const ay = (coords[2 * v + 1] as number) - oy;
      const bx = (coords[2 * v + 2] as number) - ox;
      const by = (coords[2 * v + 3] as number) - oy;
      const cross = ax * by - bx * ay;
      a += cross / 2;
      x += ((ax + bx) * cross) / 6;
      y += ((ay + by) * cross) / 6;
    }
    // winding of sources cannot be trusted: the shell adds, holes take away
    const sign = (ring === first ? 1 : -1) * (a < 0 ? -1 : 1);
    area += sign * a;
    mx += sign * x;
    my += sign * y;
  }
  return { area, x: ox + mx / area, y: oy + my / area };
}

function innerPointOfPart(block: PolygonBlock, part: number): [number, number] | null {
  const { coords, rings, parts } = block;
  const shell = parts[part] as number;
  const start = rings[shell] as number;
  const end = rings[shell + 1] as number;
  if (shell >= (parts[part + 1] as number) || start >= end) return null;
  const centre = moments(block, part);
  if (Number.isFinite(centre.x) && Number.isFinite(centre.y)) {
    if (standingInPart(block, part, centre.x, centre.y) === 'inside') return [centre.x, centre.y];
  }
  let south = Infinity;
  let north = -Infinity;
  for (let v = start; v < end; v++) {
    south = Math.min(south, coords[2 * v + 1] as number);
    north = Math.max(north, coords[2 * v + 1] as number);
  }
  let best: [number, number] | null = null;
  let widest = 0;
  // a few heights: one alone may pass through a vertex or along a thin neck
  for (const share of [0.5, 0.37, 0.63, 0.21, 0.79, 0.07, 0.93]) {
    const y = south + share * (north - south);
    const cuts = cutsAt(block, part, y);
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      const width = (cuts[i + 1] as number) - (cuts[i] as number);
      if (width > widest) {
        widest = width;
        best = [((cuts[i] as number) + (cuts[i + 1] as number)) / 2, y];
      }
    }
    if (best && share === 0.63) break;
  }
  return best ?? [coords[2 * start] as number, coords[2 * start + 1] as number];
}

/** Abscissae where a horizontal line crosses the rings of a part, ascending: inside between the 1st and 2nd, 3rd and 4th… */
function cutsAt({ coords, rings, parts }: PolygonBlock, part: number, y: number): number[] {
  const cuts: number[] = [];
  for (let ring = parts[part] as number; ring < (parts[part + 1] as number); ring++) {
    for (let v = rings[ring] as number; v + 1 < (rings[ring + 1] as number); v++) {
      const ay = coords[2 * v + 1] as number;
      const by = coords[2 * v + 3] as number;
      if (ay <= y === by <= y) continue;
      const ax = coords[2 * v] as number;
      const bx = coords[2 * v + 2] as number;
      cuts.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    }
  }
  return cuts.sort((a, b) => a - b);
}
