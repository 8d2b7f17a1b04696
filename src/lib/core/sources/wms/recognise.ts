import type { Claim } from '../kind';
import type { Pasted } from '../pasted';

/** Parameters of a GetMap or GetFeatureInfo that the map sets by itself. */
const ownParameters = new Set(
  'service request version layers styles layer style crs srs bbox width height format transparent time elevation bgcolor exceptions i j x y query_layers info_format feature_count sld_version dpi map_resolution format_options'.split(
    ' '
  )
);

/**
 * What a pasted address is to a WMS: capabilities, a GetMap (or GetLegendGraphic, GetFeatureInfo) request with its
 * layers, styles and time, the connection string of QGIS, or a service root that says so.
 */
export function recogniseWms(pasted: Pasted): Claim | null {
  const fromQgis = qgisConnection(pasted.text);
  if (fromQgis) return fromQgis;
  const { url, query } = pasted;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const service = query.get('service')?.toUpperCase();
  const request = query.get('request')?.toLowerCase() ?? '';
  const isRequest = /^(getmap|map|getlegendgraphic|getfeatureinfo)$/.test(request);
  if (service !== undefined && service !== 'WMS' && !isRequest) return null;
  if (request === 'getfeature' || request === 'gettile' || request === 'describefeaturetype') return null;
  const layers = listOf(query.get('layers') ?? query.get('layer') ?? query.get('query_layers'));
  if (isRequest && layers.length > 0) return { sure: 3, spec: specOf(url, query, layers) };
  const spec = { kind: 'wms', url: serviceAddress(url), ...versionOf(query) };
  if (service === 'WMS') return { sure: 3, spec };
  // `/wms`, `/wms-r`, `/WMSServer`, `/geoserver/ows`, `/cgi-bin/mapserv?map=`
  if (/(^|\/)(wms([-_][a-z]+)?|wmsserver)(\/|$)/i.test(url.pathname)) return { sure: 2, spec };
  if (/\/(ows|wxs|mapserv(\.exe|\.fcgi)?|qgis_mapserv\.fcgi|services?)\/?$/i.test(url.pathname) || query.has('map'))
    return { sure: 1, spec };
  return null;
}

function listOf(value: string | null | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function versionOf(query: ReadonlyMap<string, string>): { version?: string } {
  const version = query.get('version') ?? '';
  if (version.startsWith('1.3')) return { version: '1.3.0' };
  return version.startsWith('1.') ? { version: '1.1.1' } : {};
}

/** The address without what the map asks by itself: vendor parameters stay. */
function serviceAddress(url: URL): string {
  const kept = [...url.searchParams].filter(([name]) => !ownParameters.has(name.toLowerCase()));
  const bare = new URL(url.href);
  bare.search = new URLSearchParams(kept).toString();
  bare.hash = '';
  return bare.href;
}

function specOf(url: URL, query: ReadonlyMap<string, string>, layers: string[]): Record<string, unknown> {
  const styles = (query.get('styles') ?? query.get('style') ?? '').split(',').map((style) => style.trim());
  const time = query.get('time');
  const elevation = query.get('elevation');
  const format = query.get('format');
  const dimensions = { ...(time ? { time } : {}), ...(elevation ? { elevation } : {}) };
  const isMap = /^(get)?map$/i.test(query.get('request') ?? '');
  return {
    kind: 'wms',
    url: serviceAddress(url),
    layers,
    ...(styles.some((style) => style !== '') ? { styles: layers.map((_, i) => styles[i] ?? '') } : {}),
    ...versionOf(query),
    ...(isMap && format?.startsWith('image/') ? { format } : {}),
    ...(Object.keys(dimensions).length > 0 ? { dimensions } : {})
  };
}

/** `contextualWMSLegend=0&crs=EPSG:2154&format=image/png&layers=a&styles=&url=https://…`, as QGIS writes a raster source. */
function qgisConnection(text: string): Claim | null {
  if (!/(^|&)url=/.test(text) || !/(^|&)layers=/.test(text) || /^https?:/i.test(text)) return null;
  // WMTS connections of QGIS name their grid
  if (/(^|&)tileMatrixSet=/i.test(text)) return null;
  const layers: string[] = [];
  const styles: string[] = [];
  let address = '';
  let format = '';
  for (const part of text.split('&')) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(0, at)).toLowerCase();
    const value = decoded(part.slice(at + 1));
    if (name === 'layers') layers.push(...listOf(value));
    else if (name === 'styles') styles.push(value);
    else if (name === 'url') address = value;
    else if (name === 'format') format = value;
  }
  if (layers.length === 0 || !URL.canParse(address)) return null;
  const url = new URL(address);
  const spec = {
    kind: 'wms',
    url: serviceAddress(url),
    layers,
    ...(styles.some((style) => style !== '') ? { styles: layers.map((_, i) => styles[i] ?? '') } : {}),
    ...(format.startsWith('image/') ? { format } : {})
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
