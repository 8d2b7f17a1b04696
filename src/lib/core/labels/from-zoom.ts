import { BoxGrid } from './box-grid';
import { worldPixels } from './label-box';

/** Zooms at which labels appear: from the first to the last by half steps. */
export const labelZooms = { first: 0, last: 18, step: 0.5 } as const;

/** Zoom whose labels are shown at a zoom of the map. */
export function labelZoom(zoom: number): number {
  const { first, last, step } = labelZooms;
  return Math.max(first, Math.min(last, Math.floor(zoom / step) * step));
}

export interface FromZooms {
  /** smallest zoom from which label i is shown; Infinity: at none */
  fromZoom: Float32Array;
  /** pairs of boxes looked at */
  compared: number;
}

/**
 * Smallest zoom from which each label is shown, so that no two overlap from there on. Labels come the most important
 * first: `positions` are longitude/latitude interleaved (degrees), `widths` and `heights` (of each or of all; one line of
 * text when absent) CSS pixels; `least`: zoom below which a label has no place of its own.
 *
 * Boxes keep their size on screen while the ground grows, so two labels that are apart at a zoom are apart at all that
 * follow. Hence the walk from the last zoom outwards: at each, labels that are still there give way to more important
 * ones that are still there, and whoever has given way is shown from the zoom before on. A label thus depends on more
 * important ones only.
 */
export function fromZooms(
  positions: Float64Array,
  widths: Float32Array,
  { heights, least }: { heights?: Float32Array | number; least?: Float32Array } = {}
): FromZooms {
  const { first, last, step } = labelZooms;
  const pixels = worldPixels(positions);
  const fromZoom = new Float32Array(widths.length).fill(Infinity);
  let compared = 0;
  let alive: number[] = Array.from(widths, (_, i) => i);
  for (let zoom = last; zoom >= first; zoom -= step) {
    const scale = 2 ** zoom;
    const grid = new BoxGrid(alive.length);
    alive = alive.filter(
      (i) =>
        (least?.[i] ?? 0) <= zoom &&
        grid.take(
          (pixels[2 * i] as number) * scale,
          (pixels[2 * i + 1] as number) * scale,
          widths[i] as number,
          typeof heights === 'number' ? heights : heights?.[i]
        )
    );
    for (const i of alive) fromZoom[i] = zoom;
    compared += grid.compared;
  }
  return { fromZoom, compared };
}
