import type { Mark } from '../core/marks/marks';
import { BoxGrid } from '../core/labels/box-grid';
import { labelRoom, worldPixels } from '../core/labels/label-box';

export type TextMark = Extract<Mark, { mark: 'texts' }>;

/**
 * Texts of each mark that are shown at a zoom of `labelZoom`, as indices. `marks` come bottom first: where texts of two
 * layers meet, that of the higher one stays.
 */
export function chooseTexts(marks: readonly TextMark[], zoom: number): number[][] {
  const there = marks.map(({ fromZoom }) => shownAt(fromZoom, zoom));
  // texts of one mark are apart from one another already
  if (marks.length < 2) return there.map((count) => Array.from({ length: count }, (_, i) => i));
  const grid = new BoxGrid(there.reduce((sum, count) => sum + count, 0));
  const scale = 2 ** zoom;
  const chosen: number[][] = marks.map(() => []);
  for (let m = marks.length - 1; m >= 0; m--) {
    const { positions, texts, rise, angle } = marks[m] as TextMark;
    const pixels = worldPixels(positions.subarray(0, 2 * (there[m] as number)));
    for (let i = 0; i < (there[m] as number); i++) {
      const [x, y] = [(pixels[2 * i] as number) * scale, (pixels[2 * i + 1] as number) * scale - rise];
      const { width, height } = labelRoom(texts[i] as string, angle?.[i]);
      if (grid.take(x, y, width, height)) chosen[m]?.push(i);
    }
  }
  return chosen;
}

/** Texts from their zoom on: they come in that order. */
function shownAt(fromZoom: Float32Array, zoom: number): number {
  let [low, high] = [0, fromZoom.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((fromZoom[middle] as number) <= zoom) low = middle + 1;
    else high = middle;
  }
  return low;
}
