import { geodesicMetres } from './geodesic';

/** WGS84 */
const LONG = 6378137;
const FLATTENING = 1 / 298.257223563;
const E2 = FLATTENING * (2 - FLATTENING);
const RADIANS = Math.PI / 180;
/** Metres of a degree at most, and half the mean width of the earth. */
const DEGREE = 111_695;
const RADIUS = 6_371_008.8;

/** Where the plane is told by: metres, degrees of latitude. */
const FAR = 200_000;
const POLAR = 70;
/** How far the plane's distance may be wrong there, as a part of it. */
const BAND = 0.005;
/** How far along an edge the nearest place may lie from the plane's, as a part of the distance. */
const WINDOW = 0.05;
/** Of a distance over the sphere, what it is at least over the ellipsoid. */
const SPHERE = 0.99;
/** Turns in which the nearest place of an edge is found where no plane tells about where it is. */
const FAR_TURNS = 4;

/**
 * Whether two edges, straight in degrees, come within a distance of each other over the WGS84 ellipsoid; edges that touch
 * or cross are at no distance. `a` and `b` hold four numbers an edge (longitude and latitude of both ends); an edge of no
 * length is a place. Distances are taken on the plane that fits halfway first, and by the geodesic where that is too close
 * to tell; right to a tenth of a millimetre, for distances up to 200 km.
 */
export function edgesWithin(a: Float64Array, i: number, b: Float64Array, j: number, metres: number): boolean {
  const [ax, ay, bx, by] = [a[4 * i] as number, a[4 * i + 1] as number, a[4 * i + 2] as number, a[4 * i + 3] as number];
  const [cx, cy, dx, dy] = [b[4 * j] as number, b[4 * j + 1] as number, b[4 * j + 2] as number, b[4 * j + 3] as number];
  if (edgesMeet(ax, ay, bx, by, cx, cy, dx, dy)) return true;
  if (metres <= 0) return false;
  // apart, the shortest way starts at an end of one of them
  if (placeWithin(ax, ay, cx, cy, dx, dy, metres)) return true;
  const isPlace = ax === bx && ay === by;
  if (!isPlace && placeWithin(bx, by, cx, cy, dx, dy, metres)) return true;
  if (isPlace) return false;
  if (placeWithin(cx, cy, ax, ay, bx, by, metres)) return true;
  return (cx !== dx || cy !== dy) && placeWithin(dx, dy, ax, ay, bx, by, metres);
}

/** Whether two edges share a place, their ends included (plane degrees). */
function edgesMeet(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number
): boolean {
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return false;
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return false;
  const c = side(ax, ay, bx, by, cx, cy);
  const d = side(ax, ay, bx, by, dx, dy);
  if ((c > 0 && d > 0) || (c < 0 && d < 0)) return false;
  const a = side(cx, cy, dx, dy, ax, ay);
  const b = side(cx, cy, dx, dy, bx, by);
  // on one line, the boxes that meet have told
  return !((a > 0 && b > 0) || (a < 0 && b < 0));
}

/** Above zero on the left of the way from the first to the second place, zero on it. */
function side(ax: number, ay: number, bx: number, by: number, x: number, y: number): number {
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax);
}

/**
 * Metres over the WGS84 ellipsoid from a place (degrees) to the nearest of edge `j` of `ends`, straight in degrees: 0 on it,
 * Infinity where that is surely more than `under`. Right to a millimetre up to 200 km below 70° of latitude, to a
 * ten thousandth elsewhere; the antimeridian is not gone over by edges. Whichever way an edge runs, the same.
 */
export function metresToEdge(x: number, y: number, ends: Float64Array, j: number, under: number): number {
  let [ax, ay] = [ends[4 * j] as number, ends[4 * j + 1] as number];
  let [bx, by] = [ends[4 * j + 2] as number, ends[4 * j + 3] as number];
  if (ax === bx && ay === by) return geodesicMetres(x, y, ax, ay);
  // no place of an edge is farther from an end of it than it is long
  const long = Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2) * DEGREE;
  if (under > FAR && SPHERE * sphereMetres(x, y, ax, ay) - long > under) return Infinity;
  if (edgesMeet(x, y, x, y, ax, ay, bx, by)) return 0;
  if (ay > by || (ay === by && ax > bx)) [ax, ay, bx, by] = [bx, by, ax, ay];
  const { share, about, window } = planeFoot(x, y, ax, ay, bx, by);
  const at = metresAlong(x, y, ax, ay, bx, by);
  if (about <= FAR && Math.abs(y) <= POLAR && Math.abs(ay + share * (by - ay)) <= POLAR)
    return about * (1 - BAND) > under ? Infinity : lowest(at, share, window, 1);
  const end = at(0);
  if (end - long > under) return Infinity;
  return lowest(at, 0.5, 0.5, long < WINDOW * end ? 1 : FAR_TURNS);
}

/** From a place to an edge on the plane where so many degrees aside and up are as long as one. */
export function planeApart(x: number, y: number, ends: Float64Array, j: number, aside: number, up: number): number {
  const [ax, ay] = [((ends[4 * j] as number) - x) / aside, ((ends[4 * j + 1] as number) - y) / up];
  const [ux, uy] = [((ends[4 * j + 2] as number) - x) / aside - ax, ((ends[4 * j + 3] as number) - y) / up - ay];
  const square = ux * ux + uy * uy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * ux + ay * uy) / square));
  return Math.sqrt((ax + share * ux) ** 2 + (ay + share * uy) ** 2);
}

function placeWithin(x: number, y: number, ax: number, ay: number, bx: number, by: number, metres: number): boolean {
  const { share, about, window } = planeFoot(x, y, ax, ay, bx, by);
  if (Math.abs(about - metres) > BAND * metres) return about < metres;
  return lowest(metresAlong(x, y, ax, ay, bx, by), share, window, 1) <= metres;
}

/** Metres from a place to that of an edge at a share of it: 0 its first end, 1 its last, both to the last bit. */
function metresAlong(x: number, y: number, ax: number, ay: number, bx: number, by: number): (share: number) => number {
  return (share) => geodesicMetres(x, y, (1 - share) * ax + share * bx, (1 - share) * ay + share * by);
}

/** Where on an edge the nearest place is about, as a share of it, how far that is in metres, and how far off it may be. */
function planeFoot(
  x: number,
  y: number,
  ax: number,
  ay: number,
  bx: number,
  by: number
): { share: number; about: number; window: number } {
  // a first guess where the place is, a second halfway to what it found
  let share = footOf(x, y, ax, ay, bx, by, y);
  const middle = (y + ay + share * (by - ay)) / 2;
  share = footOf(x, y, ax, ay, bx, by, middle);
  const [ex, ny] = scales(middle);
  const about = Math.hypot((ax + share * (bx - ax) - x) * ex, (ay + share * (by - ay) - y) * ny);
  const length = Math.hypot((bx - ax) * ex, (by - ay) * ny);
  return { share, about, window: length === 0 ? 0 : (WINDOW * about) / length };
}

/** Metres over the sphere between two places: within 0.6 % of the ellipsoid's. */
function sphereMetres(x: number, y: number, ax: number, ay: number): number {
  const [up, aside] = [Math.sin(((ay - y) * RADIANS) / 2), Math.sin(((ax - x) * RADIANS) / 2)];
  const square = up * up + Math.cos(y * RADIANS) * Math.cos(ay * RADIANS) * aside * aside;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(square)));
}

/** Metres of a degree of longitude and of latitude, at a latitude. */
function scales(lat: number): [number, number] {
  const sin = Math.sin(lat * RADIANS);
  const w = 1 - E2 * sin * sin;
  const across = LONG / Math.sqrt(w);
  return [across * Math.cos(lat * RADIANS) * RADIANS, ((across * (1 - E2)) / w) * RADIANS];
}

/** Where on an edge, from 0 to 1, the place nearest to another is on the plane that fits a latitude. */
function footOf(x: number, y: number, ax: number, ay: number, bx: number, by: number, lat: number): number {
  const [ex, ny] = scales(lat);
  const [ux, uy] = [(bx - ax) * ex, (by - ay) * ny];
  const square = ux * ux + uy * uy;
  if (square === 0) return 0;
  return Math.min(1, Math.max(0, ((x - ax) * ex * ux + (y - ay) * ny * uy) / square));
}

/**
 * Least of the distances along an edge, looked for in a window about a share of it: their square is all but a parabola,
 * whose lowest place three of them tell. Each turn looks about what the last one found, in an eighth of its window.
 */
function lowest(at: (share: number) => number, share: number, window: number, turns: number): number {
  let [best, middle, half] = [Infinity, share, window];
  for (let turn = 0; turn < turns; turn++) {
    const [low, high] = [Math.max(0, middle - half), Math.min(1, middle + half)];
    const [a, m, b] = [at(low), at((low + high) / 2), at(high)];
    const bend = a * a - 2 * m * m + b * b;
    const foot = (low + high) / 2 - ((high - low) * (b * b - a * a)) / (4 * bend);
    middle = bend > 0 ? Math.min(1, Math.max(0, foot)) : a < b ? low : high;
    best = Math.min(best, a, m, b, at(middle));
    half /= 8;
  }
  return best;
}
