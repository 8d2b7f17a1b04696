/** Width below which a line is no longer seen, CSS pixels: the only place where width stops being the value. */
export const LEAST_WIDTH = 0.6;

/** Width of a value, CSS pixels: proportional to it, down to `least`. */
export function widthOf(value: number, maxValue: number, maxWidth: number, least = LEAST_WIDTH): number {
  return Math.max(least, (maxWidth * value) / maxValue);
}

/** The largest of some values; 0 when none is positive. */
export function largest(values: Float64Array): number {
  return values.reduce((most, value) => (Number.isFinite(value) && value > most ? value : most), 0);
}
