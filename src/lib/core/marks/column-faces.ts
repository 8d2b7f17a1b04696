/** How much paper the top of a column takes, and how much night its shaded side: the lit side has the colour itself. */
export const TOP_LIGHT = 0.4;
export const SIDE_SHADE = 0.3;
/** How much paper the edge between the two sides takes: it tells them apart where the colour is dark. */
export const EDGE_LIGHT = 0.22;

/** Sine of the tilt from which a column is as high on screen as in its legend: 30°. */
export const FULL_RISE = 0.5;

/** Part of its height that a column shows on a map tilted by an angle, degrees: none from above, all from 30° on. */
export function riseAt(pitch: number): number {
  return Math.min(1, Math.sin((pitch * Math.PI) / 180) / FULL_RISE);
}
