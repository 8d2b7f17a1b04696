/** Side of an ordinary area, CSS pixels, from which borders between filled areas are drawn at all, and in full. */
const NONE = 4;
const FULL = 14;

/** Area such that half of the ground belongs to larger parts; `areas` ascending. What a map's areas look like as a whole. */
export function ordinaryArea(areas: Float32Array): number {
  const half = areas.reduce((sum, area) => sum + area, 0) / 2;
  let larger = 0;
  for (let i = areas.length - 1; i >= 0; i--) {
    larger += areas[i] as number;
    if (larger >= half) return areas[i] as number;
  }
  return 0;
}

/**
 * How strong borders between filled areas are drawn, 0 to 1: where areas are a few pixels wide, their borders would cover
 * the very colours that they part. `area` in square units of the plane, `pixel` the units of a CSS pixel.
 */
export function borderStrength(area: number, pixel: number): number {
  const side = Math.sqrt(area) / pixel;
  return Math.min(1, Math.max(0, (side - NONE) / (FULL - NONE)));
}
