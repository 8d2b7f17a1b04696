import { nameWords } from '../../table/name-words';
import { isNoFigure, readNumber } from '../../table/read-number';

/** How rows of a text table are placed: two columns, or one that holds « latitude, longitude ». */
export type Placing = { x: number; y: number } | { latLon: number };

/** Names of x and y columns that go together, words run together, best first. */
const pairs: readonly (readonly [x: string, y: string])[] = [
  ['longitude', 'latitude'],
  ['long', 'lat'],
  ['lon', 'lat'],
  ['lng', 'lat'],
  ['xlong', 'ylat'],
  ['xlon', 'ylat'],
  ['xlongitude', 'ylatitude'],
  ['geolon', 'geolat'],
  ['longitudewgs84', 'latitudewgs84'],
  ['xwgs84', 'ywgs84'],
  ['xlambert93', 'ylambert93'],
  ['xl93', 'yl93'],
  ['coordonneex', 'coordonneey'],
  ['coordonneesx', 'coordonneesy'],
  ['coordx', 'coordy'],
  ['xcoord', 'ycoord'],
  ['x', 'y']
];
const latLonNames = [
  'geopoint2d',
  'geopoint',
  'geo',
  'latlon',
  'latlong',
  'latlng',
  'coordonneesgps',
  'coordonneesgeo',
  'coordonnees',
  'position'
];

/** Finds placing columns by their names; null when none is recognised. */
export function findPlacing(header: readonly string[]): Placing | null {
  const names = header.map((name) => nameWords(name).join(''));
  for (const [xName, yName] of pairs) {
    const x = names.indexOf(xName);
    const y = names.indexOf(yName);
    if (x >= 0 && y >= 0) return { x, y };
  }
  for (const name of latLonNames) {
    const latLon = names.indexOf(name);
    if (latLon >= 0) return { latLon };
  }
  return null;
}

/** x and y of a row: null when it has none, NaN where something is written that is no number. */
export function placeOf(row: readonly string[], placing: Placing): [x: number, y: number] | null {
  const cells =
    'latLon' in placing
      ? (row[placing.latLon] ?? '').split(',', 3).reverse()
      : [row[placing.x] ?? '', row[placing.y] ?? ''];
  if (cells.every(isEmpty)) return null;
  if (cells.length !== 2) return [NaN, NaN];
  return [readNumber(cells[0] as string), readNumber(cells[1] as string)];
}

function isEmpty(cell: string): boolean {
  const text = cell.trim();
  return text === '' || isNoFigure(text);
}
