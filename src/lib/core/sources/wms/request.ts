import { ogcUrl } from '../ogc-url';
import type { WmsSource } from '.';

/** What a request states beside the source's own fields. */
export interface MapAsk {
  /** address that answers GetMap */
  url: string;
  /** coordinate system by the server's name of it */
  crs: string;
  format: string;
  transparent: boolean;
  /** dimension by lower-case name */
  dimensions: Readonly<Record<string, string>>;
}

/** Parameter of a dimension: TIME and ELEVATION have their own names, others a prefix. */
function dimensionParameter(name: string): string {
  return name === 'time' || name === 'elevation' ? name.toUpperCase() : `DIM_${name.toUpperCase()}`;
}

function dimensionParameters(dimensions: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(dimensions).map(([name, value]) => [dimensionParameter(name), value]));
}

const isNew = (spec: WmsSource): boolean => spec.version === '1.3.0';

function stylesOf(spec: WmsSource): string {
  return spec.layers.map((_, i) => spec.styles?.[i] ?? '').join(',');
}

/** GetMap but for its extent and size, which are to be appended. Vendor parameters of the address are kept. */
function mapUrl(spec: WmsSource, baseUrl: string, ask: MapAsk): string {
  const url = ogcUrl(ask.url, baseUrl, {
    SERVICE: 'WMS',
    VERSION: spec.version,
    REQUEST: 'GetMap',
    LAYERS: spec.layers.join(','),
    STYLES: stylesOf(spec),
    [isNew(spec) ? 'CRS' : 'SRS']: ask.crs,
    FORMAT: ask.format,
    ...(ask.transparent ? { TRANSPARENT: 'TRUE' } : {}),
    ...dimensionParameters(ask.dimensions)
  });
  return url ?? ask.url;
}

/** GetMap as a template of tiles in Web Mercator, which every version writes x first. */
export function wmsTilesUrl(spec: WmsSource, baseUrl: string, ask: MapAsk): string {
  // appended by hand: the braces of the template must not be encoded
  return `${mapUrl(spec, baseUrl, ask)}&BBOX={bbox-epsg-3857}&WIDTH={width}&HEIGHT={height}`;
}

/** GetMap as a template of any extent in the coordinate system that `ask` names. */
export function wmsMapUrl(spec: WmsSource, baseUrl: string, ask: MapAsk): string {
  return `${mapUrl(spec, baseUrl, ask)}&BBOX={bbox}&WIDTH={width}&HEIGHT={height}`;
}

/** GetFeatureInfo as a template: extent, size, and the pixel {i} {j} counted from the upper left corner. */
export function wmsInfoUrl(spec: WmsSource, baseUrl: string, ask: MapAsk & { layers: readonly string[] }): string {
  const styles = ask.layers.map((layer) => spec.styles?.[spec.layers.indexOf(layer)] ?? '');
  const layers = ask.layers.join(',');
  const url = ogcUrl(ask.url, baseUrl, {
    SERVICE: 'WMS',
    VERSION: spec.version,
    REQUEST: 'GetFeatureInfo',
    LAYERS: layers,
    QUERY_LAYERS: layers,
    STYLES: styles.join(','),
    [isNew(spec) ? 'CRS' : 'SRS']: ask.crs,
    // GeoServer wants the format of the picture too
    FORMAT: 'image/png',
    INFO_FORMAT: ask.format,
    FEATURE_COUNT: '10',
    ...dimensionParameters(ask.dimensions)
  });
  const pixel = isNew(spec) ? 'I={i}&J={j}' : 'X={i}&Y={j}';
  return `${url ?? ask.url}&BBOX={bbox}&WIDTH={width}&HEIGHT={height}&${pixel}`;
}

/** Address of the picture that a server draws as the legend of one layer. */
export function wmsLegendUrl(spec: WmsSource, baseUrl: string, layer: number): string {
  const style = spec.styles?.[layer];
  const url = ogcUrl(spec.url, baseUrl, {
    SERVICE: 'WMS',
    VERSION: spec.version,
    REQUEST: 'GetLegendGraphic',
    // MapServer asks for it in 1.3.0, the others ignore it
    SLD_VERSION: '1.1.0',
    LAYER: spec.layers[layer] ?? '',
    ...(style ? { STYLE: style } : {}),
    FORMAT: 'image/png',
    TRANSPARENT: 'TRUE'
  });
  return url ?? spec.url;
}
