// Pictures of the project's MapServer: what is planned from its capabilities is answered, by both versions.
import type { Point } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noCrsAssets } from '../../src/lib/core/crs/no-assets';
import { identify } from '../../src/lib/core/identify/identify';
import { createNet } from '../../src/lib/core/net/fetch-net';
import type { Offer, RasterPlan, SourceContext } from '../../src/lib/core/sources/kind';
import { sourceModule } from '../../src/lib/core/sources/registry';
import type { WmsSource } from '../../src/lib/core/sources/wms';
import { pictureUrl, tilesIn } from '../../src/lib/map/raster-grid';
import { tileUrl } from '../../src/lib/map/tile-url';
import { ogrLonLat } from '../servers/data';
import { startMapServer, type MapServer } from '../servers/mapserver';

let server: MapServer;
beforeAll(async () => {
  server = await startMapServer();
});
afterAll(() => server.close());

const context = (): SourceContext => ({
  assets: noCrsAssets,
  net: createNet((url, init) => fetch(url, init as RequestInit), { timeoutSeconds: 20, maxBytes: 1 << 24 }),
  signal: new AbortController().signal,
  baseUrl: 'http://127.0.0.1:1/'
});
const spec = (more: Partial<WmsSource>): WmsSource => ({
  kind: 'wms',
  url: server.ows,
  layers: ['places'],
  version: '1.3.0',
  format: 'image/png',
  ...more
});

async function plan(source: WmsSource): Promise<RasterPlan> {
  const outcome = await (await sourceModule(source)).raster?.(source, context());
  if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

/** Type and length of a picture; text of what is none. */
async function fetched(url: string): Promise<[string, number]> {
  const answer = await fetch(url);
  const type = answer.headers.get('content-type') ?? '';
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (!type.startsWith('image/')) throw new Error(new TextDecoder().decode(bytes));
  return [type, bytes.length];
}

describe.each(['1.3.0', '1.1.1'] as const)('WMS %s', (version) => {
  it('draws in Web Mercator, and more where there is something', async () => {
    const { request, bbox } = await plan(spec({ version, layers: ['cells', 'places'] }));
    if (request.form !== 'tiles') throw new Error(request.form);
    const [type, inFrance] = await fetched(tileUrl(request, 6, 31, 22, 512));
    const [, atSea] = await fetched(tileUrl(request, 6, 20, 22, 512));
    expect(type).toBe('image/png');
    expect(inFrance).toBeGreaterThan(4 * atSea);
    expect(bbox?.[0]).toBeLessThan(0);
  });

  it('draws in the plane that it offers alone, at the right place', async () => {
    const { request } = await plan(spec({ version, url: server.owsLambert, layers: ['cells'] }));
    if (request.form !== 'matrix') throw new Error(request.form);
    expect(request.crs).toBe('EPSG:2154');
    const matrix = request.matrices[2]!;
    const length = async (east: number, north: number): Promise<number> => {
      const [tile] = tilesIn(matrix, [east, north, east + matrix.resolution, north + matrix.resolution]);
      return (await fetched(pictureUrl(request.url, request.axis, tile!.box, { width: 512, height: 512 }, tile)))[1];
    };
    // the middle of France, and the sea at the same latitude
    expect(await length(652000, 6610000)).toBeGreaterThan(4 * (await length(-1500000, 6610000)));
  });

  it('says scales, dates and legends of its layers', async () => {
    const { request, choices, legend } = await plan(spec({ version, layers: ['near'] }));
    // in 1.1.1 MapServer writes the diagonals of its own pixels, of 72 to the inch
    const pixel = version === '1.3.0' ? 1 : 25.4 / 72 / 0.28;
    expect(request.scales?.min).toBeCloseTo(1000 * pixel, 0);
    expect(request.scales?.max).toBeCloseTo(100000 * pixel, -2);
    expect(choices.dimensions).toMatchObject([
      { name: 'time', default: '2022-01-01', values: { values: ['2020-01-01', '2021-01-01', '2022-01-01'] } }
    ]);
    expect(legend).toHaveLength(1);
    expect((await fetched(legend[0]!.url))[0]).toMatch(/^image\//);
  });

  it.each(['ows', 'owsLambert'] as const)('tells what lies at a place, asked of %s', async (which) => {
    const { info } = await plan(spec({ version, url: server[which] }));
    if (!info) throw new Error('no info');
    const [place] = ogrLonLat<Point, { id: string }>(server.data.gpkg, 'places').features;
    const [lon, lat] = place!.geometry.coordinates as [number, number];
    const there = await identify(info, { lon, lat, metresPerPixel: 5 }, context());
    if (!there.ok) throw new Error(JSON.stringify(there.problem));
    const ids = there.value.flatMap(({ values }) =>
      values.filter(({ name }) => name === 'id').map(({ value }) => value)
    );
    expect(ids.map(String)).toContain(String(place!.properties.id));
    const sea = await identify(info, { lon: -4.8, lat: 45, metresPerPixel: 5 }, context());
    expect(sea).toMatchObject({ ok: true, value: [] });
  });
});

it('lists its layers as they nest', async () => {
  const claim = { sure: 3 as const, spec: { kind: 'wms', url: server.ows } };
  const found = await (await sourceModule(spec({}))).discover?.(claim, context());
  if (!found?.ok) throw new Error(JSON.stringify(found));
  const names = (offers: readonly Offer[]): unknown[] =>
    offers.map(({ name, children }) => (children ? [name, ...names(children)] : name));
  expect(found.value.title).toBe('Serveur de test');
  expect(names(found.value.offers).flat(3)).toEqual(
    expect.arrayContaining(['cells', 'gironde', 'places', 'detail', 'near'])
  );
});
