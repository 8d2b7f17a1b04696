import { mercatorDegrees, mercatorLatitude } from '../../crs/mercator';

/** Segments of a curve: it is seen as round at any scale at which it fits on a screen. */
export const STEPS = 24;
/** How far a curve leaves the straight line, as a part of its length. */
const BEND = 0.14;

/**
 * Writes a curve of `STEPS` segments from one place to another into `out` from `at` on (2 × (STEPS + 1) numbers,
 * longitude/latitude interleaved, degrees): a quadratic Bézier of the Mercator plane that leaves the straight line on the
 * right of who travels, so that there and back are two curves.
 */
export function writeCurve(
  from: readonly [lon: number, lat: number],
  to: readonly [lon: number, lat: number],
  out: Float64Array,
  at: number
): void {
  const [x0, y0] = [from[0], mercatorDegrees(from[1])];
  const [x2, y2] = [to[0], mercatorDegrees(to[1])];
  // the middle of the curve is half as far out as the point that pulls it
  const x1 = (x0 + x2) / 2 + 2 * BEND * (y2 - y0);
  const y1 = (y0 + y2) / 2 - 2 * BEND * (x2 - x0);
  for (let step = 0; step <= STEPS; step++) {
    const t = step / STEPS;
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    out[at + 2 * step] = a * x0 + b * x1 + c * x2;
    out[at + 2 * step + 1] = mercatorLatitude(a * y0 + b * y1 + c * y2);
  }
}
