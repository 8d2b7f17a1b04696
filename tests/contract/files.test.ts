// GeoJSON and CSV at an address, and own files, all made by GDAL: same rows, same places.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { MultiPolygon, Point } from 'geojson';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FeatureTable } from '../../src/lib/core/table/table';
import { ogrCount, ogrLonLat, run, scratch } from '../servers/data';
import { startFiles } from '../servers/faults';
import type { TestServer } from '../servers/http';
import { startMapServer, type MapServer } from '../servers/mapserver';
import { farthest, readTable, values, verticesByRow, type LonLat } from './reading';

let server: MapServer;
let files: TestServer;
const made = (name: string): string => join(scratch, `contract-${process.pid}-${name}`);
/** A layer of the test data written by GDAL in another format. */
const convert = (name: string, layer: string, ...options: string[]): string => {
  rmSync(made(name), { force: true });
  run('ogr2ogr', ...options, made(name), server.data.gpkg, layer);
  return made(name);
};

beforeAll(async () => {
  server = await startMapServer();
  const body = (path: string, type: string): { type: string; body: Uint8Array } => ({ type, body: readFileSync(path) });
  const where = ['-where', "dep = '33'"];
  files = await startFiles({
    // the old `crs` member, plane coordinates
    '/gironde.geojson': body(
      convert('g.geojson', 'gironde', '-f', 'GeoJSON', '-lco', 'RFC7946=NO'),
      'application/json'
    ),
    '/lonlat.csv': body(
      convert('l.csv', 'places', '-f', 'CSV', '-t_srs', 'EPSG:4326', '-lco', 'GEOMETRY=AS_XY', ...where),
      'text/csv'
    ),
    '/plane.csv': body(convert('p.csv', 'places', '-f', 'CSV', '-lco', 'GEOMETRY=AS_XY', ...where), 'text/csv'),
    '/table.csv': body(convert('t.csv', 'gironde', '-f', 'CSV', '-lco', 'SEPARATOR=SEMICOLON'), 'text/csv')
  });
});
afterAll(async () => {
  await files.close();
  await server.close();
  for (const name of ['g.geojson', 'l.csv', 'p.csv', 't.csv', 's.shz']) rmSync(made(name), { force: true });
});

function expectCells(table: FeatureTable): void {
  const truth = ogrLonLat<MultiPolygon, { code: string }>(server.data.gpkg, 'gironde').features;
  expect(table.rows).toBe(truth.length);
  const at = new Map(truth.map((f) => [f.properties.code, f.geometry.coordinates.flat(2) as LonLat[]]));
  const codes = values(table, 'code') as string[];
  // every vertex is there; long edges have more, where they would be seen to bend
  const worst = verticesByRow(table).map(({ vertices }, row) => farthest(at.get(codes[row]!)!, vertices));
  expect(Math.max(...worst)).toBeLessThan(0.01);
}

function expectPlaces(table: FeatureTable): void {
  const truth = ogrLonLat<Point, { id: string; dep: string }>(server.data.gpkg, 'places').features;
  const at = new Map(truth.map((f) => [f.properties.id, f.geometry.coordinates as LonLat]));
  const ids = values(table, 'id') as string[];
  expect(ids).toHaveLength(truth.filter((f) => f.properties.dep === '33').length);
  const worst = verticesByRow(table).map(({ vertices }, row) => farthest(vertices, [at.get(ids[row]!)!]));
  expect(Math.max(...worst)).toBeLessThan(0.01);
}

it('GeoJSON in EPSG:2154 told by its crs member', async () => {
  const { table } = await readTable({ kind: 'geojson', url: `${files.url}/gironde.geojson` });
  expect(table.crs).toBe('EPSG:2154');
  expectCells(table);
});

it('GeoJSON of MapServer in EPSG:2154, by address', async () => {
  const query = 'SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=gironde&OUTPUTFORMAT=geojson&SRSNAME=EPSG:2154';
  const { table } = await readTable({ kind: 'geojson', url: `${server.ows}?${query}` });
  expect(table.rows).toBe(ogrCount(server.data.gpkg, 'gironde'));
  expectCells(table);
});

it('CSV with longitude and latitude', async () => {
  const { table } = await readTable({ kind: 'csv', url: `${files.url}/lonlat.csv`, x: 'X', y: 'Y' });
  expectPlaces(table);
});

it('CSV with plane coordinates', async () => {
  const { table } = await readTable({ kind: 'csv', url: `${files.url}/plane.csv`, x: 'X', y: 'Y', crs: 'EPSG:2154' });
  expectPlaces(table);
});

it('CSV without geometry: a table, codes kept as text', async () => {
  const { table } = await readTable({ kind: 'csv', url: `${files.url}/table.csv`, plain: true });
  expect(table.rows).toBe(ogrCount(server.data.gpkg, 'gironde'));
  expect([table.points, table.lines, table.polygons]).toEqual([undefined, undefined, undefined]);
  expect(values(table, 'code').every((code) => typeof code === 'string')).toBe(true);
});

it('a zipped shapefile of one’s own, its CRS told by the .prj', async () => {
  const bytes = readFileSync(convert('s.shz', 'gironde', '-f', 'ESRI Shapefile', '-lco', 'ENCODING=UTF-8'));
  const store = { get: (hash: string) => Promise.resolve(hash === 'abc' ? new Uint8Array(bytes) : null) };
  const { table } = await readTable(
    { kind: 'file', name: 'gironde.zip', size: bytes.length, hash: 'abc' },
    { files: store }
  );
  expect(table.crs).toBe('EPSG:2154');
  expectCells(table);
});
