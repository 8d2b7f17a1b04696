import type { Projection } from './definitions';
import { latitudeSeries, sineSum } from './series';
import type { PlaneTransform } from './exact';

const radians = Math.PI / 180;

/**
 * Lambert conformal conic with two standard parallels, or one and a factor, both ways, in place (Snyder 1987, eq. 15-1
 * … 15-11). The isometric latitude replaces Snyder's t, and the way back is a series instead of an iteration.
 */
export function lambertConic(p: Extract<Projection, { type: 'lcc' }>): PlaneTransform {
  const f = 1 / p.rf;
  const e = Math.sqrt(f * (2 - f));
  const series = latitudeSeries(f / (2 - f));
  const isometric = (lat: number): number => {
    const s = Math.sin(lat);
    return Math.atanh(s) - e * Math.atanh(e * s);
  };
  const m = (lat: number): number => Math.cos(lat) / Math.sqrt(1 - (e * Math.sin(lat)) ** 2);
  const lat1 = p.lat1 * radians;
  const lat2 = p.lat2 * radians;
  const tangent = p.lat1 === p.lat2;
  const n = tangent ? Math.sin(lat1) : Math.log(m(lat1) / m(lat2)) / (isometric(lat2) - isometric(lat1));
  const scale = ((p.k0 ?? 1) * p.a * m(lat1) * Math.exp(n * isometric(lat1))) / n;
  const rho0 = scale * Math.exp(-n * isometric(p.lat0 * radians));
  const side = Math.sign(n);
  return {
    toLonLat(coords) {
      for (let i = 0; i < coords.length; i += 2) {
        const x = (coords[i] as number) - p.x0;
        const y = rho0 - ((coords[i + 1] as number) - p.y0);
        // the sign of n puts y, as ρ, on the side of the pole the cone points to
        const q = -Math.log(Math.hypot(x, y) / Math.abs(scale)) / n;
        // sin and cos of twice the conformal latitude χ, of which q is the isometric latitude: sin χ = tanh q
        const sin = Math.tanh(q);
        const cos = 1 / Math.cosh(q);
        const lat = Math.atan2(sin, cos) + sineSum(series, 2 * sin * cos, 1 - 2 * sin * sin);
        coords[i] = p.lon0 + Math.atan2(x * side, y * side) / n / radians;
        coords[i + 1] = lat / radians;
      }
    },
    fromLonLat(coords) {
      for (let i = 0; i < coords.length; i += 2) {
        const theta = n * ((coords[i] as number) - p.lon0) * radians;
        const rho = scale * Math.exp(-n * isometric((coords[i + 1] as number) * radians));
        coords[i] = p.x0 + rho * Math.sin(theta);
        coords[i + 1] = p.y0 + rho0 - rho * Math.cos(theta);
      }
    }
  };
}
