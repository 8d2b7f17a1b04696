/** Earth's circumference at the equator, metres (2π × 6378137). */
export const EQUATOR = 2 * Math.PI * 6378137;
/** The standard pixel of scale denominators, metres (OGC 06-042, 7.2.4.6.9). */
export const STANDARD_PIXEL = 0.00028;
/** MapLibre's world is 512 CSS pixels wide at zoom 0. */
const WORLD = 512;

/** Ground metres per CSS pixel at a latitude and a zoom of the map (spherical Mercator). */
export function groundMetresPerPixel({ lat, zoom }: { lat: number; zoom: number }): number {
  return (EQUATOR * Math.cos((lat * Math.PI) / 180)) / (WORLD * 2 ** zoom);
}

/** Zoom of the map at which a CSS pixel is that many metres on the ground. */
export function zoomOfMetres(lat: number, metresPerPixel: number): number {
  return Math.log2(groundMetresPerPixel({ lat, zoom: 0 }) / metresPerPixel);
}

/** Denominator of the scale of a map, by the standard pixel, to two significant figures: 50 000 of 1:50 000. */
export function roundDenominator(place: { lat: number; zoom: number }): number {
  return Number((groundMetresPerPixel(place) / STANDARD_PIXEL).toPrecision(2));
}
