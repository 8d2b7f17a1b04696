import type { Paint } from '../core/marks/marks';

/** Largest of some sizes. */
export function largestOf(sizes: Float32Array): number {
  return sizes.reduce((most, size) => Math.max(most, size), 0);
}

/**
 * Sizes of table rows as parts of the largest, in three bytes each, for a `RowTexture`: exact to a sixteen-millionth. None:
 * all are the whole.
 */
export function sharesOf(sizes: Float32Array | null | undefined): Paint {
  if (!sizes) return [255, 255, 255, 255];
  const most = largestOf(sizes) || 1;
  const bytes = new Uint8Array(4 * sizes.length);
  sizes.forEach((size, row) => {
    const share = Math.round((size / most) * 0xffffff);
    bytes.set([share >> 16, (share >> 8) & 255, share & 255, 255], 4 * row);
  });
  return bytes;
}

/** The share in such a texel, in a shader: `texel` is an expression of its colour. */
export const shareIn = (texel: string): string => `dot(${texel}.rgb, vec3(65536.0, 256.0, 1.0)) * 255.0 / 16777215.0`;
