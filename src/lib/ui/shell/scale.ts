/** A scale bar: a round length on the ground and its length on screen. */
export interface ScaleLength {
  metres: number;
  /** CSS pixels */
  pixels: number;
}

/** The longest of 1, 2, 5 × 10ⁿ metres that fits in `room` CSS pixels; null when the scale is not known yet. */
export function scaleLength(metresPerPixel: number, room: number): ScaleLength | null {
  const most = metresPerPixel * room;
  if (!Number.isFinite(most) || most <= 0) return null;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = power * (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1);
  return { metres, pixels: metres / metresPerPixel };
}
