// Reads the project's MapServer by OGC API Features: page by page, by links that name a host nobody has.
import type { Problem } from '../../src/lib/core/problems/problem';
import type { MultiPolygon, Point } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noCrsAssets } from '../../src/lib/core/crs/no-assets';
import { createNet } from '../../src/lib/core/net/fetch-net';
import type { ReadContext } from '../../src/lib/core/sources/kind';
import type { OgcFeaturesSource } from '../../src/lib/core/sources/ogc-features';
import { ogcFeaturesModule } from '../../src/lib/core/sources/ogc-features/module';
import { recogniseFeatures } from '../../src/lib/core/sources/ogc-features/recognise';
import { ogrCount, ogrLonLat, ogrNumber } from '../servers/data';
import { startMapServer, type MapServer } from '../servers/mapserver';
import { farthest, readTable, values, verticesByRow, type LonLat } from './reading';

let server: MapServer;
beforeAll(async () => {
  server = await startMapServer();
});
afterAll(() => server.close());

const source = (collection: string, more: Partial<OgcFeaturesSource> = {}): OgcFeaturesSource => ({
  kind: 'ogc-features',
  url: server.ogcApi,
  collection,
  ...more
});
const context = (more: Partial<ReadContext> = {}): ReadContext => ({
  net: createNet((url, init) => fetch(url, init as RequestInit), { timeoutSeconds: 20, maxBytes: 268435456 }),
  assets: noCrsAssets,
  files: { get: () => Promise.resolve(null) },
  signal: new AbortController().signal,
  baseUrl: 'http://127.0.0.1:1/',
  progress: () => undefined,
  ...more
});

/** What a reading noticed, but for outlines that six decimals of a degree make meet themselves. */
const told = (notices: readonly Problem[]): string[] =>
  notices.map((notice) => notice.code).filter((code) => code !== 'geometry-repaired');

describe('OGC API Features of MapServer', () => {
  it('gives the table that WFS gives of the same layer, over many pages', async () => {
    const { table, notices } = await readTable(source('gironde', { pageSize: 50 }));
    const { table: twin } = await readTable({ kind: 'wfs', url: server.ows, typeName: 'gironde', version: '2.0.0' });
    expect(told(notices)).toEqual([]);
    expect(table.rows).toBe(ogrCount(server.data.gpkg, 'gironde'));
    expect([table.rows, table.covers, table.total]).toEqual([twin.rows, 'all', twin.rows]);
    expect(server.log.filter((path) => path.startsWith('/api/collections/gironde/items'))).toHaveLength(4);
    // by code: neither server promises an order
    const rowOf = new Map(values(twin, 'code').map((code, row) => [code, row]));
    const names = twin.columns.map((column) => column.name).filter((name) => name !== 'id');
    const mine = names.map((name) => values(table, name));
    const theirs = names.map((name) => values(twin, name));
    const shapes = verticesByRow(table);
    // long edges are split, elsewhere along degrees than along metres: the source's own vertices are what both have
    const truth = new Map(
      ogrLonLat<MultiPolygon, { code: string }>(server.data.gpkg, 'gironde').features.map((f) => [
        f.properties.code as unknown,
        f.geometry.coordinates.flat(2) as LonLat[]
      ])
    );
    let worst = 0;
    values(table, 'code').forEach((code, row) => {
      const other = rowOf.get(code)!;
      expect(mine.map((column) => column[row])).toEqual(theirs.map((column) => column[other]));
      worst = Math.max(worst, farthest(truth.get(code)!, shapes[row]!.vertices));
    });
    // MapServer cuts after six decimals here: 11 cm north, 8 cm east
    expect(worst, 'metres').toBeLessThan(0.15);
  });

  it('counts, and cuts to a box', async () => {
    const total = ogrCount(server.data.gpkg, 'places');
    expect(await ogcFeaturesModule.count!(source('places'), context())).toEqual({
      ok: true,
      value: total,
      notices: []
    });
    const bbox: [number, number, number, number] = [-1, 44.5, 0, 45.5];
    const inside = ogrLonLat<Point, object>(server.data.gpkg, 'places').features.filter(({ geometry }) => {
      const [lon, lat] = geometry.coordinates as LonLat;
      return lon >= bbox[0] && lon <= bbox[2] && lat >= bbox[1] && lat <= bbox[3];
    });
    const part = await ogcFeaturesModule.read(source('places'), context({ bbox }));
    if (!part.ok) throw new Error(JSON.stringify(part.problem));
    expect(told(part.notices)).toEqual([]);
    expect(part.value.covers).toBe('part');
    // MapServer cuts by the box around the box in Lambert-93: a little more
    expect(inside.length).toBeGreaterThan(100);
    expect(part.value.rows).toBeGreaterThanOrEqual(inside.length);
    expect(part.value.rows).toBeLessThan(inside.length * 1.1);
    const counted = await ogcFeaturesModule.count!(source('places'), context({ bbox }));
    expect(counted).toMatchObject({ value: part.value.rows });
  });

  it('gives every feature though the server ignores offset, in one go', async () => {
    const { table, notices } = await readTable(source('places'));
    expect([table.rows, table.covers, notices]).toEqual([ogrCount(server.data.gpkg, 'places'), 'all', []]);
    expect(new Set(values(table, 'id')).size).toBe(table.rows);
  });

  it('keeps what was asked for though the server ignores filters by property, and says so', async () => {
    const { table, notices } = await readTable(source('gironde', { properties: { nature: 'ville' } }));
    expect(new Set(values(table, 'nature'))).toEqual(new Set(['ville']));
    expect(table.rows).toBe(ogrNumber(server.data.gpkg, "SELECT count(*) FROM gironde WHERE nature = 'ville'"));
    expect(told(notices)).toEqual(['filter-local']);
  });

  it('refuses a filter that the server does not offer and that is no equality', async () => {
    const outcome = await ogcFeaturesModule.read(source('gironde', { filter: 'population > 1000' }), context());
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'filter-refused' } });
    const { table } = await readTable(source('gironde', { filter: "nature = 'ville' AND reg = '75'" }));
    expect(new Set(values(table, 'nature'))).toEqual(new Set(['ville']));
  });

  it.each(['', '/', '/collections', '/collections?f=html', '/conformance?f=json'])(
    'lists its collections from %s',
    async (path) => {
      const url = new URL(server.ogcApi + path);
      const query = new Map(url.searchParams);
      const claim = recogniseFeatures({ text: url.href, url, query })!;
      const found = await ogcFeaturesModule.discover!(claim, context());
      if (!found.ok) throw new Error(JSON.stringify(found.problem));
      expect(found.value.title).toBe('Serveur de test');
      expect(found.value.offers.map((offer) => offer.name).sort()).toEqual([
        'cells',
        'gironde',
        'near',
        'places',
        'routes'
      ]);
      expect(found.value.offers.find((offer) => offer.name === 'places')).toMatchObject({
        title: 'Lieux',
        source: source('places')
      });
      expect(found.value.chosen).toBeUndefined();
    }
  );

  it.each(['/collections/places', '/collections/places/items?limit=3&offset=6'])('chooses from %s', async (path) => {
    const url = new URL(server.ogcApi + path);
    const claim = recogniseFeatures({ text: url.href, url, query: new Map(url.searchParams) })!;
    const found = await ogcFeaturesModule.discover!(claim, context());
    expect(found).toMatchObject({ ok: true, value: { chosen: { name: 'places', source: source('places') } } });
  });

  it('says that a collection is not there', async () => {
    const outcome = await ogcFeaturesModule.read(source('nothing'), context());
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'layer-unknown', facts: { layer: 'nothing' } } });
  });
});
