/**
 * The request that a QGIS data source stands for: `key='value'` pairs (WFS, OGC API) or `&`-joined ones (WMS, WMTS, XYZ),
 * as « Propriétés › Information › Source » shows them; null for any other text. Forms: QGIS's `QgsDataSourceUri`.
 */
export function qgisAddress(text: string): string | null {
  const curl = /^(?:\/vsizip\/)?\/vsicurl\/(https?:\/\/\S+?)(?:\|layername=.*)?$/i.exec(text)?.[1];
  if (curl !== undefined) return curl;
  return quotedPairs(text) ?? joinedPairs(text);
}

/** `pagingEnabled='true' srsname='EPSG:2154' typename='ms:gares' url='https://…' version='auto'` */
function quotedPairs(text: string): string | null {
  const pairs = new Map([...text.matchAll(/(\w+)=(?:'((?:[^'\\]|\\.)*)'|"([^"]*)")/g)].map(valueOf));
  const url = pairs.get('url');
  if (url === undefined || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  const typeName = pairs.get('typename');
  if (typeName === undefined) return url;
  const version = pairs.get('version') ?? '';
  return asked(url, {
    SERVICE: 'WFS',
    REQUEST: 'GetFeature',
    VERSION: /^\d/.test(version) ? version : '',
    [version.startsWith('1') ? 'TYPENAME' : 'TYPENAMES']: typeName,
    SRSNAME: pairs.get('srsname') ?? ''
  });
}

const valueOf = (match: RegExpMatchArray): [string, string] => [
  (match[1] as string).toLowerCase(),
  (match[2] ?? match[3] ?? '').replace(/\\(.)/g, '$1')
];

/** `crs=EPSG:3857&format=image/png&layers=routes&styles=&url=https://…/wms?map%3D…` */
function joinedPairs(text: string): string | null {
  if (!/^[\w:-]+=[^\s]*&/.test(text) || !/(^|&)url=https?(:|%3a)/i.test(text)) return null;
  const lists = new Map<string, string[]>();
  for (const pair of text.split(/\s/)[0]?.split('&') ?? []) {
    const [name = '', ...value] = pair.split('=');
    lists.set(name.toLowerCase(), [...(lists.get(name.toLowerCase()) ?? []), decoded(value.join('='))]);
  }
  const one = (name: string): string => lists.get(name)?.[0] ?? '';
  const url = one('url');
  if (one('type') === 'xyz') return url;
  if (!URL.canParse(url)) return null;
  const format = one('format');
  const layers = (lists.get('layers') ?? []).join(',');
  if (layers === '') return url;
  if (lists.has('tilematrixset')) {
    const set = one('tilematrixset');
    const tile = { LAYER: layers, STYLE: one('styles'), TILEMATRIXSET: set, FORMAT: format };
    return asked(url, { SERVICE: 'WMTS', REQUEST: 'GetTile', ...tile });
  }
  const named = lists.get('styles') ?? [];
  const styles = named.some((style) => style !== '') ? named.join(',') : '';
  return asked(url, {
    SERVICE: 'WMS',
    REQUEST: 'GetMap',
    LAYERS: layers,
    STYLES: styles,
    FORMAT: format,
    CRS: one('crs')
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address with the parameters of a request in place of its own; empty ones are left out. */
function asked(address: string, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()])
    if (Object.keys(parameters).some((added) => added.toLowerCase() === name.toLowerCase()))
      url.searchParams.delete(name);
  for (const [name, value] of Object.entries(parameters)) if (value !== '') url.searchParams.append(name, value);
  return url.href;
}
