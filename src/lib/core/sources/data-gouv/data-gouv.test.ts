import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { queryOf, serving, type Reply } from '../serving.fixture';
import { dataGouvModule } from './module';
import { recogniseDataGouv } from './recognise';
import type { DataGouvSource } from '.';

const id = '942d4ee8-8142-4556-8ea1-335537ce1119';
const source = (more: Partial<DataGouvSource> = {}): DataGouvSource => ({ kind: 'data-gouv', resource: id, ...more });

describe('reading a resource', () => {
  it('opens what the stable link gives, zipped or not', async () => {
    const zip = zipSync({ 'a/points.geojson': strToU8('{"type":"Point","coordinates":[2,48]}') });
    for (const answer of [zip, 'nom;lat;lon\nParis;48;2\n']) {
      const { context, asked } = serving(() => answer);
      const outcome = await dataGouvModule.read(source(), context);
      expect(outcome.ok && outcome.value.bbox).toEqual([2, 48, 2, 48]);
      expect(asked[0]?.href).toBe(`https://www.data.gouv.fr/api/1/datasets/r/${id}`);
    }
    expect(await dataGouvModule.read(source(), serving(() => 404).context)).toMatchObject({
      problem: { code: 'layer-unknown' }
    });
  });

  it('filters by the tabular API, and counts there', async () => {
    const reply: Reply = () => ({
      data: [{ __id: 1, lat: '48', lon: '2' }],
      links: { next: null },
      meta: { total: 1 }
    });
    const filtered = source({ filters: { dep__exact: '33' } });
    const { context, asked } = serving(reply);
    const outcome = await dataGouvModule.read(filtered, context);
    expect(outcome.ok && outcome.value.bbox).toEqual([2, 48, 2, 48]);
    expect(asked[0]?.pathname).toBe(`/api/resources/${id}/data/`);
    expect(queryOf(asked[0])).toEqual({ dep__exact: '33', page: '1', page_size: '200' });
    expect(await dataGouvModule.count!(filtered, context)).toMatchObject({ value: 1 });
    expect(await dataGouvModule.count!(source(), context)).toMatchObject({ value: null });
  });
});

describe('discovering', () => {
  const resource = (more: object) => ({
    id,
    title: 'R',
    description: null,
    format: 'csv',
    url: 'https://static.data.gouv.fr/a.csv',
    type: 'main',
    ...more
  });
  const dataset = (resources: object[]) => ({
    id: 'x',
    title: 'Jeu',
    license: 'lov2',
    organization: { name: 'IGN' },
    resources
  });
  const discover = (reply: Reply, spec: Record<string, unknown> = { dataset: 'jeu' }) =>
    dataGouvModule.discover!({ sure: 3, spec }, serving(reply).context);

  it('lists files that can be read and services, with their credit', async () => {
    const other = '4fd78dee-e122-4c0d-8bf6-ff55d79f3af1';
    const found = await discover(
      () =>
        dataset([
          resource({ description: 'Une ligne par lieu' }),
          resource({ id: other, format: 'pdf', url: 'https://x.fr/doc.pdf' }),
          resource({ id: 'p', type: 'documentation' }),
          resource({ id: other, title: 'API', format: 'ogc:api', url: 'https://x.fr/api/collections/lieux/items' }),
          resource({
            id: other,
            title: 'Flux',
            format: 'wfs',
            url: 'https://x.fr/ows?service=WFS&request=GetCapabilities'
          })
        ]),
      { dataset: 'jeu', resource: id }
    );
    if (!found.ok) throw new Error(JSON.stringify(found.problem));
    expect(found.value.title).toBe('Jeu');
    expect(found.value.offers.map(({ title }) => title)).toEqual(['R (CSV)', 'API (OGC-FEATURES)', 'Flux (WFS)']);
    expect(found.value.offers[0]).toEqual({
      name: id,
      title: 'R (CSV)',
      summary: 'Une ligne par lieu',
      credit: 'IGN · Licence Ouverte 2.0',
      source: source()
    });
    expect(found.value.offers[1]?.source).toEqual({
      kind: 'ogc-features',
      url: 'https://x.fr/api',
      collection: 'lieux'
    });
    expect(found.value.chosen?.name).toBe(id);
  });

  it('says when there is nothing to read, and when there is no such dataset', async () => {
    expect(await discover(() => dataset([resource({ format: 'pdf' })]))).toMatchObject({
      problem: { code: 'service-empty' }
    });
    expect(await discover(() => 404)).toMatchObject({ problem: { code: 'layer-unknown' } });
  });

  it('names a resource without its dataset', async () => {
    const found = await discover(() => ({ resource: { title: 'Bornes' }, dataset_id: 'x' }), { ...source() });
    expect(found).toMatchObject({ value: { chosen: { title: 'Bornes', source: source() } } });
  });
});

describe('recognising', () => {
  const claim = (text: string) =>
    recogniseDataGouv({ text, url: new URL(text), query: new Map(new URL(text).searchParams) });
  it.each([
    [`https://www.data.gouv.fr/api/1/datasets/r/${id}`, source()],
    [`https://www.data.gouv.fr/fr/datasets/r/${id}`, source()],
    ['https://www.data.gouv.fr/fr/datasets/mon-jeu/', { dataset: 'mon-jeu' }],
    ['https://www.data.gouv.fr/datasets/mon-jeu', { dataset: 'mon-jeu' }],
    ['https://www.data.gouv.fr/api/1/datasets/mon-jeu/', { dataset: 'mon-jeu' }],
    [`https://www.data.gouv.fr/fr/datasets/mon-jeu/#/resources/${id}`, { dataset: 'mon-jeu', resource: id }],
    [`https://www.data.gouv.fr/datasets/mon-jeu?resource_id=${id}`, { dataset: 'mon-jeu', resource: id }],
    [
      `https://tabular-api.data.gouv.fr/api/resources/${id}/data/?dep__exact=33&page=2`,
      source({ filters: { dep__exact: '33' } })
    ],
    ['https://www.data.gouv.fr/fr/reuses/x', null],
    ['https://geo.data.gouv.fr/datasets/x', null]
  ])('%s', (text, spec) => {
    expect(claim(text)?.spec ?? null).toEqual(spec);
  });
});
