import type { ServerResponse } from 'node:http';
import { send } from './http';
import { conditions } from './stand-in-conditions';
import type { Features } from './stand-in-data';
import type { Around } from './stand-in-shapes';

/** Refuses a request, as the real service would, and has it written down. */
export type Refuse = (why: string, status?: number) => void;

export const collection = (features: Features, more: object = {}): string =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features });

/** Parameters beyond those that a service knows. */
const beyond = (query: URLSearchParams, ...names: string[]): string[] =>
  [...query.keys()].filter((key) => !names.includes(key));

/** Explore API v2.1 of Opendatasoft: a dataset's description, its exports by `where`, `refine`, `limit`, and their count. */
export function exported(
  features: Features,
  path: string,
  what: string | undefined,
  query: URLSearchParams,
  response: ServerResponse,
  refuse: Refuse
): void {
  const fields = Object.keys(features[0]?.properties ?? {});
  const isPlaced = features[0]?.geometry !== null;
  if (what === undefined) {
    const described = fields.map((name) => ({ name, type: 'text' }));
    return send(
      response,
      'application/json',
      JSON.stringify({
        dataset_id: path.slice(path.lastIndexOf('/') + 1),
        fields: isPlaced ? [...described, { name: 'position', type: 'geo_point_2d' }] : described,
        metas: { default: { title: 'x', records_count: features.length } }
      })
    );
  }
  const counts = what === '/records' && query.get('limit') === '0';
  const [, format] = /^\/exports\/(geojson|json)$/.exec(what) ?? [];
  if (!counts && (!format || (format === 'geojson') !== isPlaced)) return refuse(`no export ${what}`);
  const unknown = beyond(query, 'where', 'refine', 'limit', 'select', 'timezone', 'lang');
  if (unknown.length > 0) return refuse(`unknown parameter ${unknown.join(', ')}`);
  let kept = features;
  for (const where of query.getAll('where')) {
    const read = conditions(where, new Set(fields));
    if ('refused' in read) return refuse(`ODSQL query is malformed: ${read.refused}`);
    kept = kept.filter((f) => read.test(f.properties));
  }
  for (const refine of query.getAll('refine')) {
    const [, field, value] = /^(\w+):"?(.*?)"?$/.exec(refine) ?? [];
    if (!field || !fields.includes(field)) return refuse(`no facet ${refine}`);
    kept = kept.filter((f) => String(f.properties[field]) === value);
  }
  if (counts) return send(response, 'application/json', JSON.stringify({ total_count: kept.length, results: [] }));
  const limit = Number(query.get('limit') ?? -1);
  const rows = limit >= 0 ? kept.slice(0, limit) : kept;
  if (format === 'json') send(response, 'application/json', JSON.stringify(rows.map((f) => f.properties)));
  else send(response, 'application/geo+json', collection(rows));
}

/** Hub’Eau: page × size within 20,000, GeoJSON when asked. */
export function stations(features: Features, query: URLSearchParams, response: ServerResponse, refuse: Refuse): void {
  const unknown = beyond(query, 'format', 'size', 'page', 'code_departement', 'bbox');
  if (unknown.length > 0) return refuse(`unknown parameter ${unknown.join(', ')}`);
  const [size, page] = [Number(query.get('size') ?? 1000), Number(query.get('page') ?? 1)];
  if (size > 10_000 || size * page > 20_000) return refuse('depth beyond 20,000');
  const wanted = query.get('code_departement')?.split(',');
  const kept = features.filter((f) => !wanted || wanted.includes(String(f.properties['code_departement'])));
  send(
    response,
    'application/geo+json',
    collection(kept.slice((page - 1) * size, page * size), { count: kept.length, next: null })
  );
}

/** API Données foncières: Django REST, 500 a page. */
export function brownfields(
  features: Features,
  query: URLSearchParams,
  response: ServerResponse,
  refuse: Refuse
): void {
  const unknown = beyond(query, 'coddep', 'fields', 'page', 'page_size', 'in_bbox');
  if (unknown.length > 0) return refuse(`unknown parameter ${unknown.join(', ')}`);
  const [size, page] = [Number(query.get('page_size') ?? 20), Number(query.get('page') ?? 1)];
  if (size > 500 || page < 1) return refuse('500 a page at most');
  const kept = features.filter((f) => String(f.properties['comm_insee']).startsWith(query.get('coddep') ?? ''));
  const next = page * size < kept.length ? `?page=${page + 1}` : null;
  send(
    response,
    'application/json',
    collection(kept.slice((page - 1) * size, page * size), { count: kept.length, next })
  );
}

/** Agence Bio: operators and their addresses, `debut` and `nb`. */
export function organic(
  places: readonly Around[],
  query: URLSearchParams,
  response: ServerResponse,
  refuse: Refuse
): void {
  const unknown = beyond(query, 'departements', 'nb', 'debut');
  if (unknown.length > 0) return refuse(`unknown parameter ${unknown.join(', ')}`);
  const all = places.filter((c, i) => i % 2 === 0 && c.dep === query.get('departements'));
  const [nb, from] = [Number(query.get('nb') ?? 50), Number(query.get('debut') ?? 0)];
  const items = all.slice(from, from + nb).map((c, i) => ({
    numeroBio: from + i + 1,
    denominationcourante: `Ferme de ${c.nom}`,
    siret: `${10_000_000_000_000 + from + i}`,
    adressesOperateurs: [{ lat: c.at[1] + 0.002, long: c.at[0], codeCommune: c.code, ville: c.nom }]
  }));
  send(response, 'application/json', JSON.stringify({ nbTotal: all.length, items }));
}

/** data-fair’s aggregations: rows by value of a field, as `/values_agg` gives them. */
export function certificates(places: readonly Around[], url: URL, response: ServerResponse, refuse: Refuse): void {
  const query = url.searchParams;
  if (!url.pathname.endsWith('/dpe03existant/values_agg')) return refuse('no such path', 404);
  const unknown = beyond(query, 'field', 'size', 'agg_size', 'qs');
  if (unknown.length > 0 || query.get('field') !== 'code_insee_ban')
    return refuse(`no field ${query.get('field')} ${unknown}`);
  const qs = query.get('qs') ?? '';
  for (const [, field] of qs.matchAll(/(\w+):/g))
    if (!['etiquette_dpe', 'code_departement_ban', 'code_insee_ban'].includes(field!))
      return refuse(`no field ${field}`);
  const dep = /code_departement_ban:(\w+)/.exec(qs)?.[1];
  const isLeaky = qs.includes('etiquette_dpe:(F OR G)');
  const aggs = places
    .filter((c) => dep === undefined || c.dep === dep)
    .map((c, i) => ({ total: isLeaky ? 3 + (i % 17) : 40 + (i % 60), value: c.code, results: [] }));
  const size = Number(query.get('agg_size') ?? 20);
  if (size > 1000) return refuse('agg_size beyond 1,000');
  const total = aggs.reduce((sum, a) => sum + a.total, 0);
  send(
    response,
    'application/json',
    JSON.stringify({ total, total_values: aggs.length, total_other: 0, aggs: aggs.slice(0, size) })
  );
}

/** data-fair: a dataset’s description, and its lines by `qs`. */
export function energy(places: readonly Around[], url: URL, response: ServerResponse, refuse: Refuse): void {
  const { pathname, searchParams: query } = url;
  const fields = ['code_commune', 'annee', 'filiere', 'consototale'];
  const rows = places.flatMap((c, i) =>
    [2022, 2023].map((annee) => ({
      code_commune: c.code,
      annee,
      filiere: 'Electricité',
      consototale: 900 + (i % 300) + annee - 2022
    }))
  );
  if (pathname.endsWith('-par-commune')) {
    const schema = fields.map((key) => ({ key, type: 'string' }));
    return send(response, 'application/json', JSON.stringify({ id: 'x', title: 'x', schema, count: rows.length }));
  }
  if (!pathname.endsWith('/lines')) return refuse('no such path', 404);
  const unknown = beyond(query, 'size', 'qs', 'select', 'after');
  if (unknown.length > 0) return refuse(`unknown parameter ${unknown.join(', ')}`);
  const [, field, start] = /^(\w+):(\w+)\*$/.exec(query.get('qs') ?? '') ?? [];
  if (field !== undefined && !fields.includes(field)) return refuse(`no field ${field}`);
  const kept = rows.filter((row) => start === undefined || row.code_commune.startsWith(start));
  const size = Number(query.get('size') ?? 12);
  if (size > 10_000) return refuse('size beyond 10,000');
  send(response, 'application/json', JSON.stringify({ total: kept.length, results: kept.slice(0, size) }));
}
