import type { Projection } from './definitions';
import { alphaSeries, betaSeries, latitudeSeries, sineSum } from './series';
import type { PlaneTransform } from './exact';

const radians = Math.PI / 180;

/**
 * Transverse Mercator both ways, in place, by Krüger's series to n⁶ (Karney 2011): nanometres within the zones of use.
 * The latitude of origin is the equator, as in every UTM zone.
 */
export function transverseMercator(p: Extract<Projection, { type: 'tm' }>): PlaneTransform {
  const f = 1 / p.rf;
  const n = f / (2 - f);
  const e = Math.sqrt(f * (2 - f));
  const radius = ((p.k0 * p.a) / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64 + n ** 6 / 256);
  const alpha = alphaSeries(n);
  const beta = betaSeries(n).map((c) => -c);
  const latitudes = latitudeSeries(n);
  // more than 80° of easting is no place of a zone, and the series would overflow
  const reach = 80 * radians * radius;
  return {
    toLonLat(coords) {
      for (let i = 0; i < coords.length; i += 2) {
        const x = (coords[i] as number) - p.x0;
        if (Math.abs(x) > reach) {
          coords[i] = coords[i + 1] = NaN;
          continue;
        }
        const eta = x / radius;
        const xi = ((coords[i + 1] as number) - p.y0) / radius;
        const [xiSphere, etaSphere] = complexSum(beta, xi, eta);
        const sinh = Math.sinh(etaSphere);
        const cos = Math.cos(xiSphere);
        const chi = Math.asin(Math.sin(xiSphere) / Math.cosh(etaSphere));
        coords[i] = p.lon0 + Math.atan2(sinh, cos) / radians;
        coords[i + 1] = (chi + sineSum(latitudes, Math.sin(2 * chi), Math.cos(2 * chi))) / radians;
      }
    },
    fromLonLat(coords) {
      for (let i = 0; i < coords.length; i += 2) {
        const lambda = ((coords[i] as number) - p.lon0) * radians;
        const s = Math.sin((coords[i + 1] as number) * radians);
        const tau = Math.sinh(Math.atanh(s) - e * Math.atanh(e * s));
        const cos = Math.cos(lambda);
        const xiSphere = Math.atan2(tau, cos);
        const etaSphere = Math.asinh(Math.sin(lambda) / Math.hypot(tau, cos));
        const [xi, eta] = complexSum(alpha, xiSphere, etaSphere);
        coords[i] = p.x0 + radius * eta;
        coords[i + 1] = p.y0 + radius * xi;
      }
    }
  };
}

/** (ξ + iη) + Σ cₖ sin 2k(ξ + iη), by Clenshaw's recurrence on complex numbers. */
function complexSum(c: readonly number[], xi: number, eta: number): [number, number] {
  const sin = Math.sin(2 * xi);
  const cos = Math.cos(2 * xi);
  const sinh = Math.sinh(2 * eta);
  const cosh = Math.cosh(2 * eta);
  const twiceRe = 2 * cos * cosh;
  const twiceIm = -2 * sin * sinh;
  let aRe = 0;
  let aIm = 0;
  let bRe = 0;
  let bIm = 0;
  for (let k = c.length - 1; k >= 0; k--) {
    const re = twiceRe * aRe - twiceIm * aIm - bRe + (c[k] as number);
    const im = twiceRe * aIm + twiceIm * aRe - bIm;
    bRe = aRe;
    bIm = aIm;
    aRe = re;
    aIm = im;
  }
  // times sin 2(ξ + iη)
  const sinRe = sin * cosh;
  const sinIm = cos * sinh;
  return [xi + sinRe * aRe - sinIm * aIm, eta + sinRe * aIm + sinIm * aRe];
}
