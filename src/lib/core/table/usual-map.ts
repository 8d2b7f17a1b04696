import { mercatorDegrees } from '../crs/mercator';
import type { Bbox } from './table';

/** Pixels of a usual map, left by panel and legend: what decisions of cartography are made for, on any screen. */
export const USUAL_MAP = { width: 900, height: 640 } as const;

/** Side of a CSS pixel of a usual map that shows an extent whole, in degrees of the Mercator plane. */
export function usualPixel([west, south, east, north]: Bbox): number {
  return Math.max(
    (east - west) / USUAL_MAP.width,
    (mercatorDegrees(north) - mercatorDegrees(south)) / USUAL_MAP.height
  );
}
