import type { Bbox } from '../table/table';
import { crsDefinition, type CrsDefinition } from './definitions';
import { transformToLonLat, type Transform } from './transform';

/** Share of vertices passing a test, null without vertices (`TableBuilder.share`). */
export interface Positions {
  share(test: (x: number, y: number) => boolean): number | null;
}

type Test = (lon: number, lat: number) => boolean;

const within =
  ([west, south, east, north]: Bbox): Test =>
  (lon, lat) =>
    lon >= west && lon <= east && lat >= south && lat <= north;

/** Mainland France and Corsica, closely: boxes that hold the land and little else. */
const mainlandBoxes: Test[] = [
  within([-5.3, 46.4, 8.4, 49.8]),
  within([-2, 42.2, 7.9, 46.4]),
  within([1.3, 49.8, 6.7, 51.2]),
  within([8.4, 41.2, 9.7, 43.2])
];
const inMainland: Test = (lon, lat) => mainlandBoxes.some((box) => box(lon, lat));
const between =
  (south: number, north: number): Test =>
  (lon, lat) =>
    lat >= south && lat <= north && inMainland(lon, lat);

/** Systems that positions of France tell by themselves: each takes them to a place of its own. */
const telling: readonly [code: number, holds: Test][] = [
  [2154, inMainland],
  ...[42, 43, 44, 45, 46, 47, 48, 49, 50].map((lat) => [3900 + lat, between(lat - 1.1, lat + 1.1)] as const),
  [27572, inMainland],
  [27571, between(48, 51.2)],
  [27573, between(42.2, 45.6)],
  [27574, within([8.4, 41.2, 9.7, 43.2])]
].map(([code, holds]) => [code as number, holds as Test]);

/** Systems whose positions may be those of another one too. */
const vague: readonly [code: number, holds: Test][] = [
  [25830, (lon, lat) => lon < 0 && inMainland(lon, lat)],
  [25831, (lon, lat) => lon >= 0 && lon <= 6 && inMainland(lon, lat)],
  [25832, (lon, lat) => lon > 6 && inMainland(lon, lat)],
  [3857, inMainland],
  [3035, inMainland],
  [27561, between(48, 51.2)],
  [27562, between(45.4, 48.2)],
  [27563, between(42.2, 45.6)],
  [27564, within([8.4, 41.2, 9.7, 43.2])],
  [2972, within([-54.7, 2.1, -51.5, 5.9])],
  [2975, within([55.1, -21.5, 55.95, -20.8])],
  [5490, within([-63.2, 14.3, -60.7, 18.2])],
  [4471, within([44.9, -13.1, 45.4, -12.6])],
  [4467, within([-56.5, 46.7, -56.1, 47.2])],
  [3163, within([163.5, -22.8, 168.2, -19.5])]
];

/** longitudes of 0 to 360 too, brought back later */
export const inDegrees: Test = (x, y) => Math.abs(x) <= 360.0001 && Math.abs(y) <= 90.0001;

/** Where a system still makes sense: its area of use and some degrees around, for UTM two zones. */
export function senseOf({ area: [west, south, east, north], projection }: CrsDefinition): Bbox {
  const aside = projection.type === 'tm' ? 12 : 2;
  return [west - aside, south - 2, east + aside, north + 2];
}

/** True of positions that a transform takes into a box. */
export function lands(transform: Transform, box: Bbox): Test {
  return landsWhere(transform, within(box));
}

function landsWhere({ toLonLat }: Transform, holds: Test): Test {
  const place = new Float64Array(2);
  return (x, y) => {
    place[0] = x;
    place[1] = y;
    toLonLat(place);
    return holds(place[0], place[1]);
  };
}

export function mostly(share: number | null): boolean {
  return share !== null && share > 0.95;
}

/**
 * Codes in which positions make sense, the surest first, and the one that is sure enough to be taken: the only telling
 * one, or the only one. `except` is left out. `expected`: where the service says that they are, degrees.
 */
export function likelySystems(
  positions: Positions,
  except: string | null,
  expected?: Bbox | null
): { codes: string[]; sure: string | null } {
  const near = expected ? within(grown(expected)) : null;
  const holding = (list: readonly [number, Test][]): string[] =>
    list
      .map(([number, holds]) => ({ code: `EPSG:${number}`, holds: near ?? holds }))
      .filter(({ code, holds }) => code !== except && holdsMost(positions, code, holds))
      .map(({ code }) => code);
  const degrees = mostly(positions.share(inDegrees)) ? degreeSystems(positions, except) : [];
  const first = degrees.length > 0 ? degrees : holding(telling);
  const second = degrees.length > 0 ? [] : holding(vague);
  const codes = [...first, ...second];
  const sure = first.length === 1 || first[0] === 'EPSG:2154' || codes.length === 1 ? codes[0] : undefined;
  return { codes, sure: sure ?? null };
}

/** Some room around an extent: services round theirs. */
export function grown([west, south, east, north]: Bbox): Bbox {
  const x = 0.5 + (east - west) / 10;
  const y = 0.5 + (north - south) / 10;
  return [west - x, south - y, east + x, north + y];
}

/** Degrees, or grads from Paris where only so positions declared for France fall there. */
function degreeSystems(positions: Positions, except: string | null): string[] {
  const declared = except === null ? undefined : crsDefinition(except);
  const french = declared !== undefined && within([-10, 41, 10.5, 52])(declared.area[0], declared.area[1]);
  if (french && except !== 'EPSG:4807' && !mostly(positions.share(inMainland))) {
    if (holdsMost(positions, 'EPSG:4807', inMainland)) return ['EPSG:4807'];
  }
  return except === 'EPSG:4326' ? [] : ['EPSG:4326'];
}

function holdsMost(positions: Positions, code: string, holds: Test): boolean {
  const found = transformToLonLat(code);
  return found.ok && mostly(positions.share(landsWhere(found.value, holds)));
}
