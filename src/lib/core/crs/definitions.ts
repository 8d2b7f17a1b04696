import type { Bbox } from '../table/table';

/** Ellipsoid: semi-major axis in metres and inverse flattening. */
interface Ellipsoid {
  a: number;
  rf: number;
}
const grs80: Ellipsoid = { a: 6378137, rf: 298.257222101 };
const wgs84: Ellipsoid = { a: 6378137, rf: 298.257223563 };

/** How coordinates are computed. Angles in degrees, lengths in metres. */
export type Projection =
  | { type: 'geographic' }
  | { type: 'web-mercator' }
  | (Ellipsoid & { type: 'lcc'; lat0: number; lon0: number; lat1: number; lat2: number; x0: number; y0: number })
  | (Ellipsoid & { type: 'tm'; lon0: number; k0: number; x0: number; y0: number })
  | { type: 'proj4'; definition: string };

export interface CrsDefinition {
  code: string;
  name: string;
  projection: Projection;
  /** area of use of the EPSG register, degrees (rounded outwards) */
  area: Bbox;
  /** metres by which positions may be off, when more than a decimetre */
  precisionMetres?: number;
}

const france: Bbox = [-9.9, 41.1, 10.4, 51.6];
const world: Bbox = [-180, -90, 180, 90];

function lambert(code: number, name: string, lat0: number, lat1: number, lat2: number, x0: number, y0: number) {
  return define(code, name, { type: 'lcc', ...grs80, lat0, lon0: 3, lat1, lat2, x0, y0 }, france);
}

/** Conic conformal zones of RGF93: CC42 … CC50, standard parallels 0.75° either side. */
function conic(lat: number): CrsDefinition {
  const code = 3900 + lat;
  const zone = lat - 41;
  const definition = lambert(
    code,
    `RGF93 v1 / CC${lat}`,
    lat,
    lat - 0.75,
    lat + 0.75,
    1700000,
    zone * 1000000 + 200000
  );
  return { ...definition, area: [-5.9, lat - 1.2, 9.9, lat + 1.2] };
}

function utm(code: number, name: string, zone: number, ellipsoid: Ellipsoid, area: Bbox, south = false): CrsDefinition {
  const y0 = south ? 10000000 : 0;
  return define(code, name, { type: 'tm', ...ellipsoid, lon0: zone * 6 - 183, k0: 0.9996, x0: 500000, y0 }, area);
}

function define(code: number, name: string, projection: Projection, area: Bbox): CrsDefinition {
  return { code: `EPSG:${code}`, name, projection, area };
}

/** Zone of a north or south UTM code of WGS 84. */
function wgsUtm(code: number): CrsDefinition {
  const south = code > 32700;
  const zone = code - (south ? 32700 : 32600);
  const west = zone * 6 - 186;
  const area: Bbox = south ? [west, -80, west + 6, 0] : [west, 0, west + 6, 84];
  return utm(code, `WGS 84 / UTM zone ${zone}${south ? 'S' : 'N'}`, zone, wgs84, area, south);
}

const geographic: Projection = { type: 'geographic' };

/**
 * Every coordinate system we read, from the EPSG register. The datums RGF93, ETRS89, RGFG95, RGR92, RGAF09, RGM04 are
 * taken as WGS 84, as PROJ does: they differ by less than the metre at which WGS 84 itself is known.
 * NTF (27572) goes by the three-parameter shift of EPSG:1193, good to a few metres.
 */
export const definitions: readonly CrsDefinition[] = [
  define(4326, 'WGS 84', geographic, world),
  define(4258, 'ETRS89', geographic, [-16.1, 32.8, 40.2, 84.8]),
  define(4171, 'RGF93 v1', geographic, france),
  define(3857, 'WGS 84 / Pseudo-Mercator', { type: 'web-mercator' }, [-180, -85.06, 180, 85.06]),
  lambert(2154, 'RGF93 v1 / Lambert-93', 46.5, 49, 44, 700000, 6600000),
  ...[42, 43, 44, 45, 46, 47, 48, 49, 50].map(conic),
  ...[32620, 32621, 32622, 32630, 32631, 32632, 32738, 32740].map(wgsUtm),
  utm(2972, 'RGFG95 / UTM zone 22N', 22, grs80, [-54.7, 2.1, -51, 8.9]),
  utm(2975, 'RGR92 / UTM zone 40S', 40, grs80, [51.8, -25, 58.3, -18.2], true),
  utm(5490, 'RGAF09 / UTM zone 20N', 20, grs80, [-63.7, 14, -57.5, 18.6]),
  utm(4471, 'RGM04 / UTM zone 38S', 38, grs80, [43.4, -14.5, 46.8, -11.3], true),
  utm(4467, 'RGSPM06 / UTM zone 21N', 21, grs80, [-57.2, 43.4, -55.9, 47.4]),
  ...[30, 31, 32].map((zone) =>
    utm(25800 + zone, `ETRS89 / UTM zone ${zone}N`, zone, grs80, [zone * 6 - 186, 34, zone * 6 - 180, 84])
  ),
  {
    ...define(
      27572,
      'NTF (Paris) / Lambert zone II',
      {
        type: 'proj4',
        definition:
          '+proj=lcc +lat_1=46.8 +lat_0=46.8 +lon_0=0 +k_0=0.99987742 +x_0=600000 +y_0=2200000 ' +
          '+a=6378249.2 +b=6356515 +towgs84=-168,-60,320,0,0,0,0 +pm=paris +units=m +no_defs'
      },
      [-4.9, 41.3, 9.7, 51.2]
    ),
    precisionMetres: 3
  }
];

const byCode = new Map(definitions.map((definition) => [definition.code, definition]));

export function crsDefinition(code: string): CrsDefinition | undefined {
  return byCode.get(code);
}
