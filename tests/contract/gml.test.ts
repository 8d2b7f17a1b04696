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
