import type { Bbox } from '../table/table';

/** Ellipsoid: semi-major axis in metres and inverse flattening. */
interface Ellipsoid {
  a: number;
  rf: number;
}
export const grs80: Ellipsoid = { a: 6378137, rf: 298.257222101 };
export const wgs84: Ellipsoid = { a: 6378137, rf: 298.257223563 };
/** Clarke 1880 IGN, that of NTF: its semi-minor axis is 6 356 515 m. */
export const clarke: Ellipsoid = { a: 6378249.2, rf: 6378249.2 / (6378249.2 - 6356515) };
/** Meridian of Paris, degrees east of Greenwich: 2.5969213 grads. */
const paris = 2.33722917;

/** How coordinates are computed. Angles in degrees, lengths in metres. */
export type Projection =
  /** longitude and latitude; `unit`: degrees in one unit; `meridian`: degrees east of Greenwich of longitude 0 */
  | { type: 'geographic'; unit?: number; meridian?: number }
  | { type: 'web-mercator' }
  /** Lambert conformal conic; `k0` where the parallels are one and the same */
  | (Ellipsoid & {
      type: 'lcc';
      lat0: number;
      lon0: number;
      lat1: number;
      lat2: number;
      k0?: number;
      x0: number;
      y0: number;
    })
  | (Ellipsoid & { type: 'tm'; lon0: number; k0: number; x0: number; y0: number })
  /** Lambert azimuthal equal area, oblique */
  | (Ellipsoid & { type: 'laea'; lat0: number; lon0: number; x0: number; y0: number })
  /** a text that proj4 reads: PROJ's, WKT or PROJJSON */
  | { type: 'proj4'; definition: string };

export interface CrsDefinition {
  /** `EPSG:n`, or the name of a definition that has no code */
  code: string;
  name: string;
  projection: Projection;
  /** area of use of the EPSG register, degrees (rounded outwards) */
  area: Bbox;
  /** `ntf`: degrees of the Nouvelle Triangulation de la France, shifted by grid; absent: as good as WGS 84 */
  datum?: 'ntf';
  /** metres by which positions may be off, when more than a decimetre */
  precisionMetres?: number;
}

const france: Bbox = [-9.9, 41.1, 10.4, 51.6];
const mainland: Bbox = [-4.9, 41.3, 9.7, 51.2];
const world: Bbox = [-180, -90, 180, 90];

function define(code: number, name: string, projection: Projection, area: Bbox): CrsDefinition {
  return { code: `EPSG:${code}`, name, projection, area };
}

function lambert93(code: number, name: string): CrsDefinition {
  const shape = { lat0: 46.5, lon0: 3, lat1: 49, lat2: 44, x0: 700000, y0: 6600000 };
  return define(code, name, { type: 'lcc', ...grs80, ...shape }, france);
}

/** Conic conformal zones: CC42 … CC50, standard parallels 0.75° either side. */
function conic(code: number, datum: string, lat0: number): CrsDefinition {
  const y0 = (lat0 - 41) * 1000000 + 200000;
  const shape = { lat0, lon0: 3, lat1: lat0 - 0.75, lat2: lat0 + 0.75, x0: 1700000, y0 };
  const area: Bbox = [-5.9, lat0 - 1.2, 9.9, lat0 + 1.2];
  return define(code, `${datum} / CC${lat0}`, { type: 'lcc', ...grs80, ...shape }, area);
}

/** Zones of NTF (Paris), tangent conics: parallel in degrees, factor, false origin. */
function ntfZone(code: number, zone: string, lat0: number, k0: number, origin: [number, number], area: Bbox) {
  const [x0, y0] = origin;
  const projection: Projection = { type: 'lcc', ...clarke, lat0, lon0: paris, lat1: lat0, lat2: lat0, k0, x0, y0 };
  return { ...define(code, `NTF (Paris) / ${zone}`, projection, area), datum: 'ntf' as const };
}

function utm(code: number, name: string, zone: number, ellipsoid: Ellipsoid, area: Bbox): CrsDefinition {
  const y0 = name.endsWith('S') ? 10000000 : 0;
  return define(code, name, { type: 'tm', ...ellipsoid, lon0: zone * 6 - 183, k0: 0.9996, x0: 500000, y0 }, area);
}

/** Zone of a north or south UTM code of WGS 84. */
function wgsUtm(code: number): CrsDefinition {
  const south = code > 32700;
  const zone = code - (south ? 32700 : 32600);
  const west = zone * 6 - 186;
  const area: Bbox = south ? [west, -80, west + 6, 0] : [west, 0, west + 6, 84];
  return utm(code, `WGS 84 / UTM zone ${zone}${south ? 'S' : 'N'}`, zone, wgs84, area);
}

/** Old datums of the overseas, by the EPSG register's shift to WGS 84. */
function shifted(code: number, name: string, definition: string, area: Bbox, precisionMetres: number): CrsDefinition {
  const projection: Projection = { type: 'proj4', definition: `${definition} +units=m +no_defs` };
  return { ...define(code, name, projection, area), precisionMetres };
}

/** RGPF, which the register shifts by 90 cm. */
function polynesia(code: number, zone: number, area: Bbox): CrsDefinition {
  const definition =
    `+proj=utm +zone=${zone} +south +ellps=GRS80 ` +
    '+towgs84=0.072,-0.507,-0.245,0.0183,-0.0003,0.007,-0.0093 +units=m +no_defs';
  return define(code, `RGPF / UTM zone ${zone}S`, { type: 'proj4', definition }, area);
}

const geographic: Projection = { type: 'geographic' };
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const antilles: Bbox = [-63.7, 14, -57.5, 18.6];
const reunion: Bbox = [51.8, -25, 58.3, -18.2];
const guyane: Bbox = [-54.7, 2.1, -49.4, 8.9];
const mayotte: Bbox = [43.4, -14.6, 46.8, -11.1];
const saintPierre: Bbox = [-57.2, 43.4, -55.8, 47.4];
const caledonia: Bbox = [156.2, -26.5, 174.3, -14.8];
const [north, centre, south, corsica]: Bbox[] = [
  [-4.9, 48.1, 8.3, 51.2],
  [-4.9, 45.4, 7.7, 48.2],
  [-1.8, 42.3, 7.8, 45.5],
  [8.5, 41.3, 9.7, 43.1]
] as [Bbox, Bbox, Bbox, Bbox];

/**
 * Every coordinate system that is bundled, from the EPSG register; others come by `CrsAssets.definition`. The datums
 * RGF93, ETRS89, RGFG95, RGR92, RGAF09, RGM04, RGSPM06, RGNC91 are taken as WGS 84, as PROJ does: they differ by
 * less than the metre at which WGS 84 itself is known.
 */
export const definitions: readonly CrsDefinition[] = [
  define(4326, 'WGS 84', geographic, world),
  define(3857, 'WGS 84 / Pseudo-Mercator', { type: 'web-mercator' }, [-180, -85.06, 180, 85.06]),
  lambert93(2154, 'RGF93 v1 / Lambert-93'),
  lambert93(9793, 'RGF93 v2 / Lambert-93'),
  lambert93(9794, 'RGF93 v2b / Lambert-93'),
  ...range(42, 50).map((lat) => conic(3900 + lat, 'RGF93 v1', lat)),
  ...range(42, 50).map((lat) => conic(9780 + lat, 'RGF93 v2', lat)),
  ...range(42, 50).map((lat) => conic(9800 + lat, 'RGF93 v2b', lat)),
  define(4171, 'RGF93 v1', geographic, france),
  define(9777, 'RGF93 v2', geographic, france),
  define(9782, 'RGF93 v2b', geographic, france),
  define(4258, 'ETRS89', geographic, [-16.1, 32.8, 40.2, 84.8]),
  define(
    3035,
    'ETRS89-extended / LAEA Europe',
    { type: 'laea', ...grs80, lat0: 52, lon0: 10, x0: 4321000, y0: 3210000 },
    [-35.6, 24.6, 44.9, 84.8]
  ),
  ...range(28, 38).map((zone) =>
    utm(25800 + zone, `ETRS89 / UTM zone ${zone}N`, zone, grs80, [zone * 6 - 186, 34, zone * 6 - 180, 84])
  ),
  ...range(32601, 32660).map(wgsUtm),
  ...range(32701, 32760).map(wgsUtm),
  ntfZone(27571, 'Lambert zone I', 49.5, 0.999877341, [600000, 1200000], north),
  ntfZone(27572, 'Lambert zone II', 46.8, 0.99987742, [600000, 2200000], mainland),
  ntfZone(27573, 'Lambert zone III', 44.1, 0.999877499, [600000, 3200000], south),
  ntfZone(27574, 'Lambert zone IV', 42.165, 0.99994471, [234.358, 4185861.369], corsica),
  ntfZone(27561, 'Lambert Nord France', 49.5, 0.999877341, [600000, 200000], north),
  ntfZone(27562, 'Lambert Centre France', 46.8, 0.99987742, [600000, 200000], centre),
  ntfZone(27563, 'Lambert Sud France', 44.1, 0.999877499, [600000, 200000], south),
  ntfZone(27564, 'Lambert Corse', 42.165, 0.99994471, [234.358, 185861.369], corsica),
  { ...define(4275, 'NTF', geographic, mainland), datum: 'ntf' },
  { ...define(4807, 'NTF (Paris)', { type: 'geographic', unit: 0.9, meridian: paris }, mainland), datum: 'ntf' },
  utm(5490, 'RGAF09 / UTM zone 20N', 20, grs80, antilles),
  utm(4559, 'RRAF 1991 / UTM zone 20N', 20, grs80, antilles),
  define(5489, 'RGAF09', geographic, antilles),
  define(4558, 'RRAF 1991', geographic, antilles),
  utm(2972, 'RGFG95 / UTM zone 22N', 22, grs80, guyane),
  define(4624, 'RGFG95', geographic, guyane),
  utm(2975, 'RGR92 / UTM zone 40S', 40, grs80, reunion),
  define(4627, 'RGR92', geographic, reunion),
  utm(4471, 'RGM04 / UTM zone 38S', 38, grs80, mayotte),
  define(4470, 'RGM04', geographic, mayotte),
  utm(4467, 'RGSPM06 / UTM zone 21N', 21, grs80, saintPierre),
  define(4463, 'RGSPM06', geographic, saintPierre),
  define(
    3163,
    'RGNC91-93 / Lambert New Caledonia',
    {
      type: 'lcc',
      ...grs80,
      lat0: -21.5,
      lon0: 166,
      lat1: -20 - 40 / 60,
      lat2: -22 - 20 / 60,
      x0: 400000,
      y0: 300000
    },
    [163.5, -22.8, 168.2, -19.5]
  ),
  define(4749, 'RGNC91-93', geographic, caledonia),
  polynesia(3296, 5, [-158.2, -26.8, -150, -12.5]),
  polynesia(3297, 6, [-150, -31.3, -144, -7.2]),
  polynesia(3298, 7, [-144, -31.3, -138, -4.5]),
  shifted(
    2969,
    'Fort Marigot / UTM zone 20N',
    '+proj=utm +zone=20 +ellps=intl +towgs84=137,248,-430',
    [-63.3, 17.8, -62.7, 18.2],
    10
  ),
  shifted(
    2970,
    'Guadeloupe 1948 / UTM zone 20N',
    '+proj=utm +zone=20 +ellps=intl +towgs84=-472.29,-5.63,-304.12,0.4362,-0.8374,0.2563,1.8984',
    [-61.9, 15.8, -60.9, 16.6],
    2
  ),
  shifted(
    2973,
    'Martinique 1938 / UTM zone 20N',
    '+proj=utm +zone=20 +ellps=intl +towgs84=126.93,547.94,130.41,-2.7867,5.1612,-0.8584,13.8227',
    [-61.3, 14.3, -60.7, 15],
    1
  ),
  shifted(
    3727,
    'Reunion 1947 / TM Reunion',
    `+proj=tmerc +lat_0=-21.11666666666667 +lon_0=55.53333333333333 +k=1 +x_0=160000 +y_0=50000 +ellps=intl +towgs84=94,-948,-1262`,
    [55.1, -21.5, 56, -20.8],
    44
  )
];

const byCode = new Map(definitions.map((definition) => [definition.code, definition]));

/** A bundled definition. */
export function crsDefinition(code: string): CrsDefinition | undefined {
  return byCode.get(code);
}
