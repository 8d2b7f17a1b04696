// Reads the project's MapServer (capped at 1 000 features an answer) whole, at the places where PROJ puts them.
import type { MultiPolygon, Point } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeatureTable } from '../../src/lib/core/table/table';
import type { WfsSource } from '../../src/lib/core/sources/wfs';
import { ogrCount, ogrInvalid, ogrLonLat, ogrNumber } from '../servers/data';
import { startFaults, type FaultServer } from '../servers/faults';
import { cap, startMapServer, type MapServer } from '../servers/mapserver';
import { farthest, read, readTable, values, verticesByRow, type LonLat } from './reading';

let server: MapServer;
let faults: FaultServer;
/** outlines of the cells put in longitude/latitude by PROJ, by code */
let truth: Map<string, LonLat[][][]>;
/** cells whose outline crosses itself, as GEOS judges: they are mended */
let invalid: Set<string>;
beforeAll(async () => {
  server = await startMapServer();
  const { gpkg } = server.data;
  const cells = ogrLonLat<MultiPolygon, { code: string }>(gpkg, 'cells').features;
  truth = new Map(cells.map((f) => [f.properties.code, f.geometry.coordinates as LonLat[][][]]));
  invalid = new Set(ogrInvalid(gpkg, 'cells'));
  faults = await startFaults(server.url);
});
afterAll(async () => {
  await faults.close();
  await server.close();
});

const cells = (more: Partial<WfsSource> = {}): WfsSource => ({
  kind: 'wfs',
  url: server.ows,
  typeName: 'cells',
  version: '2.0.0',
  ...more
});

/** Every cell of a table against the same cell put in longitude/latitude by PROJ. */
function expectPlacesOfProj(table: FeatureTable): void {
  // an outline that crosses itself is mended: its vertices are not those of the source
  const codes = values(table, 'code');
  const rows = verticesByRow(table);
  let worst = 0;
  rows.forEach(({ vertices, rings, parts }, row) => {
    if (invalid.has(codes[row] as string)) return;
    const polygons = truth.get(codes[row] as string)!;
    expect([parts, rings], codes[row] as string).toEqual([polygons.length, polygons.flat().length]);
    // long edges are split where they would be seen to bend
    expect(vertices.length - polygons.flat(2).length).toBeGreaterThanOrEqual(0);
    worst = Math.max(worst, farthest(polygons.flat(2), vertices));
  });
  expect(worst, 'metres from where PROJ puts them').toBeLessThan(0.01);
}

describe.each([['2.0.0'], ['1.1.0']] as const)('WFS %s of a server that caps', (version) => {
  it('gives every feature, once', async () => {
    const progress: number[] = [];
    const { table, notices } = await readTable(cells({ version }), { progress: (p) => progress.push(p.features) });
    const count = ogrCount(server.data.gpkg, 'cells');
    expect(count).toBeGreaterThan(8 * cap);
    expect(table.rows).toBe(count);
    expect(table.covers).toBe('all');
    const rows = invalid.size;
    expect(notices).toEqual(rows > 0 ? [{ code: 'geometry-repaired', facts: { rows } }] : []);
    const codes = values(table, 'code');
    expect(new Set(codes).size).toBe(count);
    expect(codes.every((code) => typeof code === 'string')).toBe(true);
    expect(codes.filter((code) => String(code).startsWith('0'))).toHaveLength(
      ogrNumber(server.data.gpkg, "SELECT count(*) FROM cells WHERE code LIKE '0%'")
    );
    const population = values(table, 'population') as number[];
    expect(population.reduce((sum, n) => sum + n, 0)).toBe(
      ogrNumber(server.data.gpkg, 'SELECT sum(population) FROM cells')
    );
    expect(table.crs).toBe('EPSG:2154');
    expect(progress.at(-1)).toBe(count);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expectPlacesOfProj(table);
  });
});

describe('the CRS asked for', () => {
  it.each(['EPSG:4326', 'urn:ogc:def:crs:EPSG::4326', 'EPSG:3857'])('%s gives the same places', async (srsName) => {
    const { table } = await readTable({ ...cells({ srsName }), typeName: 'places' });
    const truth = ogrLonLat<Point, { id: string }>(server.data.gpkg, 'places');
    expect(table.rows).toBe(truth.features.length);
    const at = new Map(truth.features.map((f) => [f.properties.id, f.geometry.coordinates as LonLat]));
    const ids = values(table, 'id');
    const worst = verticesByRow(table).map(({ vertices }, row) => farthest(vertices, [at.get(ids[row] as string)!]));
    // the server writes seven decimals: a centimetre in degrees
    expect(Math.max(...worst)).toBeLessThan(0.02);
  });
});

describe('a server whose count cannot be trusted', () => {
  it('gives every feature though its hits only repeat the cap (2.0.0)', async () => {
    const { table } = await readTable(cells({ url: server.owsCountingTheCap }));
    expect([table.rows, table.covers]).toEqual([ogrCount(server.data.gpkg, 'cells'), 'all']);
  });
});

describe('a server that ignores startIndex', () => {
  it('is not taken for whole (2.0.0): 1 000 of those it says there are', async () => {
    const { table, notices } = await readTable(cells({ url: `${faults.url}/first-page/ows` }));
    const total = ogrCount(server.data.gpkg, 'cells');
    expect([table.rows, table.covers, table.total]).toEqual([cap, 'part', total]);
    expect(notices).toContainEqual({ code: 'truncated', facts: { got: cap, total } });
  });

  it('is not taken for whole (1.1.0), though its hits only repeat the cap', async () => {
    const { table, notices } = await readTable(cells({ url: `${faults.url}/first-page/ows`, version: '1.1.0' }));
    expect([table.rows, table.covers]).toEqual([cap, 'part']);
    expect(notices.map((n) => n.code)).toContain('truncated');
  });
});

describe('failures come back as problems', () => {
  it('500', async () => {
    const outcome = await read(cells({ url: `${faults.url}/e500/ows` }));
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'http-status', facts: { status: 500 } } });
  });

  it('a page of HTML under status 200', async () => {
    const outcome = await read(cells({ url: `${faults.url}/html/ows` }));
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'unexpected-content' } });
  });

  it('silence', async () => {
    const outcome = await read(cells({ url: `${faults.url}/silent/ows` }), { timeoutSeconds: 1 });
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'timeout', facts: { seconds: 1 } } });
  });

  it('nobody there', async () => {
    const outcome = await read(cells({ url: 'http://127.0.0.1:9/ows' }));
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'source-unreachable' } });
  });

  it('a type that the server does not know', async () => {
    const outcome = await read({ ...cells(), typeName: 'nothing-like-this' });
    expect(outcome.ok).toBe(false);
    if (!outcome.ok) expect(['service-exception', 'layer-unknown']).toContain(outcome.problem.code);
  });

  it('a reading called off', async () => {
    const controller = new AbortController();
    const reading = read(cells(), {
      signal: controller.signal,
      progress: (p) => p.features >= cap && controller.abort()
    });
    expect(await reading).toMatchObject({ ok: false, problem: { code: 'aborted' } });
  });

  it('a server that heals answers the next time', async () => {
    faults.sicken();
    const source = cells({ url: `${faults.url}/heals/ows` });
    expect((await read({ ...source, typeName: 'gironde' })).ok).toBe(false);
    faults.heal();
    const { table } = await readTable({ ...source, typeName: 'gironde' });
    expect(table.rows).toBe(ogrCount(server.data.gpkg, 'gironde'));
  });
});
