import { wgs84 } from '../crs/definitions';
import { transverseMercator } from '../crs/transverse-mercator';
import type { Ring } from '../table/polygon-writer';
import { boxOf } from '../geometry/box-of';
import type { OverlayEngine } from './engine';

/** Part of the distance by which the drawn border leaves the true one on the chords of an arc, to either side. */
const CHORD = 0.00025;
/** Metres from its middle meridian that a plane is used to, east and west: its scale is off by 0.03 % there. */
const REACH = 150_000;
/** Part of the distance by which an edge that is straight in degrees may leave the one that is straight on the plane. */
const BEND = 0.0002;

/** Vertices of an outline that is widened as a whole: the loops of a longer one would cross one another all over. */
const MOST_VERTICES = 400;
/** Edges of a run that a longer one is cut to. */
const RUN = 48;

const METRES_OF_DEGREE = 111_320;
const RADIUS = 6_371_000;

/**
 * Rings, in degrees, by groups that may overlap, of what lies within `metres` on the ground of lines (of one vertex: points) or of areas (rings of
 * disjoint polygons as `disjointParts` gives them). Each is laid on a transverse Mercator plane through
 * its own middle (Krüger's series, as UTM): conformal, so that a circle is one, and in true scale along its meridian at any
 * latitude. What is wider than such a plane is good for, or very long, is cut to runs, an area along its outline.
 */
export function groundBuffer(engine: OverlayEngine, lines: readonly Ring[], areas: boolean, metres: number): Ring[][] {
  const [west, south, east, north] = boxOf(lines);
  // the degree of longitude is the longest where they are nearest to the equator
  const lowest = south * north < 0 ? 0 : Math.min(Math.abs(south), Math.abs(north));
  const width = (east - west) * METRES_OF_DEGREE * Math.cos((lowest * Math.PI) / 180);
  const longest = longestEdge(Math.max(Math.abs(south), Math.abs(north)), metres);
  const whole = lines.map((line) => split(line, longest));
  const vertices = whole.reduce((n, line) => n + line.length / 2, 0);
  if (width <= 2 * REACH && vertices <= MOST_VERTICES) return [onPlane(engine, whole, areas, metres)];
  const slices = Math.max(1, Math.ceil(width / (2 * REACH)));
  const step = (east - west) / slices;
  const borders = whole.flatMap((line) => chunks(line, west, step)).map((run) => onPlane(engine, [run], false, metres));
  return areas ? [[...lines], ...borders] : borders;
}

function onPlane(engine: OverlayEngine, lines: readonly Ring[], areas: boolean, metres: number): Ring[] {
  const [west, , east] = boxOf(lines);
  const plane = transverseMercator({ type: 'tm', ...wgs84, lon0: (west + east) / 2, k0: 1, x0: 0, y0: 0 });
  const flat = lines.map((line) => line.slice());
  for (const line of flat) plane.fromLonLat(line);
  // chords lie inside their arc: half of what they lose is given back
  const rings = engine.inflate(flat, areas, metres * (1 + CHORD), 2 * CHORD * metres);
  for (const ring of rings) plane.toLonLat(ring);
  return rings;
}

/** Degrees of an edge at most: a parallel of length L is bent by L² tan φ / 8R on the plane. */
function longestEdge(latitude: number, metres: number): number {
  const tangent = Math.max(0.05, Math.tan((Math.min(latitude, 85) * Math.PI) / 180));
  return Math.sqrt((8 * RADIUS * BEND * metres) / tangent) / METRES_OF_DEGREE;
}

/** The line with its long edges cut. */
function split(line: Ring, longest: number): Ring {
  const out: number[] = [];
  for (let i = 0; i < line.length; i += 2) {
    const [x, y] = [line[i] as number, line[i + 1] as number];
    if (i > 0) {
      const [fromX, fromY] = [line[i - 2] as number, line[i - 1] as number];
      const parts = Math.ceil(Math.max(Math.abs(x - fromX), Math.abs(y - fromY)) / longest);
      for (let part = 1; part < parts; part++)
        out.push(fromX + (part / parts) * (x - fromX), fromY + (part / parts) * (y - fromY));
    }
    out.push(x, y);
  }
  return Float64Array.from(out);
}

/** Runs of a line of so many edges within one slice of longitudes, each going on to the first vertex of the next. */
function chunks(line: Ring, west: number, step: number): Ring[] {
  const runs: Ring[] = [];
  // all in one slice where there is no width
  const sliceOf = (i: number): number => Math.floor(((line[i] as number) - west) / step || 0);
  for (let from = 0; from < line.length;) {
    let end = from + 2;
    while (end < line.length && end - from < 2 * RUN && sliceOf(end) === sliceOf(from)) end += 2;
    runs.push(line.slice(from, Math.min(line.length, end + 2)));
    from = end;
  }
  return runs;
}
