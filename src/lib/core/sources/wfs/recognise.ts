import type { Claim } from '../kind';
import { ogcUrl } from '../ogc-url';
import type { Pasted } from '../pasted';

/**
 * What a pasted text is to WFS: a request (`SERVICE=WFS`, or `TYPENAME`), an address whose path
 * says so (`/wfs`, `WFSServer`, `/ows`). Null when it is nothing to it.
 */
export function recogniseWfs({ url, query }: Pasted): Claim | null {
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
function wfsVersion(text: string | undefined): '2.0.0' | '1.1.0' | '1.0.0' | undefined {
  if (text === undefined || !/^\d/.test(text)) return undefined;
  return text.startsWith('1.0') ? '1.0.0' : text.startsWith('1.') ? '1.1.0' : '2.0.0';
}
