import { gzipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { noCrsAssets } from '../../crs/no-assets';
import { cell, type FeatureTable } from '../../table/table';
import { readFile } from '../read-file';
import { readGeojson } from '../geojson/read';
import type { JsonOptions } from './read';

const bytes = (value: unknown): Uint8Array => strToU8(typeof value === 'string' ? value : JSON.stringify(value));
const read = (value: unknown, more: Partial<JsonOptions> = {}) =>
  readGeojson(bytes(value), { url: 'https://x.fr/a', assets: noCrsAssets, ...more });
async function table(value: unknown, more: Partial<JsonOptions> = {}): Promise<FeatureTable & { codes: string[] }> {
  const made = await read(value, more);
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return { ...made.value, codes: made.notices.map(({ code }) => code) };
}
const names = (made: FeatureTable): string[] => made.columns.map(({ name }) => name);
const row = (made: FeatureTable, at = 0): Record<string, unknown> =>
  Object.fromEntries(made.columns.map((column) => [column.name, cell(column, at)]));

describe('TopoJSON', () => {
  // arcs and transform of the example in the TopoJSON format specification, and two objects of our own over them
  const topology = {
    type: 'Topology',
    transform: { scale: [0.0005000500050005, 0.00010001000100010001], translate: [100, 0] },
    objects: {
      outline: { type: 'MultiLineString', arcs: [[0], [1]] },
      example: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Point', properties: { nom: 'a' }, coordinates: [4000, 5000] },
          { type: 'LineString', properties: { nom: 'b' }, arcs: [0] },
          { type: 'Polygon', id: 7, properties: { nom: 'c' }, arcs: [[1]] },
          { type: null, properties: { nom: 'd' } }
        ]
      }
    },
    arcs: [
      [
        [4000, 0],
        [1999, 9999],
        [2000, -9999],
        [2000, 9999]
      ],
      [
        [0, 0],
        [0, 9999],
        [2000, 0],
        [0, -9999],
        [-2000, 0]
      ]
    ]
  };

  it('reads the object with the most geometries, quantised coordinates undone', async () => {
    const made = await table(topology);
    expect([made.rows, made.crs, made.codes]).toEqual([4, 'EPSG:4326', ['geometry-missing', 'geometry-mixed']]);
    expect(made.points?.coords[0]).toBeCloseTo(102.0002, 6);
    expect(made.points?.coords[1]).toBeCloseTo(0.50005, 6);
    const ends = made.lines?.coords.slice(-2);
    expect([ends?.[0], ends?.[1]].map((n) => Math.round(n! * 1e6) / 1e6)).toEqual([105, 1]);
    expect(made.polygons?.rings.length).toBe(2);
    expect(row(made, 2)).toMatchObject({ nom: 'c' });
  });

  it('reads the object that is named', async () => {
    expect((await table(topology, { object: 'outline' })).lines?.rowOf.length).toBe(2);
    expect(await read(topology, { object: 'nothing' })).toMatchObject({
      problem: { code: 'layer-unknown', facts: { layer: 'nothing' } }
    });
  });

  it('refuses arcs that are not there', async () => {
    expect(await read({ ...topology, arcs: [] })).toMatchObject({ problem: { code: 'parse-failed' } });
    expect(await read({ type: 'Topology', objects: {}, arcs: [] })).toMatchObject({
      problem: { code: 'layer-unknown' }
    });
  });
});

describe('rows in JSON', () => {
  it.each([
    ['a bare list', [{ nom: 'Pau', lat: 43.3, lon: -0.37 }]],
    ['text coordinates', [{ nom: 'Pau', latitude: '43,3', longitude: '-0,37' }]],
    ['a list under its usual name', { total: 1, results: [{ nom: 'Pau', lat: 43.3, lon: -0.37 }] }],
    ['a list deeper down', { response: { docs: [{ nom: 'Pau', lat: 43.3, lon: -0.37 }], facets: [] } }],
    ['a point as an object', [{ nom: 'Pau', geo_point_2d: { lon: -0.37, lat: 43.3 } }]],
    ['a point as a pair, latitude first', [{ nom: 'Pau', geo_point_2d: [43.3, -0.37] }]],
    ['a point as a text, latitude first', [{ nom: 'Pau', _geopoint: '43.3,-0.37' }]],
    ['a geometry', [{ nom: 'Pau', geometry: { type: 'Point', coordinates: [-0.37, 43.3] } }]],
    ['a geometry in a text', [{ nom: 'Pau', geo_shape: '{"type":"Point","coordinates":[-0.37,43.3]}' }]],
    [
      'a feature in a field',
      [
        {
          nom: 'Pau',
          geo_shape: { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [-0.37, 43.3] } }
        }
      ]
    ],
    ['WKT', [{ nom: 'Pau', the_geom: 'POINT (-0.37 43.3)' }]],
    ['positions in a member', [{ nom: 'Pau', siege: { latitude: 43.3, longitude: -0.37 } }]],
    [
      'records of the older Opendatasoft API',
      {
        nhits: 1,
        records: [
          {
            recordid: 'a',
            fields: { nom: 'Pau', xy: [43.3, -0.37] },
            geometry: { type: 'Point', coordinates: [-0.37, 43.3] }
          }
        ]
      }
    ],
    ['one a line', '{"nom":"Pau","lat":43.3,"lon":-0.37}\n{"nom":"Pau","lat":43.3,"lon":-0.37}\n']
  ])('%s', async (_, value) => {
    const made = await table(value);
    expect(made.bbox).toEqual([-0.37, 43.3, -0.37, 43.3]);
    expect(row(made)).toMatchObject({ nom: 'Pau' });
    expect(made.codes).toEqual([]);
  });

  it('prefers the outline to its centre, and keeps neither as a column', async () => {
    const square = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0]
        ]
      ]
    };
    const made = await table([{ nom: 'a', centre: { type: 'Point', coordinates: [0.5, 0.5] }, contour: square }]);
    expect(made.polygons?.rowOf.length).toBe(1);
    expect(names(made)).toEqual(['nom', 'centre']);
  });

  it('reads the system of EWKT, and what the author states', async () => {
    const ewkt = await table([{ wkt: 'SRID=2154;POINT (413471.4551 6420759.1829)' }]);
    expect([ewkt.crs, ewkt.points?.coords[0]?.toFixed(6)]).toEqual(['EPSG:2154', '-0.626243']);
    const stated = await table([{ e: 413471.4551, n: 6420759.1829 }], { x: 'e', y: 'n', crs: 'EPSG:2154' });
    expect(stated.points?.coords[1]).toBeCloseTo(44.8267708, 6);
    expect(await read([{ a: 1 }], { x: 'e', y: 'n' })).toMatchObject({ problem: { code: 'column-unknown' } });
  });

  it('keeps codes, flattens members, joins lists', async () => {
    const made = await table([{ code: '01001', commune: { nom: 'A', epci: { code: '200' } }, tags: ['x', 'y'], n: 3 }]);
    expect(row(made)).toEqual({ code: '01001', 'commune.nom': 'A', 'commune.epci.code': '200', tags: 'x, y', n: 3 });
    expect([made.points, made.codes]).toEqual([undefined, []]);
  });

  it('makes a row of each member of a list that is named', async () => {
    const made = await table(
      {
        items: [
          {
            nom: 'A',
            lieux: [
              { lat: 1, long: 2 },
              { lat: 3, long: 4 }
            ]
          },
          { nom: 'B', lieux: [] }
        ]
      },
      { rows: 'items', each: 'lieux' }
    );
    expect(made.rows).toBe(3);
    expect(made.bbox).toEqual([2, 1, 4, 3]);
    expect(row(made, 1)).toMatchObject({ nom: 'A', lat: 3 });
    expect(made.codes).toEqual(['geometry-missing']);
  });

  it('tells rows without a position and positions that are none', async () => {
    const made = await table([{ geom: 'POINT (1 2)' }, { geom: null }, { geom: 'POINT (x' }]);
    expect(made.codes).toEqual(['geometry-missing', 'geometry-invalid']);
  });

  it('says what other JSON holds', async () => {
    for (const value of ['"a"', { a: 1 }, [1, 2], { rows: 3 }]) {
      expect(await read(value)).toMatchObject({ ok: false });
    }
    expect(await table([])).toMatchObject({ rows: 0, codes: ['empty-result'] });
  });

  it('cannot be made to touch prototypes', async () => {
    const made = await table('[{"__proto__":{"x":1},"constructor":{"prototype":{"y":2}},"a":1}]');
    expect(({} as { x?: unknown; y?: unknown }).x).toBeUndefined();
    expect(names(made)).toContain('a');
  });
});

describe('lines of JSON', () => {
  const feature = (n: number): string =>
    `{"type":"Feature","properties":{"n":${n}},"geometry":{"type":"Point","coordinates":[${n},1]}}`;
  it.each([
    ['line feeds', `${feature(1)}\n${feature(2)}`],
    ['carriage returns and blank lines', `${feature(1)}\r\n\r\n${feature(2)}\r\n`],
    ['record separators', `\u001e${feature(1)}\n\u001e${feature(2)}\n`],
    [
      'record separators over several lines',
      `\u001e${JSON.stringify(JSON.parse(feature(1)), null, 1)}\n\u001e${feature(2)}`
    ],
    [
      'collections',
      `{"type":"FeatureCollection","features":[${feature(1)}]}\n{"type":"FeatureCollection","features":[${feature(2)}]}`
    ]
  ])('separated by %s', async (_, text) => {
    expect((await table(text)).bbox).toEqual([1, 1, 2, 1]);
  });

  it('never drops a line in silence', async () => {
    const cut = await read(`${feature(1)}\n${feature(2).slice(0, 30)}`);
    expect(cut.ok).toBe(false);
    expect((await read(`${feature(1)}\n{"a":\n${feature(2)}`)).ok).toBe(false);
  });
});

describe('compressed files', () => {
  it('opens a gzip, and refuses bombs and broken ones', async () => {
    const options = { url: 'a.csv.gz', assets: noCrsAssets };
    const csv = await readFile(gzipSync(strToU8('nom;lat;lon\nPau;43,3;-0,37')), options);
    expect(csv.ok && csv.value.bbox).toEqual([-0.37, 43.3, -0.37, 43.3]);
    const whole = gzipSync(strToU8('a;b\n1;2\n'.repeat(1000)));
    expect(await readFile(whole.slice(0, whole.length - 20), options)).toMatchObject({
      problem: { code: 'parse-failed' }
    });
    expect(await readFile(gzipSync(whole), options)).toMatchObject({ problem: { code: 'unsupported-format' } });
  });
});
