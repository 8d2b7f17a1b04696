import { describe, expect, it } from 'vitest';
import { cell } from '../../table/table';
import type { ReadContext } from '../kind';
import { queryOf, serving, type Reply } from '../serving.fixture';
import { crsUri } from './address';
import { equalities, filterLanguage } from './filter';
import { ogcFeaturesModule } from './module';
import { recogniseFeatures } from './recognise';
import type { OgcFeaturesSource } from '.';

const html = '<!doctype html><html>';
const source = (more: Partial<OgcFeaturesSource> = {}): OgcFeaturesSource => ({
  kind: 'ogc-features',
  url: 'https://x.fr/api?map=a',
  collection: 'communes de France',
  ...more
});
const feature = (n: number, x = n, y = n) => ({
  type: 'Feature',
  id: n,
  properties: { n, dep: n % 2 === 0 ? '33' : '87' },
  geometry: { type: 'Point', coordinates: [x, y] }
});
const items = (features: unknown[], next?: string, matched?: number) => ({
  type: 'FeatureCollection',
  features,
  links:
    next === undefined
      ? []
      : [
          { rel: 'next', href: next, type: 'text/html' },
          { rel: 'next', href: next, type: 'application/geo+json' }
        ],
  ...(matched === undefined ? {} : { numberMatched: matched })
});
const table = async (spec: OgcFeaturesSource, context: ReadContext) => {
  const outcome = await ogcFeaturesModule.read(spec, context);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return { ...outcome.value, notices: outcome.notices };
};

describe('reading items', () => {
  it('follows links that lose the format and the vendor parameters of a server that prefers HTML', async () => {
    const { context, asked } = serving((url) => {
      if (url.searchParams.get('f') !== 'json') return html;
      if (url.searchParams.get('map') !== 'a') return 404;
      return url.searchParams.has('cursor') ? items([feature(3)]) : items([feature(1), feature(2)], '?cursor=k');
    });
    const made = await table(source(), context);
    expect([made.rows, made.covers, made.notices]).toEqual([3, 'all', []]);
    expect(asked[0]?.pathname).toBe('/api/collections/communes%20de%20France/items');
    expect(asked.map((url) => url.searchParams.get('f'))).toEqual([null, 'json', 'json']);
  });

  it('asks for less of a server that refuses large pages', async () => {
    const { context } = serving((url) =>
      Number(url.searchParams.get('limit')) > 500 ? 400 : items([feature(1)], undefined, 1)
    );
    expect((await table(source(), context)).rows).toBe(1);
  });

  it('pages by offset where there are no links, and tells what a server keeps', async () => {
    const all = Array.from({ length: 25 }, (_, n) => feature(n));
    const { context } = serving((url) => {
      const offset = Number(url.searchParams.get('offset') ?? 0);
      const { links: _, ...page } = items(all.slice(offset, offset + 10), undefined, 25);
      return page;
    });
    expect(await table(source(), context)).toMatchObject({ rows: 25, covers: 'all' });
    const stubborn = serving(() => items(all.slice(0, 10), undefined, 25));
    const part = await table(source(), stubborn.context);
    expect(part).toMatchObject({ rows: 10, covers: 'part', total: 25 });
    expect(part.notices).toEqual([{ code: 'truncated', facts: { got: 10, total: 25 } }]);
  });

  it('pushes box, dates, equalities and CRS', async () => {
    const { context, asked } = serving(() => items([feature(2, 413471, 6420759)]), { bbox: [-1, 44, 0, 45] });
    const made = await table(
      source({ srsName: 'EPSG:2154', datetime: '2024-01-01/..', properties: { dep: '33' } }),
      context
    );
    expect([made.crs, made.covers]).toEqual(['EPSG:2154', 'part']);
    expect(queryOf(asked[0])).toEqual({
      map: 'a',
      dep: '33',
      datetime: '2024-01-01/..',
      crs: 'http://www.opengis.net/def/crs/EPSG/0/2154',
      bbox: '-1,44,0,45',
      limit: '1000'
    });
  });

  it('looks up the storage CRS when a server writes metres where degrees were asked', async () => {
    const { context } = serving((url) =>
      url.pathname.endsWith('items')
        ? items([feature(1, 413471.4551, 6420759.1829)])
        : { id: 'a', storageCrs: 'http://www.opengis.net/def/crs/EPSG/0/2154' }
    );
    const made = await table(source(), context);
    expect(made.crs).toBe('EPSG:2154');
    expect(made.points?.coords[0]).toBeCloseTo(-0.6262433, 6);
  });

  it.each([
    ['http://www.opengis.net/spec/cql2/1.0/conf/cql2-text', 'cql2-text'],
    ['http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/cql-text', 'cql-text']
  ])('filters by %s', async (conformance, language) => {
    const { context, asked } = serving((url) =>
      url.pathname.endsWith('conformance') ? { conformsTo: [conformance] } : items([feature(2)])
    );
    await table(source({ filter: "population > 10 AND nom LIKE 'B%'" }), context);
    expect(asked.at(-1)?.searchParams.get('filter')).toBe("population > 10 AND nom LIKE 'B%'");
    expect(asked.at(-1)?.searchParams.get('filter-lang')).toBe(language);
  });

  it('sorts here what a server that ignores parameters sends', async () => {
    const { context } = serving((url) =>
      url.pathname.endsWith('conformance') ? {} : items([1, 2, 3, 4].map((n) => feature(n)))
    );
    const made = await table(source({ filter: "dep = '33'" }), context);
    const column = made.columns.find(({ name }) => name === 'n')!;
    expect([0, 1].map((row) => cell(column, row))).toEqual([2, 4]);
    expect(made.notices.map(({ code }) => code)).toEqual(['filter-local']);
  });

  it('names a collection that is gone, and what is no features', async () => {
    expect(await ogcFeaturesModule.read(source(), serving(() => 404).context)).toMatchObject({
      problem: { code: 'layer-unknown' }
    });
    expect(await ogcFeaturesModule.read(source(), serving(() => ({ a: 1 })).context)).toMatchObject({
      problem: { code: 'unexpected-content' }
    });
    expect(await ogcFeaturesModule.read(source(), serving(() => html).context)).toMatchObject({
      problem: { code: 'unexpected-content', facts: { found: 'HTML' } }
    });
  });

  it('counts by numberMatched', async () => {
    const count = (reply: Reply) => ogcFeaturesModule.count!(source(), serving(reply).context);
    expect(await count(() => items([], undefined, 1234))).toMatchObject({ ok: true, value: 1234 });
    expect(await count(() => items([]))).toMatchObject({ ok: true, value: null });
  });
});

describe('recognising', () => {
  const claim = (text: string) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    return recogniseFeatures({ text, url, query: new Map(url?.searchParams) });
  };
  it.each([
    ['https://x.fr/ogcapi', 2, { url: 'https://x.fr/ogcapi' }],
    ['https://x.fr/', 1, { url: 'https://x.fr/' }],
    ['https://x.fr/a/index.html', null, null],
    ['https://x.fr/api/collections', 2, { url: 'https://x.fr/api' }],
    ['https://x.fr/api/collections.json', 2, { url: 'https://x.fr/api' }],
    ['https://x.fr/collections/', 2, { url: 'https://x.fr/' }],
    ['https://x.fr/api/conformance?f=html', 2, { url: 'https://x.fr/api' }],
    [
      'https://x.fr/api/collections/a%20b?token=k',
      2,
      { kind: 'ogc-features', url: 'https://x.fr/api?token=k', collection: 'a b' }
    ],
    [
      'https://x.fr/api/collections/a/items.json?limit=10&bbox=1,2,3,4&dep=33&datetime=2024-01-01',
      2,
      {
        kind: 'ogc-features',
        url: 'https://x.fr/api',
        collection: 'a',
        datetime: '2024-01-01',
        properties: { dep: '33' }
      }
    ],
    ['https://x.fr/api/collections/a/items/12', 2, { kind: 'ogc-features', url: 'https://x.fr/api', collection: 'a' }],
    ['https://x.fr/ows?service=WFS', null, null],
    ['https://x.fr/tiles/{z}/{x}/{y}', null, null],
    ['communes', null, null]
  ])('%s', (text, sure, spec) => {
    expect(claim(text)).toEqual(sure === null ? null : { sure, spec });
  });
});

describe('discovering', () => {
  const landing = { title: 'API', links: [{ rel: 'data', href: 'http://inner/collections' }] };
  const discover = (reply: Reply, spec: Record<string, unknown> = { url: 'https://x.fr/api' }, sure: 1 | 2 = 2) =>
    ogcFeaturesModule.discover!({ sure, spec }, serving(reply).context);
  const collection = (id: string, more = {}) => ({
    id,
    title: `Titre ${id}`,
    links: [{ rel: 'items', href: `http://inner/collections/${id}/items` }],
    ...more
  });

  it('lists feature collections, over pages, with extent and credit', async () => {
    const extent = { spatial: { bbox: [[-5, 41, 0, 10, 51, 4000]] } };
    const found = await discover((url) => {
      if (url.pathname === '/api') return landing;
      if (url.searchParams.has('page'))
        return { collections: [collection('b'), collection('c', { itemType: 'record' })] };
      return {
        collections: [
          collection('a', { extent, description: 'D', attribution: 'IGN', itemType: 'feature' }),
          { id: 'r', links: [{ rel: 'map', href: 'x' }] }
        ],
        links: [{ rel: 'next', href: 'http://inner/collections?page=2' }]
      };
    });
    expect(found).toMatchObject({ ok: true, value: { title: 'API', kind: 'ogc-features' } });
    expect(found.ok && found.value.offers).toEqual([
      {
        name: 'a',
        title: 'Titre a',
        summary: 'D',
        bbox: [-5, 41, 10, 51],
        credit: 'IGN',
        source: { kind: 'ogc-features', url: 'https://x.fr/api', collection: 'a' }
      },
      { name: 'b', title: 'Titre b', source: { kind: 'ogc-features', url: 'https://x.fr/api', collection: 'b' } }
    ]);
  });

  it('keeps the filters of the address in what it chooses', async () => {
    const spec = { kind: 'ogc-features', url: 'https://x.fr/api', collection: 'a', properties: { dep: '33' } };
    const found = await discover(() => ({ ...landing, collections: [collection('a')] }), spec);
    expect(found).toMatchObject({ ok: true, value: { chosen: { name: 'a', source: spec } } });
  });

  it('is not taken in by other JSON', async () => {
    expect((await discover(() => ({ version: 1 }), undefined, 1)).ok).toBe(false);
    expect(await discover(() => ({ ...landing, collections: [] }))).toMatchObject({
      problem: { code: 'service-empty' }
    });
    expect((await discover(() => html)).ok).toBe(false);
  });
});

describe('filters and systems', () => {
  it.each([
    ["dep = '33'", { dep: '33' }],
    ["dep='33' AND \"code postal\" = 'l''abc' and n = -1.5", { dep: '33', 'code postal': "l'abc", n: '-1.5' }],
    ["dep = '33' OR n = 1", null],
    ['n > 1', null],
    ["dep = '33' AND dep = '24'", null],
    ["dep = '33' AND", null],
    ['', null]
  ])('%s', (text, found) => {
    expect(equalities(text)).toEqual(found);
  });

  it('knows the conformance classes of CQL2 text only', () => {
    expect(filterLanguage(['http://www.opengis.net/spec/cql2/1.0/conf/cql2-json'])).toBeNull();
    expect(filterLanguage(['http://www.opengis.net/spec/cql2/1.0/conf/cql2-text'])).toBe('cql2-text');
  });

  it.each([
    ['EPSG:2154', 'http://www.opengis.net/def/crs/EPSG/0/2154'],
    ['urn:ogc:def:crs:EPSG::4326', 'http://www.opengis.net/def/crs/EPSG/0/4326'],
    ['CRS84', 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'],
    ['http://www.opengis.net/def/crs/EPSG/0/3857', 'http://www.opengis.net/def/crs/EPSG/0/3857']
  ])('%s', (name, uri) => {
    expect(crsUri(name)).toBe(uri);
  });
});
