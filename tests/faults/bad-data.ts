import { strToU8, zipSync } from 'fflate';
import type { FileOptions } from '../../src/lib/core/formats/read-file';
import { handShapefile, latin1 } from '../../src/lib/core/formats/shapefile/hand-shapefile';
import type { Problem, ProblemCode } from '../../src/lib/core/problems/problem';

/** A fault of data, and what the reader of files makes of it. */
export interface BadData {
  name: string;
  input(): Uint8Array;
  options?: Partial<FileOptions>;
  expect: {
    /** the problem that refuses it, null when it loads */
    code: ProblemCode | null;
    /** notices beside the table, in order */
    notices?: Problem[];
    rows?: number;
    /** rows that have a place on the map */
    placed?: number;
    /** type, then values, of some columns */
    columns?: Readonly<Record<string, readonly unknown[]>>;
  };
}

type Position = (number | string | null)[];

const bytes = (text: string): Uint8Array => strToU8(text);
const json = (value: unknown): Uint8Array => bytes(JSON.stringify(value));
const collection = (features: unknown[], more: object = {}): Uint8Array =>
  json({ type: 'FeatureCollection', features, ...more });
const feature = (geometry: unknown, properties: unknown = {}, more: object = {}) => ({ type: 'Feature', properties, geometry, ...more }); // prettier-ignore
const point = (...coordinates: Position) => ({ type: 'Point', coordinates });
const polygon = (...coordinates: Position[][]) => ({ type: 'Polygon', coordinates });
const square = (x: number, y: number, size: number): Position[] => [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]; // prettier-ignore
const here = point(2, 48);
/** Geometries as the features of a collection. */
const shapes = (...geometries: unknown[]) => (): Uint8Array => collection(geometries.map((geometry) => feature(geometry))); // prettier-ignore
const notice = (code: string, rows: number): Problem => ({ code, facts: { rows } }) as Problem;
const repaired = [notice('geometry-repaired', 1)];
const invalid = [notice('geometry-invalid', 1)];
const lines = (...text: string[]) => (): Uint8Array => bytes(text.join('\n')); // prettier-ignore

const star = (n: number): Position[] =>
  Array.from({ length: n + 1 }, (_, i) => {
    const angle = (2 * Math.PI * ((i * ((n - 1) / 2)) % n)) / n;
    return [Math.cos(angle), 45 + Math.sin(angle)];
  });
const hand = handShapefile([
  { x: 2, y: 48, nom: 'Préfecture', n: 12 },
  { x: 3, y: 47, nom: 'Mairie', n: 3 }
]);
const edited = (source: Uint8Array, edit: (view: DataView) => void): Uint8Array => {
  const copy = source.slice();
  edit(new DataView(copy.buffer));
  return copy;
};

const geometry: BadData[] = [
  { name: 'null geometry', input: shapes(here, null), expect: { code: null, notices: [notice('geometry-missing', 1)], rows: 2, placed: 1 } },
  { name: 'no geometry member', input: () => collection([feature(here), { type: 'Feature', properties: {} }]), expect: { code: null, notices: [notice('geometry-missing', 1)], rows: 2, placed: 1 } },
  { name: 'empty geometries', input: shapes(here, point(), { type: 'MultiPoint', coordinates: [] }, polygon(), { type: 'MultiPolygon', coordinates: [] }, { type: 'GeometryCollection', geometries: [] }), expect: { code: null, notices: [notice('geometry-missing', 5)], rows: 6, placed: 1 } },
  { name: 'NaN written by Python', input: () => bytes('{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"v":NaN,"t":"NaN"},"geometry":{"type":"Point","coordinates":[NaN,48]}},{"type":"Feature","properties":{"v":-Infinity},"geometry":{"type":"Point","coordinates":[2,48]}}]}'), expect: { code: null, notices: [notice('position-invalid', 1)], rows: 2, placed: 1, columns: { v: ['text', null, null], t: ['text', 'NaN', null] } } },
  { name: 'infinite coordinate', input: () => bytes('{"type":"LineString","coordinates":[[1,2],[1e999,3]]}'), expect: { code: null, notices: [notice('position-invalid', 1)], rows: 1, placed: 0 } },
  { name: 'null coordinate in a ring', input: shapes(here, polygon([[0, 0], [null, 1], [1, 1], [0, 0]])), expect: { code: null, notices: [notice('position-invalid', 1)], rows: 2, placed: 1 } },
  { name: 'coordinates as texts', input: shapes(point('1.5', '48,25')), expect: { code: null, notices: [], rows: 1, placed: 1 } },
  { name: 'words as coordinates', input: shapes(here, point('est', 'nord')), expect: { code: null, notices: [notice('position-invalid', 1)], rows: 2, placed: 1 } },
  { name: 'latitude beyond the pole', input: shapes(here, point(3, 47), point(2, 95)), expect: { code: null, notices: [notice('position-invalid', 1)], rows: 3, placed: 2 } },
  { name: 'unclosed ring', input: shapes(polygon(square(0, 45, 1).slice(0, 4))), expect: { code: null, notices: repaired, rows: 1, placed: 1 } },
  { name: 'self-crossing ring', input: shapes(polygon([[0, 45], [2, 47], [2, 45], [0, 47], [0, 45]])), expect: { code: null, notices: repaired, rows: 1, placed: 1 } },
  { name: 'ring that crosses itself everywhere', input: shapes(here, polygon(star(20_001))), expect: { code: null, notices: invalid, rows: 2, placed: 1 } },
  { name: 'hole outside of its shell', input: shapes(polygon(square(0, 45, 1), square(3, 45, 1))), expect: { code: null, notices: repaired, rows: 1, placed: 1 } },
  { name: 'hole across its shell', input: shapes(polygon(square(0, 45, 2), square(1, 46, 2))), expect: { code: null, notices: repaired, rows: 1, placed: 1 } },
  { name: 'rings the wrong way round', input: shapes(polygon(square(0, 45, 2).reverse(), square(1, 46, 0.5))), expect: { code: null, notices: [], rows: 1, placed: 1 } },
  { name: 'repeated vertices', input: shapes(polygon(square(0, 45, 1).flatMap((at) => [at, at]))), expect: { code: null, notices: [], rows: 1, placed: 1 } },
  { name: 'ring without area', input: shapes(here, polygon([[0, 45], [1, 46], [2, 47], [0, 45]])), expect: { code: null, notices: invalid, rows: 2, placed: 1 } },
  { name: 'ring of two vertices', input: shapes(here, polygon([[0, 45], [1, 46]])), expect: { code: null, notices: invalid, rows: 2, placed: 1 } },
  { name: 'line of one vertex', input: shapes(here, { type: 'LineString', coordinates: [[0, 45]] }), expect: { code: null, notices: invalid, rows: 2, placed: 1 } },
  { name: 'spike', input: shapes(polygon([[0, 45], [1, 45], [1, 46], [1, 49], [1, 46], [0, 46], [0, 45]])), expect: { code: null, notices: repaired, rows: 1, placed: 1 } },
  { name: 'heights', input: shapes(point(2, 48, 130)), expect: { code: null, notices: [notice('dimensions-dropped', 1)], rows: 1, placed: 1 } },
  { name: 'heights and measures', input: shapes({ type: 'LineString', coordinates: [[0, 45, 1, 9], [1, 46, 2, 8]] }), expect: { code: null, notices: [notice('dimensions-dropped', 1)], rows: 1, placed: 1 } },
  { name: 'mixed types', input: shapes(polygon(square(0, 45, 1)), here), expect: { code: null, notices: [notice('geometry-mixed', 1)], rows: 2, placed: 2 } },
  { name: 'nested collections', input: shapes({ type: 'GeometryCollection', geometries: [here, { type: 'GeometryCollection', geometries: [here, { type: 'LineString', coordinates: [[0, 45], [1, 46]] }] }] }), expect: { code: null, notices: [], rows: 1, placed: 1 } },
  { name: 'collections nested without end', input: () => bytes(`{"type":"Feature","properties":{},"geometry":${'{"type":"GeometryCollection","geometries":['.repeat(3000)}${']}'.repeat(3000)}}`), expect: { code: null, notices: invalid, rows: 1, placed: 0 } },
  { name: 'curves, which GeoJSON does not have', input: shapes(here, { type: 'CircularString', coordinates: [[0, 0], [1, 1], [2, 0]] }), expect: { code: null, notices: invalid, rows: 2, placed: 1 } },
  { name: 'a geometry that is a word', input: shapes(here, 'POINT(2 48)'), expect: { code: null, notices: invalid, rows: 2, placed: 1 } },
  { name: 'polygon across the 180th meridian', input: shapes(polygon([[170, -20], [-170, -20], [-170, -10], [170, -10], [170, -20]])), expect: { code: null, rows: 1, placed: 1, notices: [notice('antimeridian-split', 1)] } },
  { name: 'line beyond the 180th meridian', input: shapes({ type: 'LineString', coordinates: [[170, 0], [190, 10]] }), expect: { code: null, notices: [notice('antimeridian-split', 1)], rows: 1, placed: 1 } },
  { name: 'longitudes of 0 to 360', input: shapes(point(200, 1), point(2, 48)), expect: { code: null, notices: [], rows: 2, placed: 2 } },
  { name: 'points at 0,0', input: shapes(here, point(0, 0), point(3, 47)), expect: { code: null, notices: [notice('position-zero', 1)], rows: 3, placed: 2 } },
  { name: 'points at 0,0 of Lambert-93', input: () => collection([feature(point(413471, 6420759)), feature(point(0, 0))], { crs: { type: 'name', properties: { name: 'EPSG:2154' } } }), expect: { code: null, notices: [notice('position-zero', 1)], rows: 2, placed: 1 } }
]; // prettier-ignore

const attributes: BadData[] = [
  { name: 'repeated ids', input: () => collection([feature(here, {}, { id: 1 }), feature(here, {}, { id: 1 }), feature(here, {}, { id: 2 })]), expect: { code: null, notices: [notice('ids-repeated', 1)], rows: 3, placed: 3 } },
  { name: 'ids that only some have', input: () => collection([feature(here, {}, { id: 'a' }), feature(here), feature(here, {}, { id: null })]), expect: { code: null, notices: [], rows: 3, placed: 3 } },
  { name: 'no features', input: () => collection([]), expect: { code: null, notices: [{ code: 'empty-result', facts: { url: 'x' } }], rows: 0, placed: 0 } },
  { name: 'features that are none', input: () => collection([null, 3, 'a', feature(here)]), expect: { code: null, notices: [], rows: 1, placed: 1 } },
  { name: 'properties that are none', input: () => collection([feature(here, null), feature(here, 'a'), feature(here, [1])]), expect: { code: null, notices: [], rows: 3, placed: 3 } },
  { name: 'three thousand properties', input: () => collection([feature(here, Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`p${i}`, i])))]), expect: { code: null, notices: [{ code: 'too-large', facts: { columns: 3000, limit: 2000 } }], rows: 1, placed: 1 } },
  { name: 'a hundred thousand properties', input: () => collection([feature(here, Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`p${i}`, i])))]), expect: { code: null, notices: [{ code: 'too-large', facts: { columns: 100_000, limit: 2000 } }], rows: 1, placed: 1 } },
  { name: 'a text of a megabyte', input: () => collection([feature(here, { t: 'a'.repeat(1_000_000) })]), expect: { code: null, notices: [{ code: 'too-large', facts: { texts: 1, limit: 100_000 } }], rows: 1, placed: 1 } },
  { name: 'names of object prototypes', input: () => bytes('{"type":"Feature","properties":{"__proto__":{"polluted":1},"constructor":"a","toString":2},"geometry":null}'), expect: { code: null, notices: [notice('geometry-missing', 1)], rows: 1, placed: 0, columns: { ['__proto__']: ['text', '{"polluted":1}'], constructor: ['text', 'a'], toString: ['number', 2] } } },
  { name: 'properties nested without end', input: () => bytes(`{"type":"Feature","properties":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}},"geometry":null}`), expect: { code: null, notices: [notice('geometry-missing', 1)], rows: 1, placed: 0 } },
  { name: 'half a character', input: () => bytes('{"type":"Feature","properties":{"a":"x\\ud800","b":"\\u0000y"},"geometry":null}'), expect: { code: null, rows: 1, placed: 0, columns: { a: ['text', 'x\ufffd'], b: ['text', 'y'] } } },
  { name: 'line ends inside of JSON texts', input: () => bytes('{"type":"Feature","properties":{"a":"x\ny\u0000z"},"geometry":null}'), expect: { code: null, rows: 1, placed: 0, columns: { a: ['text', 'x y z'] } } },
  { name: 'byte order mark and CRLF', input: () => bytes(`\ufeff{\r\n"type":"Point",\r\n"coordinates":[2,48]}\r\n`), expect: { code: null, notices: [], rows: 1, placed: 1 } },
  { name: 'sentinels', input: lines('a;b', '-9999;999999', '1;2'), expect: { code: null, notices: [], rows: 2, placed: 0, columns: { a: ['number', -9999, 1], b: ['number', 999999, 2] } } },
  { name: 'sentinels among figures', input: lines('nb_lits;evolution', '-9999;-999', '12;2', '30;5'), expect: { code: null, notices: [], rows: 3, placed: 0, columns: { nb_lits: ['number', null, 12, 30], evolution: ['number', -999, 2, 5] } } },
  { name: 'numbers as texts', input: lines('total;part;prix;solde', '1\u202f234,5;12,5\u00a0%;3\u00a0€;(1\u00a0234)', '\u2212987;nd;4,50\u00a0€;7'), expect: { code: null, notices: [], rows: 2, placed: 0, columns: { total: ['number', 1234.5, -987], part: ['number', 12.5, null], prix: ['number', 3, 4.5], solde: ['number', -1234, 7] } } },
  { name: 'codes that look like numbers and dates', input: lines('insee;siren;cp;dossier', '01001;552100554;01000;2024-03', '33063;732829320;33000;2024-04'), expect: { code: null, notices: [], rows: 2, placed: 0, columns: { insee: ['text', '01001', '33063'], siren: ['text', '552100554', '732829320'], cp: ['text', '01000', '33000'], dossier: ['text', '2024-03', '2024-04'] } } },
  { name: 'dates in ten forms', input: lines('a;b;c;d;date_e;date_f;date_g;date_h;mois;j', '2024-01-31T10:20:30.5+02:00;31/01/2024;1/2/24;31-01-2024;20240131;1706696430;1706696430123;45322;2024-01;31 janvier 2024'), expect: { code: null, notices: [], rows: 1, placed: 0, columns: { a: ['date', '2024-01-31'], b: ['date', '2024-01-31'], c: ['date', '2024-02-01'], d: ['date', '2024-01-31'], date_e: ['date', '2024-01-31'], date_f: ['date', '2024-01-31'], date_g: ['date', '2024-01-31'], date_h: ['date', '2024-01-31'], mois: ['date', '2024-01-01'], j: ['date', '2024-01-31'] } } }
]; // prettier-ignore

const documents: BadData[] = [
  { name: 'cut JSON', input: () => bytes('{"type":"FeatureCollection","features":[{"type":"Feature","prop'), expect: { code: 'parse-failed' } },
  { name: 'JSON of another kind', input: () => json({ results: 3 }), expect: { code: 'parse-failed' } },
  { name: 'lists nested without end', input: () => bytes('['.repeat(1_000_000)), expect: { code: 'parse-failed' } },
  { name: 'more lists than memory holds', input: () => new Uint8Array(25_000_000).fill(0x5b), expect: { code: 'too-large' } },
  { name: 'CRS member of 2008', input: () => collection([feature(point(413471, 6420759))], { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2154' } } }), expect: { code: null, notices: [], rows: 1, placed: 1 } },
  { name: 'CRS that does not exist', input: () => collection([feature(point(413471, 6420759))], { crs: { type: 'name', properties: { name: 'EPSG:999999' } } }), expect: { code: 'unsupported-crs' } },
  { name: 'nothing', input: () => new Uint8Array(0), expect: { code: 'unexpected-content' } },
  { name: 'a login page', input: () => bytes('<!DOCTYPE html><html><body>Connexion</body></html>'), expect: { code: 'unexpected-content' } },
  { name: 'an exception in its place', input: () => bytes('<ServiceExceptionReport><ServiceException>non</ServiceException></ServiceExceptionReport>'), expect: { code: 'service-exception' } },
  { name: 'bytes of anything', input: () => Uint8Array.from({ length: 2000 }, (_, i) => (i * 37) % 251), expect: { code: 'unsupported-format' } },
  { name: 'CSV positions that are words', input: lines('nom;lon;lat', 'a;2;48', 'b;est;nord', 'c;;'), expect: { code: null, notices: [notice('geometry-missing', 1), notice('position-invalid', 1)], rows: 3, placed: 1 } },
  { name: 'CSV positions at 0,0', input: lines('nom;lon;lat', 'a;2;48', 'b;0;0'), expect: { code: null, notices: [notice('position-zero', 1)], rows: 2, placed: 1 } },
  { name: 'CSV of five thousand columns', input: () => bytes(`${Array.from({ length: 5000 }, (_, i) => `c${i}`).join(';')}\n${Array.from({ length: 5000 }, (_, i) => i).join(';')}`), expect: { code: null, notices: [{ code: 'too-large', facts: { columns: 5000, limit: 2000 } }], rows: 1, placed: 0 } },
  { name: 'CSV header alone', input: lines('nom;lon;lat'), expect: { code: null, notices: [{ code: 'empty-result', facts: { url: 'x' } }], rows: 0, placed: 0 } },
  { name: 'CSV quote never closed', input: lines('a;b', '1;"x', '2;y'), expect: { code: 'parse-failed' } },
  { name: 'CSV of windows-1252', input: () => latin1('commune;n\nSète;1'), expect: { code: null, rows: 1, placed: 0, columns: { commune: ['text', 'Sète'] } } },
  { name: 'CSV of two bytes a character', input: () => new Uint8Array(Uint16Array.from('\ufeffnom;n\nÉté;1', (c) => c.charCodeAt(0)).buffer), expect: { code: null, notices: [], rows: 1, placed: 0, columns: { nom: ['text', 'Été'] } } },
  { name: 'ZIP that announces gigabytes', input: () => edited(zipSync({ 'a.csv': bytes('a;b\n1;2') }), (view) => view.setUint32(view.getUint32(view.byteLength - 6, true) + 24, 0x7fffffff, true)), expect: { code: 'too-large' } },
  { name: 'ZIP cut short', input: () => zipSync({ 'a.csv': bytes('a;b\n1;2') }).slice(0, 40), expect: { code: 'parse-failed' } },
  { name: 'ZIP in a ZIP', input: () => zipSync({ 'a.json': zipSync({ 'a.json': json(here) }) }), expect: { code: 'unsupported-format' } },
  { name: 'shapefile cut short', input: () => zipSync({ 'a.shp': hand.shp.slice(0, -28), 'a.dbf': hand.dbf }), expect: { code: 'parse-failed' } },
  { name: 'DBF that announces records for hours', input: () => zipSync({ 'a.shp': hand.shp, 'a.dbf': edited(hand.dbf, (view) => view.setUint32(4, 0xffffffff, true)) }), expect: { code: 'parse-failed' } },
  { name: 'shapefile of multipatches', input: () => zipSync({ 'a.shp': edited(hand.shp, (view) => view.setInt32(32, 31, true)) }), expect: { code: 'unsupported-format' } },
  { name: 'shapefile of null shapes', input: () => zipSync({ 'a.shp': edited(hand.shp, (view) => view.setInt32(32, 0, true)), 'a.dbf': hand.dbf }), expect: { code: null, notices: [notice('geometry-missing', 2)], rows: 2, placed: 0 } },
  { name: 'shapefile of an unknown type', input: () => zipSync({ 'a.shp': edited(hand.shp, (view) => view.setInt32(32, 99, true)) }), expect: { code: 'parse-failed' } }
]; // prettier-ignore

/** Every fault of data that a file may have. */
export const badData: readonly BadData[] = [...geometry, ...attributes, ...documents];
