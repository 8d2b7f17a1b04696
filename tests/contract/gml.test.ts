// GML and GeoJSON of the same layer from the same MapServer, in every version of WFS and every GML, are one table.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WfsSource } from '../../src/lib/core/sources/wfs';
import { ogrCount } from '../servers/data';
import { startMapServer, type MapServer } from '../servers/mapserver';
import { readTable, values } from './reading';
import { expectSameTable } from './same-table';

let server: MapServer;
beforeAll(async () => {
  server = await startMapServer();
});
afterAll(() => server.close());

const source = (typeName: string, more: Partial<WfsSource> = {}): WfsSource => ({
  kind: 'wfs',
  url: server.ows,
  typeName,
  version: '2.0.0',
  ...more
});

const written = [
  ['2.0.0', 'text/xml; subtype=gml/3.2.1'],
  ['1.1.0', 'text/xml; subtype=gml/3.1.1'],
  ['1.0.0', 'GML2']
] as const;

describe.each(['gironde', 'routes', 'places'])('%s', (layer) => {
  it.each(written)('WFS %s, %s: the table of the GeoJSON, within a micrometre', async (version, format) => {
    const json = await readTable(source(layer));
    const gml = await readTable(source(layer, { version, format }));
    expect(gml.table.rows).toBe(ogrCount(server.data.gpkg, layer));
    expectSameTable(gml.table, json.table, 1e-6);
    expect(gml.notices).toEqual(json.notices);
  });

  it.each(['EPSG:4326', 'urn:ogc:def:crs:EPSG::4326', 'EPSG:3857'])('in %s, to the last decimal', async (srsName) => {
    const json = await readTable(source(layer, { srsName }));
    for (const [version, format] of written) {
      const gml = await readTable(source(layer, { version, format, srsName }));
      // six decimals of a degree in GML, of a metre in planes
      expectSameTable(gml.table, json.table, srsName === 'EPSG:3857' ? 2e-6 : 0.12);
    }
  });
});

describe('what the schema says', () => {
  it('types the columns of GML: codes stay text, dates are dates', async () => {
    const { table } = await readTable(source('routes', { version: '1.1.0', format: 'text/xml; subtype=gml/3.1.1' }));
    const types = Object.fromEntries(table.columns.map((column) => [column.name, column.type]));
    expect(types).toMatchObject({
      numero: 'text',
      nom: 'text',
      longueur: 'number',
      voies: 'number',
      ouverture: 'date'
    });
    expect(values(table, 'numero').slice(0, 3)).toEqual(['0000', '0007', '0014']);
    expect(values(table, 'nom')[0]).toBe('Route « d’été » n° 0 <A & B>');
  });
});

describe('what is asked of the server', () => {
  const inBox = { bbox: [-1, 44, 0.5, 45.5] as [number, number, number, number] };
  it.each(written)('WFS %s: a box, a filter, both', async (version, format) => {
    const whole = await readTable(source('routes'));
    const filter = { all: [{ column: 'voies', op: '>=' as const, value: 3 }] };
    const wanted = (values(whole.table, 'voies') as number[]).filter((n) => n >= 3).length;
    const kept = await readTable(source('routes', { version, format, filter }));
    expect([kept.table.rows, kept.notices]).toEqual([wanted, []]);
    const cut = await readTable(source('routes', { version, format }), inBox);
    expect(cut.table.rows).toBeGreaterThan(5);
    expect([cut.table.rows < whole.table.rows, cut.table.covers]).toEqual([true, 'part']);
    const [west, south, east, north] = cut.table.bbox!;
    expect(west < 0.5 && east > -1 && south < 45.5 && north > 44).toBe(true);
    const both = await readTable(source('routes', { version, format, filter }), inBox);
    expect(both.table.rows).toBe((values(cut.table, 'voies') as number[]).filter((n) => n >= 3).length);
  });
});
