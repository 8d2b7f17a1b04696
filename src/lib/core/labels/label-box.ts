import { mercatorDegrees } from '../crs/mercator';

/** Height of letters, CSS pixels. */
export const LABEL_SIZE = 13;
/** Room kept free around a text, CSS pixels: its halo, and air. */
const PADDING = 4;
/** Width of a letter at that size, CSS pixels; capitals are wider. */
const LETTER = 7;
const CAPITAL = 9;

/** Height of a label with its room, CSS pixels. */
export const LABEL_HEIGHT = LABEL_SIZE * 1.2 + 2 * PADDING;

/** Width of a label with its room, CSS pixels: estimated, since workers cannot measure letters. */
export function labelWidth(text: string): number {
  let width = 2 * PADDING;
  for (const letter of text) width += /\p{Lu}/u.test(letter) ? CAPITAL : LETTER;
  return width;
}

/** Upright rectangle around a label that is turned by `angle` degrees, CSS pixels. */
export function labelRoom(text: string, angle = 0): { width: number; height: number } {
  const width = labelWidth(text);
  const [along, across] = [Math.abs(Math.cos((angle * Math.PI) / 180)), Math.abs(Math.sin((angle * Math.PI) / 180))];
  return { width: width * along + LABEL_HEIGHT * across, height: width * across + LABEL_HEIGHT * along };
}

/** CSS pixels of the world at zoom 0. */
const WORLD = 512;

/** Longitude/latitude (degrees, interleaved) as CSS pixels at zoom 0, from the north-west corner of the world. */
export function worldPixels(positions: Float64Array): Float64Array {
  const out = new Float64Array(positions.length);
  for (let i = 0; i < positions.length; i += 2) {
    out[i] = (((positions[i] as number) + 180) / 360) * WORLD;
    out[i + 1] = (0.5 - mercatorDegrees(positions[i + 1] as number) / 360) * WORLD;
  }
  return out;
}
