import { describe, expect, it } from 'vitest';
import { cell } from '../../table/table';
import { serving, type Reply } from '../serving.fixture';
import { opendatasoftModule } from './module';
import { recogniseOpendatasoft } from './recognise';
import type { OpendatasoftSource } from '.';

const source = (more: Partial<OpendatasoftSource> = {}): OpendatasoftSource => ({
  kind: 'opendatasoft',
  url: 'https://data.x.fr',
  dataset: 'lieux',
  ...more
});
/** A dataset as Explore 2.1 describes it. */
const description = (geo: string[], more = {}) => ({
  dataset_id: 'lieux',
  has_records: true,
  features: ['geo'],
  fields: [
    { name: 'code', label: 'Code', type: 'text' },
    ...geo.map((type) => ({ name: type === 'geo_shape' ? 'geo_shape' : 'geo_point_2d', label: type, type }))
  ],
  metas: {
    default: {
      title: 'Lieux',
      records_count: 3,
      publisher: 'Région',
      license: 'Licence Ouverte v2.0',
      description: '<p>Des <b>lieux</b></p>',
      ...more
    }
  }
});
const isDescription = (url: URL): boolean => /\/datasets\/lieux$/.test(url.pathname);
const record = (n: number) => ({ code: `0${n}`, geo_point_2d: { lon: n, lat: 45 } });
const feature = (n: number) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [n, 45] },
  properties: { code: `0${n}`, geo_point_2d: { lon: n, lat: 45 } }
});

async function read(reply: Reply, spec = source(), more: Parameters<typeof serving>[1] = {}) {
  const { context, asked } = serving(reply, more);
  const outcome = await opendatasoftModule.read(spec, context);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return { table: outcome.value, codes: outcome.notices.map(({ code }) => code), asked };
}

describe('reading a dataset', () => {
  it('exports it whole as GeoJSON, the position no column', async () => {
    const { table, asked } = await read(
      (url) =>
        isDescription(url)
          ? description(['geo_point_2d'])
          : { type: 'FeatureCollection', features: [1, 2, 3].map(feature) },
      source({ where: "code like '0%'", select: 'code, geo_point_2d', refine: ['dep:33', 'an:2024'] })
    );
    expect([table.rows, table.covers, table.columns.map(({ name }) => name)]).toEqual([3, 'all', ['code']]);
    expect(asked[1]?.pathname).toBe('/api/explore/v2.1/catalog/datasets/lieux/exports/geojson');
    expect(asked[1]?.searchParams.getAll('refine')).toEqual(['dep:33', 'an:2024']);
    expect(asked[1]?.searchParams.get('where')).toBe("code like '0%'");
    expect(asked).toHaveLength(2);
  });

  it('exports a set without positions as rows that keep their types', async () => {
    const { table, codes, asked } = await read((url) =>
      isDescription(url) ? description([]) : [{ code: '33', n: 1 }]
    );
    expect(asked[1]?.pathname).toMatch(/\/exports\/json$/);
    expect([table.points, codes]).toEqual([undefined, []]);
    expect(table.columns.map((column) => [column.name, cell(column, 0)])).toEqual([
      ['code', '33'],
      ['n', 1]
    ]);
  });

  it('pushes the box down, latitudes first, beside the condition', async () => {
    const { asked, table } = await read(
      (url) =>
        isDescription(url) ? description(['geo_point_2d', 'geo_shape']) : { type: 'FeatureCollection', features: [] },
      source({ where: 'a = 1 or b = 2' }),
      { bbox: [-1, 44, 0, 45] }
    );
    expect(asked[1]?.searchParams.get('where')).toBe('(a = 1 or b = 2) and (in_bbox(geo_shape, 44, -1, 45, 0))');
    expect(table.covers).toBe('part');
  });

  it('goes by records where a portal does not export, as far as they reach', async () => {
    const have = 10250;
    const { table, codes } = await read((url) => {
      if (isDescription(url)) return description(['geo_point_2d']);
      if (url.pathname.includes('/exports/')) return 403;
      const offset = Number(url.searchParams.get('offset') ?? 0);
      const limit = Number(url.searchParams.get('limit'));
      if (limit > 100 || offset + limit > 10000) return 400;
      return { total_count: have, results: Array.from({ length: limit }, (_, i) => record((offset + i) / 1000)) };
    });
    expect([table.rows, table.covers, table.total, codes]).toEqual([10000, 'part', have, ['truncated']]);
    expect(table.columns.map(({ name }) => name)).toEqual(['code']);
  });

  it('tells a dataset that is gone', async () => {
    const { context } = serving(() => 404);
    expect(await opendatasoftModule.read(source(), context)).toMatchObject({ problem: { code: 'layer-unknown' } });
  });
});

it('counts by the description, or by the records that match', async () => {
  const reply: Reply = (url) => (isDescription(url) ? description(['geo_point_2d']) : { total_count: 2, results: [] });
  const count = async (spec: OpendatasoftSource) => opendatasoftModule.count!(spec, serving(reply).context);
  expect(await count(source())).toMatchObject({ value: 3 });
  expect(await count(source({ where: 'x' }))).toMatchObject({ value: 2 });
});

describe('discovering', () => {
  const discover = (reply: Reply, spec: Record<string, unknown>) =>
    opendatasoftModule.discover!({ sure: 3, spec }, serving(reply).context);
  it('lists the datasets of a portal over pages', async () => {
    const found = await discover(
      (url) => {
        const offset = Number(url.searchParams.get('offset'));
        const results = Array.from({ length: Math.min(100, 130 - offset) }, (_, i) => ({
          ...description([]),
          dataset_id: `d${offset + i}`
        }));
        return { total_count: 130, results };
      },
      { url: 'https://data.x.fr' }
    );
    expect(found.ok && found.value.offers).toHaveLength(130);
    expect(found.ok && found.value.offers[129]).toEqual({
      name: 'd129',
      title: 'Lieux',
      summary: 'Des lieux',
      credit: 'Région · Licence Ouverte v2.0',
      geometry: 'table',
      source: { kind: 'opendatasoft', url: 'https://data.x.fr', dataset: 'd129' }
    });
  });

  it('chooses the dataset of the address, its condition kept', async () => {
    const found = await discover(() => description(['geo_shape'], { geometry_types: ['Polygon'] }), {
      ...source({ where: 'x' })
    });
    expect(found).toMatchObject({ value: { chosen: { geometry: 'polygon', source: source({ where: 'x' }) } } });
  });

  it('is not taken in by another site', async () => {
    expect((await discover(() => '<!doctype html><html>', { url: 'https://x.fr' })).ok).toBe(false);
    expect((await discover(() => ({ a: 1 }), { url: 'https://x.fr' })).ok).toBe(false);
  });
});

describe('recognising', () => {
  const claim = (text: string) =>
    recogniseOpendatasoft({ text, url: new URL(text), query: new Map(new URL(text).searchParams) });
  it.each([
    ['https://data.x.fr/explore/dataset/lieux/', 3, source()],
    ['https://data.x.fr/explore/dataset/lieux/table/?disjunctive.a&refine.dep=33', 3, source({ refine: ['dep:33'] })],
    ['https://data.x.fr/explore/embed/dataset/lieux/map/', 3, source()],
    [
      'https://data.x.fr/api/explore/v2.1/catalog/datasets/lieux/exports/geojson?where=a%3D1',
      3,
      source({ where: 'a=1' })
    ],
    ['https://data.x.fr/api/v2.0/catalog/datasets/lieux/records?refine=an:2024', 3, source({ refine: ['an:2024'] })],
    ['https://data.x.fr/api/records/1.0/search/?dataset=lieux&rows=10', 3, source()],
    ['https://data.x.fr/explore/', 3, { url: 'https://data.x.fr' }],
    ['https://data.x.fr/explore/?sort=modified', 3, { url: 'https://data.x.fr' }],
    ['https://public.opendatasoft.com/pages/home', 2, { url: 'https://public.opendatasoft.com' }],
    ['https://data.x.fr/', 1, { url: 'https://data.x.fr' }],
    ['https://data.x.fr/other', null, null]
  ])('%s', (text, sure, spec) => {
    expect(claim(text)).toEqual(sure === null ? null : { sure, spec });
  });
});
