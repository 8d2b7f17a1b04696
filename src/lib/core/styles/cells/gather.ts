import { azimuthalEqualArea } from '../../crs/equal-area';
import type { PlaneTransform } from '../../crs/exact';
import { wgs84 } from '../../crs/definitions';
import { boxOf } from '../../geometry/box-of';
import { landsOf } from '../../geometry/lands';
import type { PolygonBlock } from '../../table/table';

/** A grid of cells on the ground. */
export interface CellGrid {
  shape: 'hexagons' | 'squares';
  /** metres from side to opposite side */
  size: number;
}

/** Points by the cell they lie in. */
export interface Gathered {
  /** cell of each point */
  cellOf: Uint32Array;
  /** outline of each cell with a point in it, one part a row: longitude/latitude, degrees */
  polygons: PolygonBlock;
}

/** The middle of a plane is a round place, degrees: a point more or less does not move the grid. */
const ROUND = 2;
/** Cells either side of the middle of a plane that a key holds. */
const HALF = 2 ** 20;
const ROOT3 = Math.sqrt(3);

/** A grid's arithmetic in its plane. Corners are whole numbers of half steps, so that neighbours share theirs exactly. */
interface Lattice {
  /** column and row of the cell that holds a place, metres */
  at(x: number, y: number): [column: number, row: number];
  /** corners around cell 0, 0, in half steps, anticlockwise */
  corners: readonly (readonly [number, number])[];
  /** half steps from cell 0, 0 to another */
  middle(column: number, row: number): [number, number];
  /** metres of a half step */
  step: readonly [number, number];
}

function squares(size: number): Lattice {
  return {
    at: (x, y) => [Math.floor(x / size), Math.floor(y / size)],
    corners: [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2]
    ],
    middle: (column, row) => [2 * column, 2 * row],
    step: [size / 2, size / 2]
  };
}

/** Hexagons that stand on a corner, in axial coordinates: the nearest middle is that of the cell. */
function hexagons(size: number): Lattice {
  const radius = size / ROOT3;
  return {
    at(x, y) {
      const row = y / (1.5 * radius);
      const column = x / size - row / 2;
      const third = -column - row;
      let [c, r] = [Math.round(column), Math.round(row)];
      const t = Math.round(third);
      const [dc, dr, dt] = [Math.abs(c - column), Math.abs(r - row), Math.abs(t - third)];
      if (dc > dr && dc > dt) c = -r - t;
      else if (dr > dt) r = -c - t;
      return [c, r];
    },
    corners: [
      [0, -2],
      [1, -1],
      [1, 1],
      [0, 2],
      [-1, 1],
      [-1, -1]
    ],
    middle: (column, row) => [2 * column + row, 3 * row],
    step: [size / 2, radius / 2]
  };
}

/** A plane without distortion of areas around some points, its middle at a round place. */
export function equalAreaAround(coords: Float64Array): PlaneTransform {
  const [west, south, east, north] = boxOf([coords]);
  const [lon0, lat0] = [(west + east) / 2, (south + north) / 2].map((at) => ROUND * Math.round(at / ROUND));
  const lat = Math.max(-88, Math.min(88, lat0 as number));
  return azimuthalEqualArea({ type: 'laea', ...wgs84, lat0: lat, lon0: lon0 as number, x0: 0, y0: 0 });
}

/** Some points of many, as an array of their own. */
export function pick(coords: Float64Array, points: Uint32Array): Float64Array {
  const own = new Float64Array(2 * points.length);
  points.forEach((point, i) => {
    own[2 * i] = coords[2 * point] as number;
    own[2 * i + 1] = coords[2 * point + 1] as number;
  });
  return own;
}

/**
 * Gathers points (longitude/latitude interleaved, degrees) in the cells of a grid, land by land. The grid is drawn on the
 * Lambert azimuthal equal-area plane around each land, so that every cell covers the same ground and its size is true.
 * Each point is in one cell; cells without a point are not made.
 */
export function gather(coords: Float64Array, { shape, size }: CellGrid): Gathered {
  const lattice = shape === 'squares' ? squares(size) : hexagons(size);
  const corners = lattice.corners.length;
  const cellOf = new Uint32Array(coords.length / 2);
  const outlines: Float64Array[] = [];
  let cells = 0;
  for (const land of landsOf(coords)) {
    const places = pick(coords, land);
    const plane = equalAreaAround(places);
    plane.fromLonLat(places);
    const known = new Map<number, number>();
    const found: [number, number][] = [];
    land.forEach((point, i) => {
      const [column, row] = lattice.at(places[2 * i] as number, places[2 * i + 1] as number);
      const key = (column + HALF) * 2 * HALF + row + HALF;
      let cell = known.get(key);
      if (cell === undefined) {
        cell = cells++;
        known.set(key, cell);
        found.push([column, row]);
      }
      cellOf[point] = cell;
    });
    const outline = new Float64Array(2 * corners * found.length);
    found.forEach(([column, row], i) => {
      const [x, y] = lattice.middle(column, row);
      lattice.corners.forEach(([dx, dy], corner) => {
        outline[2 * (i * corners + corner)] = (x + dx) * lattice.step[0];
        outline[2 * (i * corners + corner) + 1] = (y + dy) * lattice.step[1];
      });
    });
    plane.toLonLat(outline);
    outlines.push(outline);
  }
  return { cellOf, polygons: closed(outlines, corners, cells) };
}

/** Outlines of as many corners each as polygons of one closed ring. */
function closed(outlines: readonly Float64Array[], corners: number, cells: number): PolygonBlock {
  const coords = new Float64Array(2 * (corners + 1) * cells);
  let cell = 0;
  for (const outline of outlines)
    for (let from = 0; from < outline.length; from += 2 * corners) {
      const to = 2 * (corners + 1) * cell++;
      coords.set(outline.subarray(from, from + 2 * corners), to);
      coords.copyWithin(to + 2 * corners, to, to + 2);
    }
  return {
    coords,
    rings: Uint32Array.from({ length: cells + 1 }, (_, i) => (corners + 1) * i),
    parts: Uint32Array.from({ length: cells + 1 }, (_, i) => i),
    rowOf: Uint32Array.from({ length: cells }, (_, i) => i)
  };
}
