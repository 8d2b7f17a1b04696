import { mercatorDegrees } from '../crs/mercator';
import { usualPixel } from './usual-map';
import { geometryOf, type FeatureTable } from './table';

/** How fine what a table draws is. */
export interface Grain {
  /** median side of the areas; how far lines, or points, are apart in the mean: metres on the ground */
  metres: number;
  /** the same in CSS pixels, on a usual map that shows all but what is far off */
  pixels: number;
}

type Geometry = Pick<FeatureTable, 'points' | 'lines' | 'polygons'>;

/** Metres of a degree of the equator (2π × 6378137 / 360). */
const DEGREE = 111_319.5;
/** Part of the vertices on each side that may be far off: overseas, positions at 0, 0. */
const FAR = 0.02;
/** Vertices looked at to frame them. */
const SAMPLE = 4000;
/** Side of the cells in which ground is told from empty ground, CSS pixels: what a dot covers. */
const CELL = 8;

/** A frame of the Mercator plane, in degrees of longitude, and the side of a CSS pixel that shows it. */
interface Frame {
  west: number;
  south: number;
  east: number;
  north: number;
  pixel: number;
  /** of its middle: true lengths are as many times shorter than those of the plane */
  cosine: number;
}

/** Grain of a table; undefined where nothing is placed, or all is in one place. */
export function grainOf(table: Geometry): Grain | undefined {
  const geometry = geometryOf(table);
  const { polygons, lines, points } = table;
  const coords = (polygons ?? lines ?? points)?.coords;
  const frame = coords && frameOf(coords);
  if (!frame) return undefined;
  const side =
    geometry === 'polygon' ? medianSide(table) : geometry === 'line' ? between(table, frame) : apart(table, frame);
  return side > 0 ? { metres: side * DEGREE * frame.cosine, pixels: side / frame.pixel } : undefined;
}

/** Frame of the middle of all vertices. */
function frameOf(coords: Float64Array): Frame | undefined {
  const count = coords.length / 2;
  const step = Math.max(1, Math.floor(count / SAMPLE));
  const size = Math.ceil(count / step);
  const xs = new Float64Array(size);
  const ys = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    xs[i] = coords[2 * i * step] as number;
    ys[i] = coords[2 * i * step + 1] as number;
  }
  xs.sort();
  ys.sort();
  const low = Math.floor(FAR * (size - 1));
  const high = size - 1 - low;
  const [west, east] = [xs[low] as number, xs[high] as number];
  const [bottom, top] = [ys[low] as number, ys[high] as number];
  const [south, north] = [mercatorDegrees(bottom), mercatorDegrees(top)];
  const pixel = usualPixel([west, bottom, east, top]);
  if (!(pixel > 0)) return undefined;
  return { west, south, east, north, pixel, cosine: Math.cos(((bottom + top) * Math.PI) / 360) };
}

/** Median side of the rows' areas (square root of what their shells enclose), in degrees of the plane. */
function medianSide({ polygons }: Geometry): number {
  if (!polygons) return 0;
  const { coords, rings, parts, rowOf } = polygons;
  const areas = new Map<number, number>();
  for (let p = 0; p < rowOf.length; p++) {
    const shell = parts[p] as number;
    const from = rings[shell] as number;
    const to = rings[shell + 1] as number;
    let twice = 0;
    for (let i = from; i + 1 < to; i++) {
      const [x, y, nextX, nextY] = [coords[2 * i], coords[2 * i + 1], coords[2 * i + 2], coords[2 * i + 3]] as [
        number,
        number,
        number,
        number
      ];
      twice += (nextX - x) * (y + nextY);
    }
    // a degree of latitude is as many times longer in the plane
    const stretched = Math.abs(twice) / 2 / Math.cos(((coords[2 * from + 1] as number) * Math.PI) / 180);
    const row = rowOf[p] as number;
    areas.set(row, (areas.get(row) ?? 0) + stretched);
  }
  const sorted = Float64Array.from(areas.values()).sort();
  return Math.sqrt(sorted[Math.floor(sorted.length / 2)] ?? 0);
}

/** Cells of a frame that were touched. */
class Cells {
  readonly side: number;
  private readonly across: number;
  private readonly taken: Uint8Array;
  count = 0;

  constructor(private readonly frame: Frame) {
    this.side = frame.pixel * CELL;
    this.across = Math.floor((frame.east - frame.west) / this.side) + 1;
    this.taken = new Uint8Array(this.across * (Math.floor((frame.north - frame.south) / this.side) + 1));
  }

  /** False out of the frame. */
  touch(x: number, y: number): boolean {
    const { west, south, east, north } = this.frame;
    if (x < west || x > east || y < south || y > north) return false;
    const at = Math.floor((y - south) / this.side) * this.across + Math.floor((x - west) / this.side);
    if (this.taken[at] === 0) this.count++;
    this.taken[at] = 1;
    return true;
  }
}

/** Ground that lines run over, by their length: how far they are apart, in degrees of the plane. */
function between({ lines }: Geometry, frame: Frame): number {
  if (!lines) return 0;
  const { coords, starts } = lines;
  const cells = new Cells(frame);
  let length = 0;
  for (let line = 0; line + 1 < starts.length; line++) {
    const end = starts[line + 1] as number;
    let x = coords[2 * (starts[line] as number)] as number;
    let y = mercatorDegrees(coords[2 * (starts[line] as number) + 1] as number);
    for (let i = (starts[line] as number) + 1; i < end; i++) {
      const nextX = coords[2 * i] as number;
      const nextY = mercatorDegrees(coords[2 * i + 1] as number);
      const far = Math.sqrt((nextX - x) ** 2 + (nextY - y) ** 2);
      // a stretch from far off has few of its steps here
      const steps = Math.min(2000, Math.ceil(far / cells.side) || 1);
      for (let s = 0; s < steps; s++) {
        const at = (s + 0.5) / steps;
        if (cells.touch(x + (nextX - x) * at, y + (nextY - y) * at)) length += far / steps;
      }
      x = nextX;
      y = nextY;
    }
  }
  return length > 0 ? (cells.count * cells.side ** 2) / length : 0;
}

/** How far points are apart on the ground that has some, in degrees of the plane. */
function apart({ points }: Geometry, frame: Frame): number {
  if (!points) return 0;
  const cells = new Cells(frame);
  let inside = 0;
  for (let i = 0; i < points.coords.length; i += 2)
    if (cells.touch(points.coords[i] as number, mercatorDegrees(points.coords[i + 1] as number))) inside++;
  return inside > 0 ? cells.side * Math.sqrt(cells.count / inside) : 0;
}
