import { describe, expect, it } from 'vitest';
import { cell, type FeatureTable } from '../../table/table';
import { noCrsAssets } from '../../crs/no-assets';
import { readGeojson } from './read';

const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const url = 'https://x.fr/a.geojson';
const point = (x: number, y: number, properties: unknown, more = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [x, y] },
  ...more
});
const collection = (features: unknown[], more = {}) => ({ type: 'FeatureCollection', features, ...more });
const table = async (value: unknown, crs?: string): Promise<FeatureTable> => {
  const made = await readGeojson(bytes(value), { url, crs, assets: noCrsAssets });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
};
const problem = async (value: unknown) => {
  const made = await readGeojson(bytes(value), { url, assets: noCrsAssets });
  return made.ok ? null : made.problem;
};

describe('readGeojson', () => {
  it('reads collections, single features, bare geometries, lines of features, with or without a BOM', async () => {
    expect((await table(collection([point(1, 2, { a: 1 }), point(3, 4, null)]))).rows).toBe(2);
    expect((await table(point(1, 2, { a: 1 }))).bbox).toEqual([1, 2, 1, 2]);
    expect(
      (
        await table({
          type: 'LineString',
          coordinates: [
            [0, 0],
            [1, 1]
          ]
        })
      ).lines?.rowOf.length
    ).toBe(1);
    expect((await table(`\uFEFF${JSON.stringify(point(5, 6, {}))}`)).bbox).toEqual([5, 6, 5, 6]);
    expect((await table(`${JSON.stringify(point(1, 1, {}))}\n${JSON.stringify(point(2, 2, {}))}\n`)).rows).toBe(2);
    expect((await table(`${JSON.stringify(point(1, 1, {}))}\nnull\n3\n`)).rows).toBe(1);
  });

  it.each([
    ['numberMatched', { numberMatched: 8900, numberReturned: 1 }, 8900],
    ['a link to the next page', { links: [{ rel: 'next', href: 'x' }] }, null]
  ])('says that a server gave a part only, by %s', async (_, more, total) => {
    const made = await readGeojson(bytes({ ...(collection([point(1, 2, {})]) as object), ...more }), {
      url,
      assets: noCrsAssets
    });
    expect(made).toMatchObject({
      ok: true,
      value: { covers: 'part', total },
      notices: [{ code: 'truncated', facts: { got: 1, total } }]
    });
    expect((await table({ ...(collection([point(1, 2, {})]) as object), numberMatched: 1 })).covers).toBe('all');
  });

  it('keeps feature ids unless the properties have their own', async () => {
    const made = await table(
      collection([point(1, 1, { n: 'a' }, { id: 'x.1' }), point(1, 1, { n: 'b', id: '007' }, { id: 7 })])
    );
    const ids = made.columns.find((c) => c.name === 'id');
    expect([0, 1].map((row) => ids && cell(ids, row))).toEqual(['x.1', '007']);
  });

  it.each(['EPSG:2154', 'urn:ogc:def:crs:EPSG::2154', 'http://www.opengis.net/def/crs/EPSG/0/2154'])(
    'obeys a crs member %s',
    async (name) => {
      const made = await table(
        collection([point(413471.4551, 6420759.1829, {})], { crs: { type: 'name', properties: { name } } })
      );
      expect(made.crs).toBe('EPSG:2154');
      expect(made.points?.coords[0]).toBeCloseTo(-0.6262433, 7);
    }
  );

  it('takes x first even under a north-first name', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4326' } };
    expect((await table(collection([point(-0.6, 44.8, {})], { crs }))).bbox).toEqual([-0.6, 44.8, -0.6, 44.8]);
  });

  it('takes the stated CRS when the document has none', async () => {
    expect((await table(collection([point(413471, 6420759, {})]), 'EPSG:2154')).crs).toBe('EPSG:2154');
  });

  it('says what is missing', async () => {
    const made = await readGeojson(
      bytes(collection([point(1, 1, {}), { type: 'Feature', properties: {}, geometry: null }])),
      { url, assets: noCrsAssets }
    );
    expect(made.ok && made.notices).toEqual([{ code: 'geometry-missing', facts: { rows: 1 } }]);
    const empty = await readGeojson(bytes(collection([])), { url, assets: noCrsAssets });
    expect(empty.ok && empty.notices).toEqual([{ code: 'empty-result', facts: { url } }]);
  });

  it('recognises what is not GeoJSON', async () => {
    expect(await problem('<!doctype html><html>')).toEqual({
      code: 'unexpected-content',
      facts: { url, expected: 'GeoJSON', found: 'HTML' }
    });
    expect(
      await problem(
        '<ServiceExceptionReport><ServiceException code="X">Non &amp; non</ServiceException></ServiceExceptionReport>'
      )
    ).toEqual({
      code: 'service-exception',
      facts: { url, said: 'Non & non', ogcCode: 'X' }
    });
    expect((await problem('a;b'))?.code).toBe('unexpected-content');
    expect((await problem(''))?.code).toBe('unexpected-content');
    expect(await problem({ a: { b: 1 } })).toEqual({
      code: 'parse-failed',
      facts: { format: 'JSON', at: 0, expected: '[{…}]', found: '{ a }' }
    });
  });

  it('never loads a cut document in silence', async () => {
    const text = JSON.stringify(collection([point(1, 2, { nom: 'a "b" \\ é' }), point(3, 4, { nom: 'c' })]));
    for (let cut = 1; cut < text.length; cut++) {
      const half = text.slice(0, cut);
      expect(await problem(half)).toEqual({ code: 'answer-cut', facts: { url, bytes: bytes(half).length } });
    }
    // a person's own file was cut by nobody: it is malformed, and its end is where
    const own = await readGeojson(bytes(text.slice(0, 40)), { url: 'a.geojson', assets: noCrsAssets });
    expect(own).toMatchObject({ problem: { code: 'parse-failed', facts: { found: 'EOF' } } });
  });
});
