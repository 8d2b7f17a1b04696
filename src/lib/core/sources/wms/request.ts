import type { RasterRequest } from '../../marks/marks';
import { ogcUrl } from '../ogc-url';
import type { WmsSource } from '.';

/** CSS pixels of a tile side: large, since each picture costs the server a request and repeats labels. */
const tileSize = 512;

/**
 * GetMap as a template in EPSG:3857, which every version writes x first: `{bbox-epsg-3857}`, `{width}`, `{height}`
 * are to be filled in. Vendor parameters of the address are kept.
 */
export function wmsRaster(spec: WmsSource, baseUrl: string): Pick<RasterRequest, 'url' | 'tileSize'> {
  const url = ogcUrl(spec.url, baseUrl, {
    SERVICE: 'WMS',
    VERSION: spec.version,
    REQUEST: 'GetMap',
    LAYERS: spec.layers.join(','),
    STYLES: (spec.styles ?? spec.layers.map(() => '')).join(','),
    [spec.version === '1.3.0' ? 'CRS' : 'SRS']: 'EPSG:3857',
    FORMAT: spec.format,
    TRANSPARENT: 'TRUE'
  });
  // appended by hand: the braces of the template must not be encoded
  const template = `${url ?? spec.url}&BBOX={bbox-epsg-3857}&WIDTH={width}&HEIGHT={height}`;
  return { url: template, tileSize };
}

/** Address of the picture that a server draws as the legend of the first layer. */
export function wmsLegendUrl(spec: WmsSource, baseUrl: string): string {
  const style = spec.styles?.[0];
  const url = ogcUrl(spec.url, baseUrl, {
    SERVICE: 'WMS',
    VERSION: spec.version,
    REQUEST: 'GetLegendGraphic',
    // MapServer asks for it in 1.3.0, the others ignore it
    SLD_VERSION: '1.1.0',
    LAYER: spec.layers[0] ?? '',
    ...(style ? { STYLE: style } : {}),
    FORMAT: 'image/png',
    TRANSPARENT: 'TRUE'
  });
  return url ?? spec.url;
}
