// Vector tiles as GDAL writes them, with its own description beside them, against the layer that they were made of.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { MultiPolygon, Point } from 'geojson';
import { area, multiPolygon } from '@turf/turf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noCrsAssets } from '../../src/lib/core/crs/no-assets';
import { createNet } from '../../src/lib/core/net/fetch-net';
import { sourceModule } from '../../src/lib/core/sources/registry';
import type { VectorTilesSource } from '../../src/lib/core/sources/vector-tiles';
import type { Bbox } from '../../src/lib/core/table/table';
import { ogrLonLat, run, scratch, testData } from '../servers/data';
import { listen, send, type TestServer } from '../servers/http';
import { apart, read, readTable, values, verticesByRow } from './reading';

const gironde: Bbox = [-1.3, 44.15, 0.35, 45.6];
let folder: string;
let server: TestServer;
let places: ReturnType<typeof ogrLonLat<Point, { id: string; nom: string }>>['features'];
let cells: ReturnType<typeof ogrLonLat<MultiPolygon, { code: string }>>['features'];

beforeAll(async () => {
  const { gpkg } = testData();
  folder = mkdtempSync(join(scratch, 'tiles-'));
  const to = (name: string, layer: string, max: number): void => {
    const options = ['-dsco', 'MINZOOM=6', '-dsco', `MAXZOOM=${max}`, '-dsco', 'FORMAT=DIRECTORY'];
    run(
      'ogr2ogr',
      '-f',
      'MVT',
      '-spat',
      '390000',
      '6390000',
      '450000',
      '6450000',
      ...options,
      join(folder, name),
      gpkg,
      layer
    );
  };
  to('places', 'places', 10);
  to('cells', 'cells', 10);
  places = ogrLonLat<Point, { id: string; nom: string }>(gpkg, 'places').features;
  cells = ogrLonLat<MultiPolygon, { code: string }>(gpkg, 'cells').features;
  server = await listen((url, _request, response) => {
    const file = join(folder, url.pathname);
    if (url.pathname.startsWith('/html/')) send(response, 'text/html', '<!doctype html><title>Maintenance</title>');
    else if (!existsSync(file)) send(response, 'text/plain', 'no such tile', 404);
    else send(response, 'application/octet-stream', readFileSync(file));
  });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const source = (set: string, more: Partial<VectorTilesSource> = {}): VectorTilesSource => ({
  kind: 'vector-tiles',
  url: `${server.url}/${set}/{z}/{x}/{y}.pbf`,
  layer: set,
  minZoom: 6,
  maxZoom: 10,
  ...more
});

describe('vector tiles written by GDAL', () => {
  it('hold every place of a box once, where GDAL puts it, within a unit of the tile', async () => {
    const truth = places.filter(
      ({
        geometry: {
          coordinates: [x = 0, y = 0]
        }
      }) => x > -0.9 && x < -0.3 && y > 44.5 && y < 45
    );
    expect(truth.length).toBeGreaterThan(20);
    const { table, notices } = await readTable(source('places', { id: 'id' }), { bbox: [-0.9, 44.5, -0.3, 45] });
    expect(notices).toEqual([]);
    const names = values(table, 'nom');
    const ids = values(table, 'id') as string[];
    expect(new Set(ids).size).toBe(ids.length);
    const read = verticesByRow(table);
    // z 10, 4,096 units a tile: 6.8 m at this latitude
    for (const { properties, geometry } of truth) {
      const row = ids.indexOf(properties.id);
      expect(names[row]).toBe(properties.nom);
      expect(apart(read[row]!.vertices[0]!, geometry.coordinates as [number, number])).toBeLessThan(7);
    }
  });

  it('give areas that tiles cut whole again: as many, as large', async () => {
    const { table } = await readTable(source('cells', { id: 'code' }), { bbox: [-0.8, 44.6, -0.3, 45] });
    const codes = values(table, 'code') as string[];
    expect(new Set(codes).size).toBe(codes.length);
    const inner = cells.filter(({ geometry }) =>
      geometry.coordinates.flat(2).every(([x = 0, y = 0]) => x > -0.8 && x < -0.3 && y > 44.6 && y < 45)
    );
    expect(inner.length).toBeGreaterThan(5);
    for (const { properties, geometry } of inner) {
      const row = codes.indexOf(properties.code);
      const { parts, rings } = verticesByRow(table)[row]!;
      expect([parts, rings]).toEqual([geometry.coordinates.length, geometry.coordinates.flat().length]);
      expect(areaOfRow(table, row) / area(geometry)).toBeCloseTo(1, 2);
    }
  });

  it('describe themselves: the layer is found behind the template, with its zooms', async () => {
    const { discover } = await sourceModule(source('places'));
    const found = await discover!(
      { sure: 3, spec: { url: `${server.url}/places/{z}/{x}/{y}.pbf` } },
      {
        net: createNet((url, init) => fetch(url, init as RequestInit), { timeoutSeconds: 20, maxBytes: 1e8 }),
        assets: noCrsAssets,
        signal: new AbortController().signal,
        baseUrl: 'http://127.0.0.1:1/'
      }
    );
    expect(found).toMatchObject({
      ok: true,
      value: { kind: 'vector-tiles', offers: [{ name: 'places', source: source('places') }] }
    });
  });

  it('are empty where the server has none, and a login page is no tile', async () => {
    const { table, notices } = await readTable(source('places'), { bbox: [8, 42, 8.5, 42.5] });
    expect([table.rows, notices.map((notice) => notice.code)]).toEqual([0, ['empty-result']]);
    const page = await read(source('places', { url: `${server.url}/html/{z}/{x}/{y}.pbf` }), { bbox: gironde });
    expect(page).toMatchObject({ ok: false, problem: { code: 'unexpected-content' } });
  });

  it('of a whole country at the zoom of parcels are not asked for', async () => {
    const before = server.log.length;
    const outcome = await read(source('places', { minZoom: 10 }), { bbox: [-5, 42, 8, 51] });
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'scale-hidden' } });
    expect(server.log.length).toBe(before);
  });
});

function areaOfRow(table: Awaited<ReturnType<typeof readTable>>['table'], row: number): number {
  const { rowOf, parts, rings, coords } = table.polygons!;
  const polygons: [number, number][][][] = [];
  rowOf.forEach((of, i) => {
    if (of !== row) return;
    const polygon: [number, number][][] = [];
    for (let r = parts[i]!; r < parts[i + 1]!; r++) {
      const ring: [number, number][] = [];
      for (let v = rings[r]!; v < rings[r + 1]!; v++) ring.push([coords[2 * v]!, coords[2 * v + 1]!]);
      polygon.push(ring);
    }
    polygons.push(polygon);
  });
  return area(multiPolygon(polygons));
}
