// QGIS Server, whose habits are its own: no WFS 2.0.0, GeoJSON under another name, axes by the form of the system's name,
// internal addresses in its documents. Skipped where it is not installed.
import type { Point } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noCrsAssets } from '../../src/lib/core/crs/no-assets';
import { identify } from '../../src/lib/core/identify/identify';
import { createNet } from '../../src/lib/core/net/fetch-net';
import { discover } from '../../src/lib/core/sources/discover';
import type { Offer, RasterPlan, SourceContext } from '../../src/lib/core/sources/kind';
import { sourceModule, type SourceSpec } from '../../src/lib/core/sources/registry';
import type { WfsSource } from '../../src/lib/core/sources/wfs';
import { pictureUrl, tilesIn } from '../../src/lib/map/raster-grid';
import { tileUrl } from '../../src/lib/map/tile-url';
import { hasQgis } from '../packages.mjs';
import { ogrCount, ogrLonLat } from '../servers/data';
import { startQgisServer, type QgisServer } from '../servers/qgis';
import { apart, readTable, values, verticesByRow } from './reading';
import { expectSameTable } from './same-table';

const context = (): SourceContext => ({
  assets: noCrsAssets,
  net: createNet((url, init) => fetch(url, init as RequestInit), { timeoutSeconds: 20, maxBytes: 1 << 26 }),
  signal: new AbortController().signal,
  baseUrl: 'http://127.0.0.1:1/'
});

describe.skipIf(!hasQgis())('[qgis-server]', () => {
  let server: QgisServer;
  beforeAll(async () => void (server = await startQgisServer()));
  afterAll(() => server.close());

  const wfs = (typeName: string, more: Partial<WfsSource> = {}): WfsSource => ({
    kind: 'wfs',
    url: server.ows,
    typeName,
    version: '2.0.0',
    ...more
  });
  const plan = async (source: SourceSpec): Promise<RasterPlan> => {
    const outcome = await (await sourceModule(source)).raster?.(source, context());
    if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
    return outcome.value;
  };
  const picture = async (url: string): Promise<number> => {
    const answer = await fetch(url);
    const body = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('content-type'), body.toString('latin1', 0, 500)).toBe('image/png');
    return body.length;
  };
  const leaves = (offers: readonly Offer[]): Offer[] =>
    offers.flatMap((offer) => (offer.children?.length ? leaves(offer.children) : [offer]));

  it('is found out as what it is: types and pictures, by their names', async () => {
    const found = await discover(server.ows, context());
    if (!found.ok) throw new Error(JSON.stringify(found.problem));
    const offered = found.value.map(({ offers }) => leaves(offers).map(({ name, source }) => [source?.kind, name]));
    for (const layer of ['gironde', 'routes', 'places']) {
      expect(offered.flat()).toContainEqual(['wfs', layer]);
      expect(offered.flat()).toContainEqual(['wms', layer]);
    }
  });

  it.each(['gironde', 'routes', 'places'])(
    'WFS, asked in 2.0.0, gives %s whole in the version that it speaks',
    async (layer) => {
      const { table } = await readTable(wfs(layer));
      expect([table.rows, table.covers]).toEqual([ogrCount(server.data.gpkg, layer), 'all']);
      if (layer !== 'places') return;
      const truth = ogrLonLat<Point, { id: string }>(server.data.gpkg, layer).features;
      const at = new Map(
        truth.map(({ properties, geometry }) => [properties.id, geometry.coordinates as [number, number]])
      );
      const ids = values(table, 'id');
      const worst = Math.max(
        ...verticesByRow(table).map(({ vertices }, row) => apart(vertices[0]!, at.get(String(ids[row]))!))
      );
      // it writes GeoJSON with five decimals of a degree
      expect(worst, 'metres').toBeLessThan(1);
    }
  );

  it.each([
    ['1.1.0', 'text/xml; subtype=gml/3.1.1'],
    ['1.0.0', 'text/xml; subtype=gml/2.1.2']
  ] as const)('WFS %s: GML is the same table whatever the form of the system’s name', async (version, format) => {
    const native = await readTable(wfs('routes', { version, format }));
    expect(native.table.crs).toBe('EPSG:2154');
    expect(native.table.rows).toBe(ogrCount(server.data.gpkg, 'routes'));
    for (const srsName of ['EPSG:4326', 'urn:ogc:def:crs:EPSG::4326']) {
      const { table } = await readTable(wfs('routes', { version, format, srsName }));
      expectSameTable({ ...table, crs: native.table.crs }, native.table, 0.12);
    }
  });

  it('counts, cuts to a box and filters', async () => {
    const whole = await readTable(wfs('routes'));
    const { count } = await sourceModule(wfs('routes'));
    const counted = await count?.(wfs('routes'), {
      ...context(),
      files: { get: async () => null },
      progress: () => undefined
    });
    expect(counted).toMatchObject({ ok: true, value: whole.table.rows });
    const bbox: [number, number, number, number] = [-1, 44, 0.5, 45.5];
    const cut = await readTable(wfs('routes'), { bbox });
    expect(cut.table.rows).toBeGreaterThan(5);
    expect(cut.table.rows).toBeLessThan(whole.table.rows);
    const filter = { all: [{ column: 'voies', op: '>=' as const, value: 3 }] };
    const kept = await readTable(wfs('routes', { filter }));
    const wanted = (values(whole.table, 'voies') as number[]).filter((n) => n >= 3).length;
    expect(kept.table.rows).toBe(wanted);
    const both = await readTable(wfs('routes', { filter }), { bbox });
    expect((values(both.table, 'voies') as number[]).every((n) => n >= 3)).toBe(true);
    expect(both.table.rows).toBeGreaterThan(2);
  });

  it.each(['1.3.0', '1.1.1'] as const)(
    'WMS %s draws, shows its legend, tells what lies at a place',
    async (version) => {
      const source = {
        kind: 'wms' as const,
        url: server.ows,
        layers: ['places'],
        version,
        format: 'image/png' as const
      };
      const { request, legend, info } = await plan(source);
      if (request.form !== 'tiles') throw new Error(request.form);
      const [land, sea] = [
        await picture(tileUrl(request, 6, 31, 22, 256)),
        await picture(tileUrl(request, 6, 20, 22, 256))
      ];
      expect(land).toBeGreaterThan(2 * sea);
      expect(await picture(legend[0]!.url)).toBeGreaterThan(100);
      if (!info) throw new Error('no info');
      const [place] = ogrLonLat<Point, { id: string }>(server.data.gpkg, 'places').features;
      const [lon, lat] = place!.geometry.coordinates as [number, number];
      const there = await identify(info, { lon, lat, metresPerPixel: 5 }, context());
      if (!there.ok) throw new Error(JSON.stringify(there.problem));
      const told = there.value.flatMap((feature) => feature.values.map(({ value }) => String(value)));
      expect(told).toContain(String(place!.properties.id));
    }
  );

  it('WMTS draws by its own grids', async () => {
    const found = await discover(`${server.ows}?SERVICE=WMTS&REQUEST=GetCapabilities`, context());
    if (!found.ok) throw new Error(JSON.stringify(found.problem));
    const [offer] = leaves(found.value.flatMap(({ offers }) => offers)).filter(({ source }) => source?.kind === 'wmts');
    const { request } = await plan(offer!.source as SourceSpec);
    if (request.form === 'tiles') {
      expect(await picture(tileUrl(request, 6, 32, 23, 256))).toBeGreaterThan(500);
    } else if (request.form === 'matrix') {
      const matrix = request.matrices.find(({ resolution }) => resolution < 3000)!;
      const [tile] = tilesIn(matrix, [652000, 6610000, 652000 + matrix.resolution, 6610000 + matrix.resolution]);
      expect(
        await picture(pictureUrl(request.url, request.axis, tile!.box, { width: 256, height: 256 }, tile))
      ).toBeGreaterThan(500);
    } else throw new Error(request.form);
  });
});
