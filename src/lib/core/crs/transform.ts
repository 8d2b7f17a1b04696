import proj4 from 'proj4';
import { bad, good, type Outcome, type Problem } from '../problems/problem';
import { crsDefinition, type CrsDefinition, type Projection } from './definitions';
import { lambertConic } from './lambert-conic';
import { transverseMercator } from './transverse-mercator';

/** Both ways between a plane (or other degrees) and longitude/latitude in degrees, in place over interleaved x,y. */
export interface PlaneTransform {
  toLonLat(coords: Float64Array): void;
  /** the inverse */
  fromLonLat(coords: Float64Array): void;
}

export interface Transform extends PlaneTransform {
  definition: CrsDefinition;
}

const made = new Map<string, Transform>();

/**
 * Transform of a code (`EPSG:2154`). Positions without an image become non-finite. Exact to 1 mm against PROJ, except
 * where the definition states a precision, which comes as a `precision` notice.
 * Fails with `unsupported-crs`.
 */
export function transformToLonLat(code: string): Outcome<Transform> {
  const definition = crsDefinition(code);
  if (!definition) return bad({ code: 'unsupported-crs', facts: { crs: code } });
  let transform = made.get(code);
  if (!transform) made.set(code, (transform = { definition, ...planeTransform(definition.projection) }));
  const metres = definition.precisionMetres;
  const notices: Problem[] = metres === undefined ? [] : [{ code: 'precision', facts: { crs: code, metres } }];
  return good(transform, notices);
}

function planeTransform(projection: Projection): PlaneTransform {
  switch (projection.type) {
    case 'geographic':
      return { toLonLat: () => undefined, fromLonLat: () => undefined };
    case 'web-mercator':
      return webMercator;
    case 'lcc':
      return lambertConic(projection);
    case 'tm':
      return transverseMercator(projection);
    case 'proj4':
      return byProj4(projection.definition);
  }
}

const radius = 6378137;
const degrees = 180 / Math.PI;

/** EPSG method 1024. */
const webMercator: PlaneTransform = {
  toLonLat(coords) {
    for (let i = 0; i < coords.length; i += 2) {
      coords[i] = ((coords[i] as number) / radius) * degrees;
      coords[i + 1] = Math.atan(Math.sinh((coords[i + 1] as number) / radius)) * degrees;
    }
  },
  fromLonLat(coords) {
    for (let i = 0; i < coords.length; i += 2) {
      coords[i] = ((coords[i] as number) / degrees) * radius;
      coords[i + 1] = Math.asinh(Math.tan((coords[i + 1] as number) / degrees)) * radius;
    }
  }
};

/** Datum shifts, which the closed forms do not do. Ten times slower: for the few that need it. */
function byProj4(definition: string): PlaneTransform {
  const converter = proj4(definition, '+proj=longlat +datum=WGS84 +no_defs');
  const over = (convert: (point: [number, number]) => number[]) => (coords: Float64Array) => {
    for (let i = 0; i < coords.length; i += 2) {
      const x = coords[i] as number;
      const y = coords[i + 1] as number;
      // proj4 throws on what is not finite
      const [lon = NaN, lat = NaN] = Number.isFinite(x) && Number.isFinite(y) ? convert([x, y]) : [];
      coords[i] = lon;
      coords[i + 1] = lat;
    }
  };
  return {
    toLonLat: over((point) => converter.forward(point)),
    fromLonLat: over((point) => converter.inverse(point))
  };
}
