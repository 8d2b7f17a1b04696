import type { BrowserContext } from '@playwright/test';
import { listen, send, type TestServer } from './http';
import type { MapServer } from './mapserver';
import { standInData, type Features, type Values } from './stand-in-data';

/** The public services that recipes of the catalogue call. */
export const publicHosts = [
  'data.geopf.fr',
  'data.education.gouv.fr',
  'ressources.data.sncf.com',
  'www.data.gouv.fr',
  'www.georisques.gouv.fr'
] as const;

type Test = (values: Values) => boolean;

/**
 * Conditions joined by AND, as the recipes write them: `field = 'x'` (or "x"), `field LIKE '%x%'`, `field IN ('x','y')`,
 * `startswith(field, "x")`, `field is not null`. Null when a condition is none of these: the stand-in then refuses.
 */
function conditions(text: string): Test | null {
  const tests: Test[] = [];
  for (const part of text.split(/\s+and\s+/i)) {
    const equal = /^\s*(\w+)\s*=\s*(?:'([^']*)'|"([^"]*)")\s*$/.exec(part);
    const like = /^\s*(\w+)\s+like\s+(?:'([^']*)'|"([^"]*)")\s*$/i.exec(part);
    const among = /^\s*(\w+)\s+in\s*\((.*)\)\s*$/i.exec(part);
    const starts = /^\s*startswith\(\s*(\w+)\s*,\s*(?:'([^']*)'|"([^"]*)")\s*\)\s*$/i.exec(part);
    const filled = /^\s*(\w+)\s+is\s+not\s+null\s*$/i.exec(part);
    if (equal) tests.push((v) => String(v[equal[1]!]) === (equal[2] ?? equal[3]));
    else if (like) {
      const pattern = (like[2] ?? like[3] ?? '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('%', '.*');
      const regex = new RegExp(`^${pattern}$`, 'i');
      tests.push((v) => regex.test(String(v[like[1]!])));
    } else if (among) {
      const values = new Set([...among[2]!.matchAll(/['"]([^'"]*)['"]/g)].map((m) => m[1]));
      tests.push((v) => values.has(String(v[among[1]!])));
    } else if (starts) tests.push((v) => String(v[starts[1]!]).startsWith(starts[2] ?? starts[3] ?? ''));
    else if (filled) tests.push((v) => v[filled[1]!] !== null && v[filled[1]!] !== undefined);
    else return null;
  }
  return (values) => tests.every((test) => test(values));
}

const collection = (features: Features, more: object = {}): string =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features });

/** Rows asked for by an Opendatasoft export: `where`, `refine=field:value`, `limit`. Null when not understood. */
function exported(features: Features, query: URLSearchParams): Features | null {
  let kept = features;
  for (const where of query.getAll('where')) {
    const test = conditions(where);
    if (!test) return null;
    kept = kept.filter((f) => test(f.properties));
  }
  for (const refine of query.getAll('refine')) {
    const [, field, value] = /^(\w+):"?(.*?)"?$/.exec(refine) ?? [];
    if (!field) return null;
    kept = kept.filter((f) => String(f.properties[field]) === value);
  }
  const limit = Number(query.get('limit') ?? -1);
  return limit >= 0 ? kept.slice(0, limit) : kept;
}

/** GetFeature as the Géoplateforme's GeoServer answers: hits in XML whatever is asked, 5 000 features at most. */
function getFeature(
  types: Record<string, Features>,
  query: URLSearchParams
): [type: string, body: string, status: number] {
  const get = (name: string): string | null =>
    [...query].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? null;
  const exception = (code: string, text: string): [string, string, number] => [
    'application/xml',
    `<?xml version="1.0" encoding="UTF-8"?><ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1" version="2.0.0"><ows:Exception exceptionCode="${code}"><ows:ExceptionText>${text}</ows:ExceptionText></ows:Exception></ows:ExceptionReport>`,
    400
  ];
  const name = get('typeNames') ?? get('typeName') ?? '';
  const features = types[name];
  if (!features) return exception('InvalidParameterValue', `Feature type ${name} unknown`);
  const cql = get('cql_filter');
  const test = cql ? conditions(cql) : () => true;
  if (!test) return exception('NoApplicableCode', `Could not parse CQL filter list: ${cql}`);
  const matched = features.filter((f) => test(f.properties));
  if (get('resultType') === 'hits') {
    return [
      'application/xml',
      `<?xml version="1.0" encoding="UTF-8"?><wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0" numberMatched="${matched.length}" numberReturned="0" timeStamp="2026-01-01T00:00:00Z"/>`,
      200
    ];
  }
  const from = Number(get('startIndex') ?? 0);
  const page = matched.slice(from, from + Math.min(5000, Number(get('count') ?? 5000)));
  const body = collection(
    page.map((f, i) => ({ ...f, id: `${name.split(':')[1]}.${from + i}` })),
    {
      totalFeatures: matched.length,
      numberMatched: matched.length,
      numberReturned: page.length,
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4326' } }
    }
  );
  return ['application/json;charset=UTF-8', body, 200];
}

const capabilities = (types: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><wfs:WFS_Capabilities xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:ows="http://www.opengis.net/ows/1.1" version="2.0.0"><ows:OperationsMetadata><ows:Operation name="GetFeature"><ows:Parameter name="outputFormat"><ows:AllowedValues><ows:Value>application/gml+xml; version=3.2</ows:Value><ows:Value>application/json</ows:Value></ows:AllowedValues></ows:Parameter></ows:Operation></ows:OperationsMetadata><wfs:FeatureTypeList>${types
    .map(
      (name) =>
        `<wfs:FeatureType><wfs:Name>${name}</wfs:Name><wfs:DefaultCRS>urn:ogc:def:crs:EPSG::4326</wfs:DefaultCRS></wfs:FeatureType>`
    )
    .join('')}</wfs:FeatureTypeList></wfs:WFS_Capabilities>`;

/** Stands in for the public services: same paths, type names and fields, made-up data. Paths are `/<host>/<path>`. */
export async function startPublicStandIn(mapserver: MapServer): Promise<TestServer> {
  const data = standInData();
  const prefix = 'ADMINEXPRESS-COG-CARTO-PE.LATEST:';
  const types: Record<string, Features> = {
    [`${prefix}commune`]: data.communes,
    [`${prefix}epci`]: data.epci,
    [`${prefix}departement`]: data.departements
  };
  const exports: Record<string, Features> = {
    '/data.education.gouv.fr/api/explore/v2.1/catalog/datasets/fr-en-annuaire-education/exports/geojson': data.schools,
    '/ressources.data.sncf.com/api/explore/v2.1/catalog/datasets/liste-des-gares/exports/geojson': data.stations
  };
  return listen(async (url, _request, response) => {
    const query = url.searchParams;
    const request = [...query].find(([key]) => key.toLowerCase() === 'request')?.[1];
    if (url.pathname === '/data.geopf.fr/wfs/ows') {
      if (request === 'GetCapabilities') send(response, 'application/xml', capabilities(Object.keys(types)));
      else send(response, ...getFeature(types, query));
      return;
    }
    const features = exports[url.pathname];
    if (features) {
      const kept = exported(features, query);
      if (kept) send(response, 'application/geo+json', collection(kept));
      else send(response, 'application/json', '{"error_code":"ODSQLError","message":"ODSQL query is malformed"}', 400);
      return;
    }
    if (url.pathname === '/www.data.gouv.fr/api/1/datasets/r/4fd78dee-e122-4c0d-8bf6-ff55d79f3af1') {
      send(response, 'text/csv; charset=utf-8', data.carpools);
      return;
    }
    if (url.pathname === '/www.georisques.gouv.fr/services') {
      for (const [key, value] of [...query]) if (value === 'ALEARG') query.set(key, 'cells');
      const answer = await fetch(`${mapserver.ows}?${query}`);
      const type = answer.headers.get('content-type') ?? 'image/png';
      send(response, type, new Uint8Array(await answer.arrayBuffer()), answer.status);
      return;
    }
    send(response, 'text/plain', 'no such path', 404);
  });
}

/** Sends what a context asks of the public hosts, pages and workers alike, to the stand-in. */
export async function routePublicHosts(context: BrowserContext, standIn: TestServer): Promise<void> {
  const hosts = new Set<string>(publicHosts);
  await context.route(
    (url) => hosts.has(url.hostname),
    async (route) => {
      const url = new URL(route.request().url());
      const response = await fetch(`${standIn.url}/${url.hostname}${url.pathname}${url.search}`);
      await route.fulfill({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: Buffer.from(await response.arrayBuffer())
      });
    }
  );
}
