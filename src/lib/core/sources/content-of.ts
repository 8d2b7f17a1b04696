import { decodeText } from '../formats/decode-text';
import { sniff } from '../formats/sniff';
import { scanXml } from '../formats/xml/scan';

/**
 * What an answer is, told by its first bytes whatever the address and the content type say: a service's own document, a
 * file that can be read, the name of a protocol or format that cannot, a page, an exception, or nothing known.
 */
export type Answered =
  | { is: 'service'; kind: string; service: string | null }
  | { is: 'file'; format: 'geojson' | 'csv' | 'other' }
  | { is: 'missing'; protocol: string }
  | { is: 'page' | 'exception' | 'unknown' };

const headBytes = 262_144;

/** Tells what came. `service` is the address that a service's document gives as its own, when it does. */
export function contentOf(bytes: Uint8Array): Answered {
  const magic = magicOf(bytes);
  if (magic !== null) return { is: 'missing', protocol: magic };
  const content = sniff(bytes);
  switch (content) {
    case 'xml':
      return xmlOf(decodeText(bytes.subarray(0, headBytes)));
    case 'json':
      return jsonOf(decodeText(bytes));
    case 'zip':
    case 'gzip':
      return { is: 'file', format: 'other' };
    case 'html':
      return { is: 'page' };
    case 'text':
      return textOf(decodeText(bytes.subarray(0, headBytes)));
    default:
      return { is: 'unknown' };
  }
}

const magics: readonly [string, string][] = [
  ['PMTiles', 'PMTiles'],
  ['II*\0', 'GeoTIFF'],
  ['MM\0*', 'GeoTIFF'],
  ['SQLite format 3', 'GeoPackage'],
  ['fgb', 'FlatGeobuf'],
  ['PAR1', 'GeoParquet'],
  ['%PDF', 'PDF'],
  ['7z\u00bc\u00af', '7z'],
  ['Rar!', 'RAR']
];

function magicOf(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  return magics.find(([start]) => head.startsWith(start))?.[1] ?? null;
}

const roots: Readonly<Record<string, Answered>> = {
  WFS_Capabilities: { is: 'service', kind: 'wfs', service: null },
  WMS_Capabilities: { is: 'service', kind: 'wms', service: null },
  WMT_MS_Capabilities: { is: 'service', kind: 'wms', service: null },
  TileMapService: { is: 'service', kind: 'xyz', service: null },
  TileMap: { is: 'service', kind: 'xyz', service: null },
  FeatureCollection: { is: 'file', format: 'other' },
  kml: { is: 'missing', protocol: 'KML' },
  gpx: { is: 'missing', protocol: 'GPX' },
  feed: { is: 'missing', protocol: 'Atom' },
  rss: { is: 'missing', protocol: 'RSS' },
  MD_Metadata: { is: 'missing', protocol: 'ISO 19139' },
  WCS_Capabilities: { is: 'missing', protocol: 'WCS' },
  ServiceExceptionReport: { is: 'exception' },
  ExceptionReport: { is: 'exception' },
  ServiceException: { is: 'exception' }
};

/** Services whose capabilities all begin with `<Capabilities>` are told by its namespace. */
const namespaces: readonly [RegExp, Answered][] = [
  [/\/wmts\//i, { is: 'service', kind: 'wmts', service: null }],
  [/\/csw\//i, { is: 'missing', protocol: 'CSW' }],
  [/\/wcs\//i, { is: 'missing', protocol: 'WCS' }],
  [/\/wps\//i, { is: 'missing', protocol: 'WPS' }],
  [/\/sos\//i, { is: 'missing', protocol: 'SOS' }]
];

function xmlOf(text: string): Answered {
  let root: string | null = null;
  let operation = '';
  let service: string | null = null;
  scanXml(text, {
    open(name, attributes) {
      root ??= name;
      if (name === 'GetCapabilities') operation = name;
      else if (name === 'Operation') operation = attributes['name'] ?? '';
      const href =
        name === 'Get' || name === 'OnlineResource' ? (attributes['href'] ?? attributes['onlineResource']) : null;
      if (href && operation === 'GetCapabilities') service ??= href;
    }
  });
  const start = /<([\w-]+:)?Capabilities\b[^>]*>/.exec(text)?.[0] ?? '';
  const found =
    (root as string | null) === 'Capabilities'
      ? namespaces.find(([namespace]) => namespace.test(start))?.[1]
      : roots[root ?? ''];
  if (found?.is === 'service') return { ...found, service };
  return found ?? { is: 'unknown' };
}

const geojsonTypes = /^(FeatureCollection|Feature|GeometryCollection|(Multi)?(Point|LineString|Polygon))$/;

function jsonOf(text: string): Answered {
  const start = text.slice(0, headBytes);
  // a document of many megabytes is one of features: its head says so, and the reader will say the rest
  if (text.length > 4 * headBytes && /"type"\s*:\s*"(FeatureCollection|Feature)"/.test(start))
    return { is: 'file', format: 'geojson' };
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    // a feature a line, or an answer cut short: the reader tells which
    return /"type"\s*:\s*"FeatureCollection"/.test(start)
      ? { is: 'file', format: 'geojson' }
      : /"type"\s*:\s*"Feature"/.test(start)
        ? { is: 'file', format: 'other' }
        : { is: 'unknown' };
  }
  return typeof data === 'object' && data !== null && !Array.isArray(data)
    ? objectOf(data as Readonly<Record<string, unknown>>)
    : { is: 'unknown' };
}

function objectOf(data: Readonly<Record<string, unknown>>): Answered {
  const { type, links } = data;
  if (typeof type === 'string' && geojsonTypes.test(type)) return { is: 'file', format: 'geojson' };
  if (type === 'Topology') return { is: 'file', format: 'other' };
  if ('tilejson' in data && Array.isArray(data['tiles'])) {
    return { is: 'service', kind: vectorTiles(data) ? 'vector-tiles' : 'xyz', service: null };
  }
  if (Array.isArray(data['layers']) && 'sources' in data && 'version' in data) {
    return { is: 'service', kind: 'vector-tiles', service: null };
  }
  const esri = ['currentVersion', 'esriGeometryType', 'spatialReference', 'documentInfo'].some((key) => key in data);
  if (esri) return { is: 'missing', protocol: 'ArcGIS REST' };
  if (Array.isArray(links)) {
    const named = new Map(links.map((link: { rel?: unknown; href?: unknown } | null) => [link?.rel, link?.href]));
    const api = 'collections' in data || ['conformance', 'data', 'items'].some((rel) => named.has(rel));
    const self = named.get('self');
    const service = typeof self === 'string' && /^https?:/i.test(self) ? self : null;
    if (api || [...named.keys()].some((rel) => /\/rel\/(ogc\/1\.0\/)?(data|conformance|items)$/.test(String(rel))))
      return { is: 'service', kind: 'ogc-features', service };
  }
  if ('stac_version' in data) return { is: 'missing', protocol: 'STAC' };
  return { is: 'unknown' };
}

function vectorTiles(data: Readonly<Record<string, unknown>>): boolean {
  const [first] = data['tiles'] as unknown[];
  return 'vector_layers' in data || /\.(pbf|mvt)(\?|$)/i.test(String(first)) || data['format'] === 'pbf';
}

/** A table has a delimiter, as often on its first lines as on the next ones. */
function textOf(text: string): Answered {
  const [first = '', second = ''] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const count = (line: string, mark: string): number => line.split(mark).length - 1;
  const table = [';', ',', '\t', '|'].some((mark) => count(first, mark) > 0 && count(second, mark) > 0);
  return table ? { is: 'file', format: 'csv' } : { is: 'unknown' };
}
