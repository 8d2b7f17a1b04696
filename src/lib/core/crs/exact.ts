import proj4 from 'proj4';
import type { CrsDefinition, Projection } from './definitions';
import { azimuthalEqualArea } from './equal-area';
import { lambertConic } from './lambert-conic';
import { transverseMercator } from './transverse-mercator';

/** Both ways between a plane (or other degrees) and longitude/latitude in degrees, in place over interleaved x,y. */
export interface PlaneTransform {
  toLonLat(coords: Float64Array): void;
  /** the inverse */
  fromLonLat(coords: Float64Array): void;
}

/** One after the other towards longitude/latitude, and backwards. */
export function chain(first: PlaneTransform, second: PlaneTransform): PlaneTransform {
  return {
    toLonLat(coords) {
      first.toLonLat(coords);
      second.toLonLat(coords);
    },
    fromLonLat(coords) {
      second.fromLonLat(coords);
      first.fromLonLat(coords);
    }
  };
}

/**
 * The projection itself, as precise as it is known, to the longitude and latitude of the definition's own datum.
 * Throws what proj4 throws on a text that it cannot read.
 */
export function exactProjection({ projection }: CrsDefinition): PlaneTransform {
  switch (projection.type) {
    case 'geographic':
      return degreesOf(projection);
    case 'web-mercator':
      return webMercator;
    case 'lcc':
      return lambertConic(projection);
    case 'tm':
      return transverseMercator(projection);
    case 'laea':
      return azimuthalEqualArea(projection);
    case 'proj4':
      return byProj4(projection.definition);
  }
}

function degreesOf({ unit = 1, meridian = 0 }: Extract<Projection, { type: 'geographic' }>): PlaneTransform {
  if (unit === 1 && meridian === 0) return { toLonLat: () => undefined, fromLonLat: () => undefined };
  return {
    toLonLat(coords) {
      for (let i = 0; i < coords.length; i += 2) {
        coords[i] = (coords[i] as number) * unit + meridian;
        coords[i + 1] = (coords[i + 1] as number) * unit;
      }
    },
    fromLonLat(coords) {
      for (let i = 0; i < coords.length; i += 2) {
        coords[i] = ((coords[i] as number) - meridian) / unit;
        coords[i + 1] = (coords[i + 1] as number) / unit;
      }
    }
  };
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

/** Whatever proj4 reads (PROJ text, WKT, PROJJSON as text), point by point. Throws when it cannot read it. */
export function byProj4(definition: string): PlaneTransform {
  const text: unknown = definition.startsWith('{') ? JSON.parse(definition) : definition;
  const converter = proj4(text as string, '+proj=longlat +datum=WGS84 +no_defs');
  const over = (convert: (point: [number, number]) => number[]) => (coords: Float64Array) => {
    for (let i = 0; i < coords.length; i += 2) {
      const x = coords[i] as number;
      const y = coords[i + 1] as number;
      // proj4 throws on what is not finite
      const [lon = NaN, lat = NaN] = Number.isFinite(x) && Number.isFinite(y) ? tried(convert, [x, y]) : [];
      coords[i] = lon;
      coords[i + 1] = lat;
    }
  };
  return {
    toLonLat: over((point) => converter.forward(point)),
    fromLonLat: over((point) => converter.inverse(point))
  };
}

function tried(convert: (point: [number, number]) => number[], point: [number, number]): number[] {
  try {
    return convert(point);
  } catch {
    // some projections throw on positions that they have not
    return [];
  }
}
