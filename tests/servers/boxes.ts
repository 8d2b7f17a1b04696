import type { CellProperties } from './cells';
import { run, type TestData } from './data';
import type { MapServer } from './mapserver';

export interface Place {
  lon: number;
  lat: number;
}

/** Metres of web Mercator around the world. */
const around = 2 * Math.PI * 6378137;

/** Pixels a metre of web Mercator takes on a map whose world is 512 pixels wide at zoom 0. */
export const pixelsPerMetre = (zoom: number): number => (512 * 2 ** zoom) / around;

/** Web Mercator of a place, metres. */
export function mercator({ lon, lat }: Place): [number, number] {
  const up = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  return [(around * lon) / 360, (around * up) / (2 * Math.PI)];
}

/** Ground that a GetFeature asks for, web Mercator; null: all. */
export const boxOf = (url: URL): number[] | null =>
  url.searchParams.get('BBOX')?.split(',').slice(0, 4).map(Number) ?? null;

/** What was asked of a server, as the tests look at it. */
export interface Asked {
  /** boxes of the pages of features, each time one was asked */
  cells: string[];
  /** requests of features without a box */
  whole: number;
  hits: number;
  pictures: number;
}

export function askedOf(log: readonly string[]): Asked {
  const asked: Asked = { cells: [], whole: 0, hits: 0, pictures: 0 };
  for (const path of log) {
    const query = new URL(path, 'http://x').searchParams;
    const request = (query.get('REQUEST') ?? query.get('request'))?.toLowerCase();
    if (request === 'getmap') asked.pictures++;
    else if (request !== 'getfeature') continue;
    else if (query.get('RESULTTYPE') === 'hits') asked.hits++;
    else if (query.has('BBOX')) asked.cells.push(query.get('BBOX')!);
    else asked.whole++;
  }
  return asked;
}

/** Codes of the features that MapServer gives for boxes, asked anew and each counted once. */
export async function codesIn({ ows }: MapServer, boxes: readonly string[]): Promise<Set<string>> {
  const codes = new Set<string>();
  for (const box of new Set(boxes)) {
    const query = { SERVICE: 'WFS', VERSION: '2.0.0', REQUEST: 'GetFeature', TYPENAMES: 'cells', BBOX: box };
    const answer = await fetch(`${ows}?${new URLSearchParams({ ...query, OUTPUTFORMAT: 'geojson' })}`);
    const { features } = (await answer.json()) as { features: { properties: CellProperties }[] };
    for (const { properties } of features) codes.add(properties.code);
  }
  return codes;
}

/** Codes of the cells that meet boxes, as GDAL sees it. */
export function ogrCodesIn({ gpkg }: TestData, boxes: readonly string[]): Set<string> {
  const codes = boxes.flatMap((box) => {
    const cut = ['-select', 'code', '-spat', ...box.split(',').slice(0, 4), '-spat_srs', 'EPSG:3857'];
    // JSON: GDAL's CSV puts codes that look like numbers in quotes
    const text = run('ogr2ogr', '-f', 'GeoJSON', '/vsistdout/', gpkg, 'cells', ...cut);
    const { features } = JSON.parse(text) as { features: { properties: { code: string } }[] };
    return features.map(({ properties }) => properties.code);
  });
  return new Set(codes);
}

/** Those of the boxes asked whose cells a map of that size meets; a cell is asked a hundredth larger than it is. */
export function seenOf(
  boxes: readonly string[],
  view: Place & { zoom: number },
  { width, height }: { width: number; height: number }
): string[] {
  const [dx, dy] = [width, height].map((size) => size / 2 / pixelsPerMetre(view.zoom)) as [number, number];
  const [x, y] = mercator(view);
  return boxes.filter((box) => {
    const [west, south, east, north] = box.split(',').map(Number) as [number, number, number, number];
    const margin = (0.01 * (east - west)) / 1.02;
    const isBeside = west + margin >= x + dx || east - margin <= x - dx;
    return !isBeside && south + margin < y + dy && north - margin > y - dy;
  });
}
