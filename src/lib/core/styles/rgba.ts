import type { Rgba } from '../marks/marks';
import type { Theme } from './kind';

/** Bytes of `#rrggbb`; `alpha` 0..255. */
export function rgba(hex: string, alpha = 255): Rgba {
  const value = parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255, alpha];
}

/** Edges between filled areas: the paper showing through, so that neighbours of one class stay apart. */
export function edge(theme: Theme): Rgba {
  return theme === 'light' ? [255, 255, 255, 204] : [16, 22, 27, 191];
}

/** Nothing drawn for this row; the inside of an area may still be clicked. */
export const clear: Rgba = [0, 0, 0, 0];

/** A row that its reader put out: drawn nowhere, hit by nothing. The map knows it by its red without opacity. */
export const hidden: Rgba = [255, 0, 0, 0];

/** Four bytes per row: the colour that `of` gives each row. */
export function paintRows(rows: number, of: (row: number) => Rgba): Uint8Array {
  const paint = new Uint8Array(4 * rows);
  for (let row = 0; row < rows; row++) paint.set(of(row), 4 * row);
  return paint;
}
