import type { Claim } from '../kind';
import { ogcUrl } from '../ogc-url';
import type { Pasted } from '../pasted';

/**
 * What a pasted text is to WFS: a request (`SERVICE=WFS`, or `TYPENAME`), a connection string of QGIS
 * (`url='…' typename='…'`), an address whose path says so (`/wfs`, `WFSServer`, `/ows`). Null when it is nothing to it.
 */
export function recogniseWfs({ text, url, query }: Pasted): Claim | null {
  const connection = fromQgis(text);
  if (connection) return connection;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const service = query.get('service')?.toUpperCase();
  if (service !== undefined && service !== 'WFS') return null;
  const base = ogcUrl(url.href, url.href, {});
  if (base === null) return null;
  const spec = { ...requested(query), url: base };
  const request = query.get('request')?.toLowerCase() ?? '';
  const asks = query.has('typename') || query.has('typenames') || /^(getfeature|describefeaturetype)$/.test(request);
  if (service === 'WFS' || asks || /\/WFSServer\/?$/i.test(url.pathname)) return { sure: 3, spec };
  if (/\/wfs(\/ows|\/?)$/i.test(url.pathname)) return { sure: 2, spec };
  const maybe = /\/(ows|geoserver|mapserv(\.\w+)?|cgi-bin\/[^/]+|services)\/?$/i.test(url.pathname) || query.has('map');
  return maybe && request === '' ? { sure: 1, spec } : null;
}

/** What a request says of the layer it asks. */
function requested(query: ReadonlyMap<string, string>): Record<string, unknown> {
  const stated = {
    // the first of several: one layer is one type
    typeName: (query.get('typenames') ?? query.get('typename'))?.split(',')[0]?.replace(/^\(|\)$/g, ''),
    version: wfsVersion(query.get('version')),
    srsName: query.get('srsname'),
    format: query.get('outputformat'),
    cql: query.get('cql_filter')
  };
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined && value !== ''));
}

/** The version of ours that a text means, undefined when it says none. */
export function wfsVersion(text: string | undefined): '2.0.0' | '1.1.0' | '1.0.0' | undefined {
  if (text === undefined || !/^\d/.test(text)) return undefined;
  return text.startsWith('1.0') ? '1.0.0' : text.startsWith('1.') ? '1.1.0' : '2.0.0';
}

/** `pagingEnabled='true' typename='ns:t' url='https://…' version='auto'`, in any order. */
function fromQgis(text: string): Claim | null {
  const parts = new Map(
    [...text.matchAll(/(\w+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|"([^"]*)")/g)].map(([, name = '', single, double]) => [
      name.toLowerCase(),
      (single ?? double ?? '').replace(/\\(.)/g, '$1')
    ])
  );
  const address = parts.get('url');
  if (address === undefined || !parts.has('typename') || !URL.canParse(address)) return null;
  const url = ogcUrl(address, address, {});
  if (url === null || !/^https?:/i.test(url)) return null;
  const given = new Map([...new URL(address).searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  return { sure: 3, spec: { ...requested(new Map([...given, ...parts])), url } };
}
