import type { Claim } from '../kind';
import type { Pasted } from '../pasted';

const ownParameters = new Set(
  'service request version layer style format tilematrixset tilematrix tilerow tilecol i j infoformat'.split(' ')
);

/**
 * What a pasted address is to a WMTS: capabilities (by parameters or `WMTSCapabilities.xml`), a GetTile request with
 * its layer, QGIS's connection string, or a service root that says so.
 */
export function recogniseWmts(pasted: Pasted): Claim | null {
  const fromQgis = qgisConnection(pasted.text);
  if (fromQgis) return fromQgis;
  const { url, query } = pasted;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const service = query.get('service')?.toUpperCase();
  if (service !== undefined && service !== 'WMTS') return null;
  const request = query.get('request')?.toLowerCase();
  const layer = query.get('layer');
  if ((request === 'gettile' || request === 'getfeatureinfo') && layer) {
    const style = query.get('style');
    const format = query.get('format');
    const tileMatrixSet = query.get('tilematrixset');
    const spec = {
      kind: 'wmts',
      url: serviceAddress(url),
      layer,
      ...(style ? { style } : {}),
      ...(format?.startsWith('image/') ? { format } : {}),
      ...(tileMatrixSet ? { tileMatrixSet } : {})
    };
    return { sure: 3, spec };
  }
  const spec = { kind: 'wmts', url: serviceAddress(url) };
  if (service === 'WMTS' || /WMTSCapabilities\.xml$/i.test(url.pathname)) return { sure: 3, spec };
  return /(^|\/)wmts([-_./]|$)/i.test(url.pathname) && !/\{[xyz]\}/.test(decodeURI(url.pathname))
    ? { sure: 2, spec }
    : null;
}

/** The address without what the map asks by itself: vendor parameters stay. */
function serviceAddress(url: URL): string {
  const bare = new URL(url.href);
  const kept = [...url.searchParams].filter(([name]) => !ownParameters.has(name.toLowerCase()));
  bare.search = new URLSearchParams(kept).toString();
  bare.hash = '';
  return bare.href;
}

/** `crs=EPSG:3857&format=image/png&layers=a&styles=normal&tileMatrixSet=PM&url=https://…` */
function qgisConnection(text: string): Claim | null {
  if (/^https?:/i.test(text) || !/(^|&)url=/.test(text) || !/(^|&)tileMatrixSet=/i.test(text)) return null;
  const values = new Map(
    text.split('&').map((part) => {
      const at = part.indexOf('=');
      return [part.slice(0, Math.max(0, at)).toLowerCase(), decoded(part.slice(at + 1))] as const;
    })
  );
  const address = values.get('url') ?? '';
  const layer = values.get('layers');
  if (!layer || !URL.canParse(address)) return null;
  const style = values.get('styles');
  const format = values.get('format');
  const tileMatrixSet = values.get('tilematrixset');
  const spec = {
    kind: 'wmts',
    url: serviceAddress(new URL(address)),
    layer,
    ...(style ? { style } : {}),
    ...(format?.startsWith('image/') ? { format } : {}),
    ...(tileMatrixSet ? { tileMatrixSet } : {})
  };
  return { sure: 3, spec };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
