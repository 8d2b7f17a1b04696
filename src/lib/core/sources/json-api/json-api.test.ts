import { describe, expect, it } from 'vitest';
import { cell } from '../../table/table';
import { queryOf, serving, type Reply } from '../serving.fixture';
import { jsonApiModule } from './module';
import { withPreset } from './presets';
import { recogniseApi } from './recognise';
import { fillTemplate } from './template';
import type { JsonApiSource } from '.';

const source = (url: string, more: Partial<JsonApiSource> = {}): JsonApiSource => ({ kind: 'json-api', url, ...more });
async function read(reply: Reply, spec: JsonApiSource, more: Parameters<typeof serving>[1] = {}) {
  const { context, asked } = serving(reply, more);
  const outcome = await jsonApiModule.read(spec, context);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return { table: outcome.value, codes: outcome.notices.map(({ code }) => code), asked };
}
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const point = (n: number) => ({
  type: 'Feature',
  properties: { n },
  geometry: { type: 'Point', coordinates: [n / 1000, 45] }
});

/** Answers as Hub'Eau's documentation shows them: `count`, `next` and `data`, or GeoJSON beside them; 400 beyond 20,000. */
const hubeau =
  (have: number, geojson: boolean): Reply =>
  (url) => {
    const page = Number(url.searchParams.get('page'));
    const size = Number(url.searchParams.get('size'));
    if (page * size > 20000) return 400;
    const rows = upTo(have).slice((page - 1) * size, page * size);
    const next = page * size < have ? `http://hubeau.eaufrance.fr/api/v1/x?size=${size}&page=${page + 1}` : null;
    const head = { count: have, first: 'x', prev: null, next, api_version: '1.0.1' };
    return geojson
      ? { ...head, type: 'FeatureCollection', features: rows.map(point) }
      : { ...head, data: rows.map((n) => ({ code_station: `0${n}`, longitude: n / 1000, latitude: 45 })) };
  };

describe('Hub’Eau', () => {
  it('reads stations as GeoJSON, over https whatever the links say', async () => {
    const { table, codes, asked } = await read(
      hubeau(12000, true),
      source('https://hubeau.eaufrance.fr/api/v1/niveaux_nappes/stations?code_departement=33')
    );
    expect([table.rows, table.covers, codes]).toEqual([12000, 'all', []]);
    expect(queryOf(asked[0])).toEqual({ code_departement: '33', size: '5000', page: '1', format: 'geojson' });
    expect(asked.every(({ protocol }) => protocol === 'https:')).toBe(true);
  });

  it('stops at its depth and says so', async () => {
    const { table, codes, asked } = await read(
      hubeau(45000, false),
      source('https://hubeau.eaufrance.fr/api/v1/qualite_eau_potable/resultats_dis')
    );
    expect([table.rows, table.covers, table.total, codes]).toEqual([20000, 'part', 45000, ['truncated']]);
    expect(asked).toHaveLength(4);
  });

  it('cuts stations to a box, and counts', async () => {
    const bbox: [number, number, number, number] = [-1, 44, 0, 45];
    const url = 'https://hubeau.eaufrance.fr/api/v1/niveaux_nappes/stations';
    const { asked, table } = await read(hubeau(3, true), source(url), { bbox });
    expect([queryOf(asked[0])['bbox'], table.covers]).toEqual(['-1,44,0,45', 'part']);
    const { context } = serving(hubeau(1234, true));
    expect(await jsonApiModule.count!(source(url), context)).toEqual({ ok: true, value: 1234, notices: [] });
  });
});

describe('API Carto', () => {
  const carto =
    (have: number): Reply =>
    (url) => {
      const start = Number(url.searchParams.get('_start') ?? 0);
      const limit = Math.min(1000, Number(url.searchParams.get('_limit') ?? 1000));
      const features = upTo(have)
        .slice(start, start + limit)
        .map(point);
      return {
        type: 'FeatureCollection',
        features,
        totalFeatures: have,
        numberMatched: have,
        numberReturned: features.length
      };
    };
  it('pages by _start, cuts by a polygon', async () => {
    const { table, asked } = await read(
      carto(2500),
      source('https://apicarto.ign.fr/api/cadastre/parcelle?code_insee=33063'),
      {
        bbox: [-1, 44, 0, 45]
      }
    );
    expect(table.rows).toBe(2500);
    expect(asked.map((url) => url.searchParams.get('_start'))).toEqual(['0', '1000', '2000']);
    expect(JSON.parse(asked[0]!.searchParams.get('geom')!)).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [-1, 44],
          [0, 44],
          [0, 45],
          [-1, 45],
          [-1, 44]
        ]
      ]
    });
  });

  it('asks urban planning without paging, and takes an empty answer for what it is', async () => {
    const { table, codes, asked } = await read(
      carto(0),
      source('https://apicarto.ign.fr/api/gpu/zone-urba?partition=DU_33063')
    );
    expect([table.rows, codes]).toEqual([0, ['empty-result']]);
    expect(queryOf(asked[0])).toEqual({ partition: 'DU_33063' });
  });
});

describe('other known APIs', () => {
  it('reads Géorisques by pages of its rows', async () => {
    const { table, codes } = await read((url) => {
      const page = Number(url.searchParams.get('page'));
      const rows = upTo(250).slice((page - 1) * 100, page * 100);
      const data = rows.map((n) => ({ codeAIOT: `000${n}`, longitude: n / 1000, latitude: 45 }));
      return {
        results: 250,
        page,
        total_pages: 3,
        data,
        response_code: 200,
        message: null,
        next: null,
        previous: null
      };
    }, source('https://georisques.gouv.fr/api/v1/installations_classees?departement=33'));
    expect([table.rows, table.covers, codes]).toEqual([250, 'all', []]);
    expect(table.bbox).toEqual([0, 45, 0.249, 45]);
  });

  it('reads companies by establishment, where these are', async () => {
    const { table } = await read(
      () => ({
        results: [
          {
            siren: '123456789',
            nom_complet: 'A',
            siege: { latitude: '48.8', longitude: '2.3' },
            matching_etablissements: [
              { siret: '12345678900011', latitude: '44.8', longitude: '-0.6' },
              { siret: '12345678900029', latitude: '44.9', longitude: '-0.5' }
            ]
          }
        ],
        total_results: 1,
        page: 1,
        per_page: 25,
        total_pages: 1
      }),
      source('https://recherche-entreprises.api.gouv.fr/near_point?lat=44.8&long=-0.6')
    );
    expect([table.rows, table.bbox]).toEqual([2, [-0.6, 44.8, -0.5, 44.9]]);
    expect(
      cell(
        table.columns.find(({ name }) => name === 'siret')!,
        1
      )
    ).toBe('12345678900029');
  });

  it('asks geo.api.gouv.fr for outlines in GeoJSON, unless told otherwise', async () => {
    const { asked } = await read(() => [], source('https://geo.api.gouv.fr/departements/33/communes?fields=nom,code'));
    expect(queryOf(asked[0])).toEqual({ fields: 'nom,code', format: 'geojson', geometry: 'contour' });
    const centre = await read(() => [], source('https://geo.api.gouv.fr/communes?geometry=centre'));
    expect(queryOf(centre.asked[0])).toEqual({ geometry: 'centre', format: 'geojson' });
    const regions = await read(() => [{ nom: 'A', code: '75' }], source('https://geo.api.gouv.fr/regions'));
    expect([queryOf(regions.asked[0]), regions.table.rows, regions.codes]).toEqual([{}, 1, []]);
  });

  it('follows the tabular API to its end, also when it gives smaller pages than asked', async () => {
    const { table } = await read((url) => {
      const page = Number(url.searchParams.get('page'));
      const data = upTo(120)
        .slice((page - 1) * 50, page * 50)
        .map((n) => ({ __id: n, nom: `n${n}` }));
      const next = page < 3 ? `http://localhost:8005/api/resources/a/data/?page=${page + 1}&page_size=50` : null;
      return { data, links: { next, prev: null, profile: 'x' }, meta: { page, page_size: 50, total: 120 } };
    }, source('https://tabular-api.data.gouv.fr/api/resources/a/data/'));
    expect([table.rows, table.covers]).toEqual([120, 'all']);
  });
});

describe('any other API', () => {
  it('pages by the template, in JSON or CSV', async () => {
    const csv = await read(
      (url) => {
        const offset = Number(url.searchParams.get('from'));
        return `code;lat;lon\n${upTo(25)
          .slice(offset, offset + 10)
          .map((n) => `0${n};45;${n}`)
          .join('\n')}\n`;
      },
      source('https://x.fr/api?from={offset}&n={size}', { pageSize: 10 })
    );
    expect([csv.table.rows, csv.codes, csv.table.bbox]).toEqual([25, [], [0, 45, 24, 45]]);
    const zero = await read(
      (url) => ({
        d: {
          rows: upTo(5)
            .slice(2 * Number(url.searchParams.get('p')), 2 * Number(url.searchParams.get('p')) + 2)
            .map((n) => ({ n }))
        }
      }),
      source('https://x.fr/api?p={page}', { firstPage: 0, rows: 'd.rows' })
    );
    expect(zero.table.rows).toBe(5);
  });

  it('follows cursors by the template, and links by their usual places', async () => {
    const cursor = await read(
      (url) => {
        const after = Number(url.searchParams.get('c') ?? 0);
        return {
          rows: upTo(7)
            .slice(after, after + 3)
            .map((n) => ({ n })),
          page: { cursor: after + 3 < 7 ? after + 3 : null }
        };
      },
      source('https://x.fr/api?c={cursor}', { next: 'page.cursor' })
    );
    expect([cursor.table.rows, cursor.asked[0]?.search]).toEqual([7, '']);
    for (const at of [
      (next: unknown) => ({ next }),
      (next: unknown) => ({ links: { next } }),
      (next: unknown) => ({ _links: { next: { href: next } } })
    ]) {
      const made = await read((url) => {
        const page = Number(url.searchParams.get('page') ?? 1);
        return {
          results: upTo(25)
            .slice(10 * (page - 1), 10 * page)
            .map((n) => ({ n })),
          ...at(page < 3 ? `?page=${page + 1}` : undefined)
        };
      }, source('https://x.fr/api'));
      expect(made.table.rows).toBe(25);
    }
  });

  it('takes a round number of rows without a total for a cap', async () => {
    const { table, codes } = await read(() => upTo(1000).map((n) => ({ n })), source('https://x.fr/api'));
    expect([table.covers, codes]).toEqual(['part', ['truncated']]);
    expect((await read(() => upTo(999).map((n) => ({ n })), source('https://x.fr/api'))).table.covers).toBe('all');
  });

  it('fails in words', async () => {
    const problem = async (reply: Reply, spec = source('https://x.fr/api')) => {
      const outcome = await jsonApiModule.read(spec, serving(reply).context);
      return outcome.ok ? null : outcome.problem.code;
    };
    expect(await problem(() => '<!doctype html><html>')).toBe('unexpected-content');
    expect(await problem(() => ({ erreur: 'non' }))).toBe('unexpected-content');
    expect(await problem(() => 500)).toBe('http-status');
    expect(await problem(() => [{ a: 1 }], source('https://x.fr/api', { geometry: 'g' }))).toBe('column-unknown');
    expect(await problem(() => 'a;b\n1;"2\n')).toBe('parse-failed');
    expect(await problem(() => [], source('http://['))).toBe('source-unreachable');
  });
});

describe('templates and recognising', () => {
  it.each([
    ['https://x.fr/a?p={page}&b={west},{south}', { page: 2, west: undefined, south: undefined }, 'https://x.fr/a?p=2'],
    ['https://x.fr/a?b={west}', { west: undefined }, 'https://x.fr/a'],
    ['https://x.fr/{page}/a?q=é&r={other}', { page: 1 }, 'https://x.fr/1/a?q=é&r={other}'],
    ['https://x.fr/a?c=%7Bcursor%7D', { cursor: 'a b&c' }, 'https://x.fr/a?c=a%20b%26c']
  ])('%s', (template, values, address) => {
    expect(fillTemplate(template, values)).toBe(address);
  });

  it('leaves what the author says alone', () => {
    const spec = source('https://hubeau.eaufrance.fr/api/v1/x/stations?format=json&size=20', { depth: 10 });
    expect(withPreset(spec, 'https://carto.fr/')).toMatchObject({
      url: 'https://hubeau.eaufrance.fr/api/v1/x/stations?format=json&size=20&page={page}&bbox={west},{south},{east},{north}',
      depth: 10
    });
    expect(withPreset(source('https://x.fr/a'), 'https://carto.fr/')).toEqual(source('https://x.fr/a'));
  });

  const claim = (text: string) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    return recogniseApi({ text, url, query: new Map(url?.searchParams) });
  };
  it.each([
    [
      'https://hubeau.eaufrance.fr/api/v1/niveaux_nappes/stations?page=3&size=20&code_departement=33',
      'https://hubeau.eaufrance.fr/api/v1/niveaux_nappes/stations?code_departement=33'
    ],
    ['https://geo.api.gouv.fr/communes?codeRegion=75', 'https://geo.api.gouv.fr/communes?codeRegion=75'],
    ['https://x.fr/api?page={page}', 'https://x.fr/api?page={page}'],
    ['https://x.fr/tiles/{z}/{x}/{y}.png', null],
    ['https://geo.api.gouv.fr/', null],
    ['https://x.fr/api', null]
  ])('%s', (text, url) => {
    expect(claim(text)?.spec ?? null).toEqual(url === null ? null : { kind: 'json-api', url });
  });
});
