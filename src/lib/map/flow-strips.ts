import { mercatorDegrees } from '../core/crs/mercator';
import type { Mark } from '../core/marks/marks';

export type FlowMark = Extract<Mark, { mark: 'flows' }>;

/** Width below which a curve does not thin any more, CSS pixels. */
const THINNEST = 1;

/** What the GPU draws of flows: two vertices a place, on the left and on the right of who travels, in strips of triangles. */
export interface FlowStrips {
  /** `[hx hy lx ly]`: degrees as high/low float pairs */
  pairs: Float32Array;
  /** unit vector to the left, in the Mercator plane */
  aside: Float32Array;
  /** half the width there, CSS pixels; negative on the right */
  halfWidth: Float32Array;
  row: Uint32Array;
  triangles: Uint32Array;
}

/** Strips of a mark's curves. */
export function flowStrips({ positions, steps, width, taper, row }: FlowMark): FlowStrips {
  const flows = width.length;
  const places = steps + 1;
  const vertices = 2 * places * flows;
  const out: FlowStrips = {
    pairs: new Float32Array(4 * vertices),
    aside: new Float32Array(2 * vertices),
    halfWidth: new Float32Array(vertices),
    row: new Uint32Array(vertices),
    triangles: new Uint32Array(6 * steps * flows)
  };
  const x = (at: number): number => positions[2 * at] as number;
  const y = (at: number): number => mercatorDegrees(positions[2 * at + 1] as number);
  let filled = 0;
  for (let flow = 0; flow < flows; flow++) {
    for (let step = 0; step < places; step++) {
      const at = flow * places + step;
      const [before, after] = [at - Number(step > 0), at + Number(step < steps)];
      const [dx, dy] = [x(after) - x(before), y(after) - y(before)];
      const length = Math.hypot(dx, dy) || 1;
      const start = width[flow] as number;
      const half = Math.max(Math.min(start, THINNEST), start * (1 - ((1 - taper) * step) / steps)) / 2;
      for (const [i, side] of [1, -1].entries()) {
        const v = 2 * at + i;
        writePair(out.pairs, 4 * v, positions[2 * at] as number, positions[2 * at + 1] as number);
        out.aside[2 * v] = -dy / length;
        out.aside[2 * v + 1] = dx / length;
        out.halfWidth[v] = side * half;
        out.row[v] = row[flow] as number;
      }
      if (step === steps) continue;
      const first = 2 * at;
      for (const offset of [0, 1, 2, 2, 1, 3]) out.triangles[filled++] = first + offset;
    }
  }
  return out;
}

/** Two ordinates as floats, and what these leave. */
function writePair(out: Float32Array, at: number, x: number, y: number): void {
  const [hx, hy] = [Math.fround(x), Math.fround(y)];
  out[at] = hx;
  out[at + 1] = hy;
  out[at + 2] = x - hx;
  out[at + 3] = y - hy;
}
