import { pixelDegrees } from '../crs/mercator';

/**
 * A band of scales, in which shapes are drawn alike: the zoom where it ends, up to which what is left out is not seen.
 * Infinity: the closest, where nothing is left out.
 */
export type Band = number;

/** Far out, one band serves all zooms up to this one. */
const FIRST = 4;
/** From this zoom on every vertex is drawn. */
const LAST = 14;
/** Zooms a band. */
const STEP = 2;

/** The band that a zoom of the map lies in. */
export function bandOf(zoom: number): Band {
  if (zoom >= LAST) return Infinity;
  return Math.max(FIRST, STEP * (Math.floor(zoom / STEP) + 1));
}

/**
 * Rank below which a vertex is left out in a band, square degrees of the Mercator plane: half a square CSS pixel where the
 * band ends, so that one zoom further out it is an eighth.
 */
export function leastRank(band: Band): number {
  return band === Infinity ? 0 : pixelDegrees(band) ** 2 / 2;
}
