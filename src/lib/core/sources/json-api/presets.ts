import type { JsonApiSource } from '.';

/** What is known of an API: parameters it lacks in an address, and how its answers are made. */
export interface ApiPreset {
  /** its name, for titles */
  name: string;
  /** whether an address is of this API */
  matches(url: URL): boolean;
  /** parameters to add where the address has none of that name */
  parameters?(url: URL): Readonly<Record<string, string>>;
  spec: Omit<JsonApiSource, 'kind' | 'url'>;
}

const host = (url: URL, ...names: string[]): boolean =>
  names.some((name) => url.hostname === name || url.hostname.endsWith(`.${name}`));
const box = '{west},{south},{east},{north}';
/** The box as a polygon of GeoJSON, its braces apart from those of the template. */
const boxPolygon = encodeURIComponent('{"type":"Polygon","coordinates":[[[_w,_s],[_e,_s],[_e,_n],[_w,_n],[_w,_s]]]}')
  .replaceAll('_w', '{west}')
  .replaceAll('_s', '{south}')
  .replaceAll('_e', '{east}')
  .replaceAll('_n', '{north}');

/** Levels of geo.api.gouv.fr that have outlines. */
const outlined = /\/(communes|epcis|communes_associees_deleguees)(\/\w+)?$/;

/** Public APIs of French administrations, by what their documentation states. */
export const presets: readonly ApiPreset[] = [
  {
    // https://geo.api.gouv.fr/decoupage-administratif: no paging; GeoJSON and outlines when asked for
    name: 'API Découpage administratif',
    matches: (url) => host(url, 'geo.api.gouv.fr'),
    parameters: (url): Readonly<Record<string, string>> =>
      outlined.test(url.pathname) ? { format: 'geojson', geometry: 'contour' } : {},
    spec: {}
  },
  {
    // https://apicarto.ign.fr: 1,000 at most by `_limit`, from `_start`; the urban planning module has neither
    name: 'API Carto',
    matches: (url) => url.hostname === 'apicarto.ign.fr',
    parameters: (url) => ({
      ...(/\/api\/gpu\//.test(url.pathname) ? {} : { _limit: '{size}', _start: '{offset}' }),
      ...(/\/api\/(cadastre|nature|gpu|rpg|aoc|er)\//.test(url.pathname) ? { geom: boxPolygon } : {})
    }),
    spec: { pageSize: 1000, total: 'totalFeatures' }
  },
  {
    // https://hubeau.eaufrance.fr: page × size within 20,000, `next` named, 206 while there is more
    name: 'Hub’Eau',
    matches: (url) => host(url, 'hubeau.eaufrance.fr'),
    parameters: (url) => ({
      size: '{size}',
      page: '{page}',
      ...(/\/(stations|sites|points_prelevement|operations)$/.test(url.pathname) ? { bbox: box } : {}),
      ...(/\/(stations|sites)$/.test(url.pathname) ? { format: 'geojson' } : {})
    }),
    spec: { pageSize: 5000, depth: 20000, total: 'count', next: 'next' }
  },
  {
    // https://www.georisques.gouv.fr/doc-api: `page`, `page_size`, rows in `data`, count in `results`
    name: 'Géorisques',
    matches: (url) => host(url, 'georisques.gouv.fr') && /^\/api\/v\d\//.test(url.pathname),
    parameters: () => ({ page: '{page}', page_size: '{size}' }),
    spec: { pageSize: 100, rows: 'data', total: 'results', next: 'next' }
  },
  {
    // https://recherche-entreprises.api.gouv.fr/docs: 25 a page, 10,000 in all
    name: 'Recherche d’entreprises',
    matches: (url) => host(url, 'recherche-entreprises.api.gouv.fr'),
    parameters: () => ({ page: '{page}', per_page: '{size}' }),
    spec: { pageSize: 25, depth: 10000, rows: 'results', each: 'matching_etablissements', total: 'total_results' }
  },
  {
    // https://tabular-api.data.gouv.fr/api/doc: `links.next`, 200 a page
    name: 'API Tabulaire',
    matches: (url) => url.hostname === 'tabular-api.data.gouv.fr',
    parameters: () => ({ page: '{page}', page_size: '{size}' }),
    spec: { pageSize: 200, rows: 'data', total: 'meta.total', next: 'links.next' }
  },
  {
    // https://opendata.agencebio.org: `debut` and `nb`, addresses with their positions inside each operator
    name: 'Agence Bio',
    matches: (url) => url.hostname === 'opendata.agencebio.org',
    parameters: () => ({ nb: '{size}', debut: '{offset}' }),
    spec: { pageSize: 1000, rows: 'items', each: 'adressesOperateurs', total: 'nbTotal' }
  },
  {
    // https://apidf-preprod.cerema.fr: Django REST, 500 a page, GeoJSON on the routes `geo…`
    name: 'API Données foncières',
    matches: (url) => host(url, 'cerema.fr') && url.hostname.startsWith('apidf'),
    parameters: (url) => ({
      page: '{page}',
      page_size: '{size}',
      ...(/\/geo\w+\/?$/.test(url.pathname) ? { in_bbox: box } : {})
    }),
    spec: { pageSize: 500, total: 'count', next: 'next' }
  }
];

/** A source with what is known of its API filled in; what the source says itself wins. */
export function withPreset(spec: JsonApiSource, baseUrl: string): JsonApiSource {
  if (!URL.canParse(spec.url, baseUrl)) return spec;
  const url = new URL(spec.url, baseUrl);
  const preset = presets.find((known) => known.matches(url));
  if (!preset) return spec;
  const said = new Set([...url.searchParams.keys()].map((name) => name.toLowerCase()));
  const added = Object.entries(preset.parameters?.(url) ?? {})
    .filter(([name]) => !said.has(name.toLowerCase()))
    .map(([name, value]) => `${name}=${value}`);
  const join = spec.url.includes('?') ? '&' : '?';
  const template = added.length > 0 ? `${spec.url}${join}${added.join('&')}` : spec.url;
  return { ...preset.spec, ...spec, url: template };
}
