// What the checker of the catalogue sees of a real server, of one that fails, and of one that a page may not read.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkEntry } from '../../server/catalogue/checks/check-entry';
import { usualPlaces, type CheckContext, type CheckName, type Finding } from '../../server/catalogue/checks/finding';
import { htmlReport } from '../../server/catalogue/checks/report';
import type { CatalogueEntry } from '../../src/lib/core/catalogue/entry';
import { noCrsAssets } from '../../src/lib/core/crs/no-assets';
import { createNet } from '../../src/lib/core/net/fetch-net';
import { ogrCount, ogrNumber } from '../servers/data';
import { startFaultKinds, type FaultKindsServer } from '../servers/fault-kinds';
import { startMapServer, type MapServer } from '../servers/mapserver';

let server: MapServer;
let faults: FaultKindsServer;
beforeAll(async () => {
  server = await startMapServer();
  faults = await startFaultKinds(server.url);
});
afterAll(async () => {
  await faults.close();
  await server.close();
});

const context = (): CheckContext => ({
  net: createNet((url, init) => fetch(url, init as RequestInit), { timeoutSeconds: 20, maxBytes: 67_108_864 }),
  assets: noCrsAssets,
  baseUrl: 'http://127.0.0.1:1/',
  places: usualPlaces,
  territories: { reg: '75', dep: '33' },
  origin: 'https://studio.example',
  timeoutSeconds: 20
});
const entry = (source: CatalogueEntry['source'], more: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
  id: 'essai',
  theme: 'essais',
  title: { fr: 'Essai', en: 'Try' },
  summary: { fr: '', en: '' },
  keywords: [],
  geometry: 'point',
  columns: { nom: { fr: 'Nom', en: 'Name' }, effectif: { fr: 'Effectif', en: 'Heads' } },
  territory: {},
  credit: { producer: 'Essai', licence: 'Licence Ouverte 2.0' },
  checked: 'never',
  source,
  ...more
});
const wfs = (url = server.ows, typeName = 'places'): CatalogueEntry['source'] => ({
  kind: 'wfs',
  url,
  typeName,
  version: '2.0.0'
});
const seen = (findings: readonly Finding[]): Partial<Record<CheckName, Finding>> =>
  Object.fromEntries(findings.map((found) => [found.check, found]));

describe('the checker', () => {
  it('finds a sound entry listed, read, with its columns, counted, readable by a page', async () => {
    const cut = { dep: { set: { cql: "dep='{code}'" } } };
    const found = seen(await checkEntry(entry(wfs(), { territory: cut }), context()));
    expect(Object.values(found).filter(({ ok }) => ok === false)).toEqual([]);
    expect(found.answers?.said).toContain('EPSG:');
    expect(found.listed?.ok).toBe(true);
    expect(found.columns?.ok).toBe(true);
    expect(found.places?.said).toMatch(/^Bordeaux [1-9]/);
    // MapServer reads both names of EPSG:4326 north first: a box that is not finds nothing
    const [, short, long, plain] =
      /x,y (\d+), urn 4326 y,x (\d+), EPSG:3857 (\d+)/.exec(found.places?.said ?? '') ?? [];
    expect(short).toBe('0');
    expect(Number(long)).toBeGreaterThan(0);
    expect(plain).toBe(long);
    expect(found.counts?.said).toContain(`whole: ${ogrCount(server.data.gpkg, 'places')}`);
    expect(found.counts?.said).toMatch(/\b1000 at a time$/);
    expect(ogrNumber(server.data.gpkg, "SELECT count(*) FROM places WHERE dep = '33'")).toBeGreaterThan(0);
    expect(found.cors).toMatchObject({ ok: true, said: 'readable, preflight too' });
  });

  it('names the layer and the columns that are not there', async () => {
    const gone = seen(await checkEntry(entry(wfs(server.ows, 'disparue')), context()));
    expect(gone.answers?.ok).toBe(false);
    expect(gone.listed).toMatchObject({ ok: false, said: 'no layer named disparue' });
    const columns = { surnom: { fr: 'Surnom', en: 'Nickname' } };
    const other = seen(await checkEntry(entry(wfs(), { columns }), context()));
    expect(other.columns?.said).toContain('no column named surnom; there are ');
  });

  it('plans the pictures of a WMS, and names those it does not have', async () => {
    const wms = (layers: string[]): CatalogueEntry =>
      entry(
        { kind: 'wms', url: server.ows, layers, version: '1.3.0', format: 'image/png' },
        { geometry: 'raster', columns: {} }
      );
    const sound = seen(await checkEntry(wms(['cells']), context()));
    expect(sound.pictures).toMatchObject({ ok: true, said: 'tiles, 1 legend' });
    expect(sound.listed?.ok).toBe(true);
    const gone = seen(await checkEntry(wms(['cells', 'disparue']), context()));
    expect(gone.listed).toMatchObject({ ok: false, said: 'no layer named disparue' });
  });

  it.each([
    ['e500', 'http-status'],
    ['html200', 'auth-required'],
    ['e403', 'auth-required'],
    ['exception200', 'service-exception']
  ])('says what is wrong of a server that fails by %s', async (kind, code) => {
    const found = seen(await checkEntry(entry(wfs(`${faults.url}/${kind}/ows`)), context()));
    expect(found.answers?.ok).toBe(false);
    expect(found.answers?.said).toContain(code);
  });

  it('tells a server that a page may not read, which is no failure', async () => {
    const found = seen(await checkEntry(entry(wfs(`${faults.url}/nocors/ows`)), context()));
    expect(found.cors).toMatchObject({ ok: null, said: 'needs the relay' });
    expect(found.answers?.ok).toBe(true);
  });

  it('writes a page in which nothing of a server is markup', async () => {
    const findings: Finding[] = [{ check: 'answers', ok: false, said: '<img src=x onerror=alert(1)>' }];
    const html = htmlReport(
      { on: '2026-11-25', entries: [{ entry: entry(wfs()), findings }], recipes: [] },
      { version: 1, entries: { essai: [{ on: '2026-11-25', ok: false, said: '' }] } }
    );
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
    expect(html).toContain('○');
  });
});
