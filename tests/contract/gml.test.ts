// GML and GeoJSON of the same layer from the same MapServer, in every version of WFS and every GML, are one table.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WfsSource } from '../../src/lib/core/sources/wfs';
import { ogrCount } from '../servers/data';
import { startMapServer, type MapServer } from '../servers/mapserver';
import { readTable, values, verticesByRow } from './reading';
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

  describe.each(['EPSG:4326', 'urn:ogc:def:crs:EPSG::4326', 'EPSG:3857'])('asked in %s', (srsName) => {
    it.each(written)('WFS %s, %s: the table of the GeoJSON, to the last decimal', async (version, format) => {
      // WFS 1.0.0 has no SRSNAME: what comes is in the layer's own system, and says so
      const native = version === '1.0.0';
      const json = await readTable(source(layer, native ? {} : { srsName }));
      const gml = await readTable(source(layer, { version, format, srsName }));
      expect(json.table.crs).toBe(native ? 'EPSG:2154' : srsName.replace(/^urn.*::/, 'EPSG:'));
      // six decimals of a degree in GML, of a metre in planes
      expectSameTable(gml.table, json.table, srsName.endsWith('4326') && !native ? 0.12 : 2e-6);
    });
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
  it.each(written)('WFS %s, %s: a box, a filter, both', async (version, format) => {
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
    // servers cut by a box around the one that was asked, once in their own system: some more may come, nothing is lacking
    const inside = verticesByRow(whole.table).map(({ vertices }) =>
      vertices.some(([lon, lat]) => lon > -1 && lon < 0.5 && lat > 44 && lat < 45.5)
    );
    const numbers = values(whole.table, 'numero');
    const due = numbers.filter((_, row) => inside[row]);
    const dueOfBoth = due.filter((numero) => (values(whole.table, 'voies') as number[])[numbers.indexOf(numero)]! >= 3);
    expect(dueOfBoth.length).toBeGreaterThan(5);
    expect(values(cut.table, 'numero')).toEqual(expect.arrayContaining(due));
    const both = await readTable(source('routes', { version, format, filter }), inBox);
    expect(values(both.table, 'numero')).toEqual(expect.arrayContaining(dueOfBoth));
    expect(values(cut.table, 'numero')).toEqual(expect.arrayContaining(values(both.table, 'numero')));
    expect((values(both.table, 'voies') as number[]).every((n) => n >= 3)).toBe(true);
  });
});
