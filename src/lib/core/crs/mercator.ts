/** Web Mercator's edge, degrees of latitude; further north or south the plane is stretched without end. */
const MERCATOR_EDGE = 85.051129;

/** Ordinate of the Mercator plane, in degrees of longitude, of a latitude in degrees. */
export function mercatorDegrees(latitude: number): number {
  const phi = (Math.max(-MERCATOR_EDGE, Math.min(MERCATOR_EDGE, latitude)) * Math.PI) / 180;
  return (Math.log(Math.tan(Math.PI / 4 + phi / 2)) * 180) / Math.PI;
}

/** Side of a CSS pixel at a zoom of the map (the world is 512 pixels wide at 0), in degrees of the Mercator plane. */
export function pixelDegrees(zoom: number): number {
  return 360 / (512 * 2 ** zoom);
}

/** Latitude in degrees of an ordinate of the Mercator plane, in degrees of longitude: the way back. */
export function latitudeOf(ordinate: number): number {
  return (2 * Math.atan(Math.exp((ordinate * Math.PI) / 180)) * 180) / Math.PI - 90;
}
