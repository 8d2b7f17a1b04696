import { describe, expect, it } from 'vitest';
import { cell } from '../../table/table';
import { queryOf, serving, type Reply } from '../serving.fixture';
import { dataFairModule } from './module';
import { recogniseDataFair } from './recognise';
import type { DataFairSource } from '.';

const source = (more: Partial<DataFairSource> = {}): DataFairSource => ({
  kind: 'data-fair',
  url: 'https://data.x.fr/data-fair',
  dataset: 'lieux',
  ...more
});
/** A dataset as the API describes it: columns that begin by `_` are computed by the service. */
const description = (keys: string[], more = {}) => ({
  id: 'lieux',
  title: 'Lieux',
  count: 12345,
  schema: keys.map((key) => ({ key, type: 'string', ...(key.startsWith('_') ? { 'x-calculated': true } : {}) })),
  owner: { name: 'ADEME' },
  license: { title: 'Licence Ouverte' },
  ...more
});
/** Lines by `after`: `next` only where a page is full, its host the one behind the service. */
const lines =
  (have: number, keys: string[], row: (n: number) => object): Reply =>
  (url) => {
    if (url.pathname.endsWith('/datasets/lieux')) return description(keys);
    const size = Number(url.searchParams.get('size'));
    if (size > 10000) return 400;
    const after = Number(url.searchParams.get('after') ?? 0);
    const results = Array.from({ length: Math.min(size, have - after) }, (_, i) => ({
      _id: `k${after + i}`,
      _i: after + i,
      _score: null,
      ...row(after + i)
    }));
    const query = new URLSearchParams(url.search);
    query.set('after', String(after + size));
    const next =
      results.length === size && size > 0
        ? { next: `http://data-fair:8080/api/v1/datasets/lieux/lines?${query.toString()}` }
        : {};
    return { total: have, ...next, results };
  };

async function read(reply: Reply, spec = source(), more: Parameters<typeof serving>[1] = {}) {
  const { context, asked } = serving(reply, more);
  const outcome = await dataFairModule.read(spec, context);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return { table: outcome.value, codes: outcome.notices.map(({ code }) => code), asked };
}

describe('reading lines', () => {
  it('reads points page after page, without what the service adds', async () => {
    const { table, codes, asked } = await read(
      lines(20500, ['code', '_geopoint', '_i'], (n) => ({ code: `0${n}`, _geopoint: `45,${n / 1000}` })),
      source({ qs: 'code:0*', filters: { dep: '33' } })
    );
    expect([table.rows, table.covers, codes, table.columns.map(({ name }) => name)]).toEqual([
      20500,
      'all',
      [],
      ['code']
    ]);
    expect(table.bbox).toEqual([0, 45, 20.499, 45]);
    expect(asked).toHaveLength(4);
    expect(queryOf(asked[1])).toEqual({ qs: 'code:0*', dep_eq: '33', size: '10000' });
    expect(asked.every(({ hostname }) => hostname === 'data.x.fr')).toBe(true);
  });

  it('asks for outlines by name, and does without where that is refused', async () => {
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
    const keys = ['nom', '_geoshape', '_geopoint'];
    const shapes = await read(
      lines(2, keys, (n) => ({ nom: `n${n}`, _geoshape: square })),
      source(),
      { bbox: [-1, 44, 0, 45] }
    );
    expect(queryOf(shapes.asked[1])).toMatchObject({ select: 'nom,_geoshape', bbox: '-1,44,0,45' });
    expect([shapes.table.polygons?.rowOf.length, shapes.table.covers]).toEqual([2, 'part']);
    const points = lines(2, keys, (n) => ({ nom: `n${n}`, _geopoint: '45,1' }));
    const refused = await read((url) => (url.searchParams.has('select') ? 400 : points(url)));
    expect(refused.table.points?.rowOf.length).toBe(2);
  });

  it('reads tables, and counts', async () => {
    const reply = lines(3, ['code', 'n'], (n) => ({ code: '01', n }));
    const { table, codes } = await read(reply);
    expect([table.points, codes, table.columns.map((column) => cell(column, 2))]).toEqual([undefined, [], ['01', 2]]);
    expect(await dataFairModule.count!(source(), serving(reply).context)).toMatchObject({ value: 3 });
    expect(await dataFairModule.read(source(), serving(() => 404).context)).toMatchObject({
      problem: { code: 'layer-unknown' }
    });
  });

  it('finds the API of a portal’s bare address', async () => {
    const { asked } = await read(
      lines(1, ['n'], (n) => ({ n })),
      source({ url: 'https://data.x.fr' })
    );
    expect(asked[0]?.pathname).toBe('/data-fair/api/v1/datasets/lieux');
  });
});

describe('discovering', () => {
  it('lists datasets, or chooses the one of the address', async () => {
    const list = {
      count: 2,
      results: [
        description(['a', '_geopoint'], { bbox: [-5, 41, 10, 51] }),
        description(['a'], { id: 'b', title: 'B' })
      ]
    };
    const found = await dataFairModule.discover!({ sure: 3, spec: { url: source().url } }, serving(() => list).context);
    expect(found.ok && found.value.offers).toEqual([
      {
        name: 'lieux',
        title: 'Lieux',
        geometry: 'point',
        bbox: [-5, 41, 10, 51],
        credit: 'ADEME · Licence Ouverte',
        source: source()
      },
      { name: 'b', title: 'B', geometry: 'table', credit: 'ADEME · Licence Ouverte', source: source({ dataset: 'b' }) }
    ]);
    const one = await dataFairModule.discover!(
      { sure: 3, spec: { ...source() } },
      serving(() => description(['a'])).context
    );
    expect(one).toMatchObject({ value: { chosen: { title: 'Lieux', source: source() } } });
  });
});

describe('recognising', () => {
  const claim = (text: string) =>
    recogniseDataFair({ text, url: new URL(text), query: new Map(new URL(text).searchParams) });
  it.each([
    ['https://data.x.fr/data-fair/api/v1/datasets/lieux/lines?size=20&qs=a:1', 3, source({ qs: 'a:1' })],
    ['https://data.x.fr/data-fair/api/v1/datasets/lieux', 3, source()],
    ['https://data.x.fr/data-fair/api/v1/datasets', 3, { url: 'https://data.x.fr/data-fair' }],
    ['https://data.x.fr/data-fair/embed/dataset/lieux/table', 3, source()],
    ['https://data.x.fr/datasets/lieux', 1, source()],
    ['https://data.x.fr/data-fair/', 2, { url: 'https://data.x.fr/data-fair' }],
    ['https://data.x.fr/', null, null]
  ])('%s', (text, sure, spec) => {
    expect(claim(text)).toEqual(sure === null ? null : { sure, spec });
  });
});
