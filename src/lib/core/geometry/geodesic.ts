/** WGS84: half the long axis in metres, flattening, half the short axis. */
const LONG = 6378137;
const FLATTENING = 1 / 298.257223563;
const SHORT = LONG * (1 - FLATTENING);
const RADIANS = Math.PI / 180;

/**
 * Length of the shortest way over the WGS84 ellipsoid, in metres, between two places in degrees: T. Vincenty, « Direct and
 * inverse solutions of geodesics on the ellipsoid », Survey Review 176, 1975 (a tenth of a millimetre). Nearly opposite
 * ends of the earth, where it finds no end, are measured on the sphere.
 */
export function geodesicMetres(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const apart = (lon2 - lon1) * RADIANS;
  const u1 = Math.atan((1 - FLATTENING) * Math.tan(lat1 * RADIANS));
  const u2 = Math.atan((1 - FLATTENING) * Math.tan(lat2 * RADIANS));
  const [sin1, cos1, sin2, cos2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  let lambda = apart;
  for (let turn = 0; turn < 60; turn++) {
    const [sinL, cosL] = [Math.sin(lambda), Math.cos(lambda)];
    const sinS = Math.hypot(cos2 * sinL, cos1 * sin2 - sin1 * cos2 * cosL);
    if (sinS === 0) return 0;
    const cosS = sin1 * sin2 + cos1 * cos2 * cosL;
    const sigma = Math.atan2(sinS, cosS);
    const sinA = (cos1 * cos2 * sinL) / sinS;
    const cos2A = 1 - sinA * sinA;
    // along the equator
    const cosM = cos2A === 0 ? 0 : cosS - (2 * sin1 * sin2) / cos2A;
    const c = (FLATTENING / 16) * cos2A * (4 + FLATTENING * (4 - 3 * cos2A));
    const before = lambda;
    lambda = apart + (1 - c) * FLATTENING * sinA * (sigma + c * sinS * (cosM + c * cosS * (2 * cosM * cosM - 1)));
    if (Math.abs(lambda - before) > 1e-12) continue;
    const uu = (cos2A * (LONG * LONG - SHORT * SHORT)) / (SHORT * SHORT);
    const a = 1 + (uu / 16384) * (4096 + uu * (-768 + uu * (320 - 175 * uu)));
    const b = (uu / 1024) * (256 + uu * (-128 + uu * (74 - 47 * uu)));
    const inner = cosS * (2 * cosM * cosM - 1) - (b / 6) * cosM * (4 * sinS * sinS - 3) * (4 * cosM * cosM - 3);
    return SHORT * a * (sigma - b * sinS * (cosM + (b / 4) * inner));
  }
  const [la, lb] = [lat1 * RADIANS, lat2 * RADIANS];
  const haversine = Math.sin((lb - la) / 2) ** 2 + Math.cos(la) * Math.cos(lb) * Math.sin(apart / 2) ** 2;
  return 2 * 6371008.8 * Math.asin(Math.min(1, Math.sqrt(haversine)));
}
