import type { Projection } from './definitions';
import type { PlaneTransform } from './exact';

const radians = Math.PI / 180;

/**
 * Lambert azimuthal equal area, oblique, both ways, in place (Snyder 1987, eq. 24-2 … 24-28, 3-12, 3-16). The way back
 * from the authalic latitude is Newton's, where series to the third power leave two millimetres.
 */
export function azimuthalEqualArea(p: Extract<Projection, { type: 'laea' }>): PlaneTransform {
  const f = 1 / p.rf;
  const e2 = f * (2 - f);
  const e = Math.sqrt(e2);
  const qOf = (s: number): number => (1 - e2) * (s / (1 - e2 * s * s) + Math.atanh(e * s) / e);
  const qPole = qOf(1);
  const rq = p.a * Math.sqrt(qPole / 2);
  const sin1 = Math.sin(p.lat0 * radians);
  const sinBeta1 = qOf(sin1) / qPole;
  const cosBeta1 = Math.sqrt(1 - sinBeta1 ** 2);
  const d = (p.a * Math.cos(p.lat0 * radians)) / Math.sqrt(1 - e2 * sin1 ** 2) / (rq * cosBeta1);
  return {
    toLonLat(coords) {
      for (let i = 0; i < coords.length; i += 2) {
        const x = ((coords[i] as number) - p.x0) / d;
        const y = ((coords[i + 1] as number) - p.y0) * d;
        const rho = Math.hypot(x, y);
        const c = 2 * Math.asin(rho / (2 * rq));
        const sinC = Math.sin(c);
        const cosC = Math.cos(c);
        const sinBeta = rho === 0 ? sinBeta1 : cosC * sinBeta1 + (y * sinC * cosBeta1) / rho;
        const q = qPole * sinBeta;
        let lat = Math.asin(sinBeta);
        for (let round = 0; round < 4; round++) {
          const s = Math.sin(lat);
          const w = 1 - e2 * s * s;
          lat += ((w * w) / (2 * (1 - e2) * Math.cos(lat))) * (q - qOf(s));
        }
        coords[i] = p.lon0 + Math.atan2(x * sinC, rho * cosBeta1 * cosC - y * sinBeta1 * sinC) / radians;
        coords[i + 1] = lat / radians;
      }
    },
    fromLonLat(coords) {
      for (let i = 0; i < coords.length; i += 2) {
        const lambda = ((coords[i] as number) - p.lon0) * radians;
        const sinBeta = qOf(Math.sin((coords[i + 1] as number) * radians)) / qPole;
        const cosBeta = Math.sqrt(1 - sinBeta ** 2);
        const cos = Math.cos(lambda);
        const b = rq * Math.sqrt(2 / (1 + sinBeta1 * sinBeta + cosBeta1 * cosBeta * cos));
        coords[i] = p.x0 + b * d * cosBeta * Math.sin(lambda);
        coords[i + 1] = p.y0 + (b / d) * (cosBeta1 * sinBeta - sinBeta1 * cosBeta * cos);
      }
    }
  };
}
