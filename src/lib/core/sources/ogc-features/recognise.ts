import type { Claim } from '../kind';
import type { Pasted } from '../pasted';

/** Parameters of a request for items, of which none belongs to the API's address. */
const requestParameters = new Set(
  'f limit offset startindex bbox bbox-crs crs datetime filter filter-lang filter-crs properties sortby skipgeometry resulttype'.split(
    ' '
  )
);
/** Parameters that make up the address of some servers, or let one in. */
const vendorParameters = new Set('map token key apikey api_key access_token authkey api-key'.split(' '));

/** What an address is to OGC API Features: a landing page, its collections, one of them or its items. */
export function recogniseFeatures(pasted: Pasted): Claim | null {
  const { url, query } = pasted;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  // a service of the older kind, or a template of tiles
  if (query.has('service') || query.has('request') || /[{}]|%7B/i.test(url.pathname)) return null;
  const path =
    /^(.*?)\/(?:collections(?:\/([^/]+?)(?:\/items(?:\/[^/]*)?)?)?|conformance)(?:\.(?:json|html))?\/?$/.exec(
      url.pathname
    );
  const root = new URL(url.href);
  root.hash = '';
  root.search = new URLSearchParams(
    [...url.searchParams].filter(([name]) => vendorParameters.has(name.toLowerCase()))
  ).toString();
  if (!path) {
    if (/\.\w{2,8}$/.test(url.pathname)) return null;
    const named = /\/(ogcapi|ogc-api|oapif|oafeat|wfs3|ogc\/features|features\/v\d)\b/i.test(url.pathname);
    root.pathname = root.pathname.replace(/\/(index\.(html?|json))?$/, '');
    return { sure: named ? 2 : 1, spec: { url: root.href } };
  }
  root.pathname = (path[1] as string) || '/';
  if (path[2] === undefined) return { sure: 2, spec: { url: root.href } };
  const collection = decoded(path[2]);
  const properties = Object.fromEntries(
    [...url.searchParams].filter(
      ([name]) => !requestParameters.has(name.toLowerCase()) && !vendorParameters.has(name.toLowerCase())
    )
  );
  const optional = { filter: query.get('filter'), datetime: query.get('datetime'), srsName: query.get('crs') };
  return {
    sure: 2,
    spec: {
      kind: 'ogc-features',
      url: root.href,
      collection,
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value)),
      ...(Object.keys(properties).length > 0 ? { properties } : {})
    }
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
