import { geodesicMetres } from './geodesic';

/** WGS84 */
const LONG = 6378137;
const FLATTENING = 1 / 298.257223563;
const E2 = FLATTENING * (2 - FLATTENING);
const RADIANS = Math.PI / 180;

/** How far the plane's distance may be wrong, as a part of it: up to 200 km, below 70° of latitude. */
const BAND = 0.005;
/** How far along an edge the nearest place may lie from the plane's, as a part of the distance. */
const WINDOW = 0.05;
/** Golden section: each turn leaves 0.618 of the window. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const TURNS = 22;

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

function placeWithin(x: number, y: number, ax: number, ay: number, bx: number, by: number, metres: number): boolean {
  // a first guess where the place is, a second halfway to what it found
  let share = footOf(x, y, ax, ay, bx, by, y);
  const middle = (y + ay + share * (by - ay)) / 2;
  share = footOf(x, y, ax, ay, bx, by, middle);
  const [ex, ny] = scales(middle);
  const about = Math.hypot((ax + share * (bx - ax) - x) * ex, (ay + share * (by - ay) - y) * ny);
  if (Math.abs(about - metres) > BAND * metres) return about < metres;
  const at = (t: number): number => geodesicMetres(x, y, ax + t * (bx - ax), ay + t * (by - ay));
  const length = Math.hypot((bx - ax) * ex, (by - ay) * ny);
  if (length === 0) return at(0) <= metres;
  return (
    least(at, Math.max(0, share - (WINDOW * about) / length), Math.min(1, share + (WINDOW * about) / length)) <= metres
  );
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

/** Least value of a function with a single valley, its ends included (golden section). */
function least(value: (t: number) => number, low: number, high: number): number {
  let best = Math.min(value(low), value(high));
  let [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [fa, fb] = [value(a), value(b)];
  for (let turn = 0; turn < TURNS; turn++) {
    best = Math.min(best, fa, fb);
    if (fa < fb) {
      [high, b, fb] = [b, a, fa];
      a = high - GOLDEN * (high - low);
      fa = value(a);
    } else {
      [low, a, fa] = [a, b, fb];
      b = low + GOLDEN * (high - low);
      fb = value(b);
    }
  }
  return best;
}
