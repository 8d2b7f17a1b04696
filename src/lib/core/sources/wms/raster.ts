import type { InfoRequest } from '../../identify/identify';
import { chooseInfoFormat } from '../../identify/info-format';
import type { ScaleRange, TileMatrix } from '../../marks/raster-request';
import { bad, good, type Outcome } from '../../problems/problem';
import type { Bbox } from '../../table/table';
import { dimensionValues } from '../dimension-values';
import type { RasterAsk, RasterChoices, RasterPlan, SourceContext, SourceModule } from '../kind';
import { choosePictureCrs, metresPerUnit, type PictureCrs } from '../picture-crs';
import { within } from '../within';
import { findLayers, type WmsCapabilities, type WmsLayer } from './capabilities';
import { discoverWms } from './discover';
import { choosePictureFormat } from './format';
import { wmsLegends } from './legend';
import { wmsInfoUrl, wmsLegendUrl, wmsMapUrl, wmsTilesUrl, type MapAsk } from './request';
import { serviceUrl, wmsService, type WmsService } from './service';
import type { WmsSource } from '.';

/** CSS pixels of a tile side: large, since each picture costs the server a request and repeats labels. */
const tileSize = 512;
/** Seconds that capabilities may take before pictures are asked without having read them. */
const patience = 8;

/** Pictures of a WMS. */
export const wmsModule: SourceModule<WmsSource> = {
  async raster(spec, context) {
    const service = await within(patience, context.signal, (signal) =>
      wmsService(spec.url, spec.version, { ...context, signal })
    );
    if (!service.ok && service.problem.code === 'aborted' && context.signal.aborted) return service;
    return service.ok ? planOf(spec, context, service.value) : good(blindPlan(spec, context.baseUrl));
  },
  discover: discoverWms
};

/** What is asked when capabilities cannot be read: pictures in Web Mercator, which nearly every server draws. */
function blindPlan(spec: WmsSource, baseUrl: string): RasterPlan {
  const crs: PictureCrs = { name: 'EPSG:3857', code: 'EPSG:3857', axis: 'xy' };
  const format = { format: spec.format, transparent: !/jpe?g/i.test(spec.format) };
  const ask: MapAsk = { url: spec.url, crs: crs.name, ...format, dimensions: spec.dimensions ?? {} };
  return {
    request: requestOf(spec, baseUrl, ask, crs, null),
    legend: spec.layers.map((name, i) => ({ url: wmsLegendUrl(spec, baseUrl, i), name })),
    bbox: null,
    info: null,
    choices: { styles: [], dimensions: [] }
  };
}

function planOf(stated: WmsSource, { baseUrl }: SourceContext, service: WmsService): Outcome<RasterPlan> {
  const { capabilities, answered } = service;
  // a server that speaks 1.1.1 alone answers so whatever was asked
  const version = capabilities.version.startsWith('1.3') ? stated.version : '1.1.1';
  const spec = { ...stated, version } as WmsSource;
  const found = findLayers(capabilities, spec.layers);
  const layers = found.filter((layer) => layer !== null);
  const bbox = unionOf(layers);
  const offered = commonCrs(layers);
  const crs = offered.length === 0 ? choosePictureCrs(['EPSG:3857'], null) : choosePictureCrs(offered, bbox);
  if (!crs) return bad({ code: 'unsupported-crs', facts: { crs: offered[0] ?? '?' } });
  const opaque = layers.length > 0 && layers.every((layer) => layer.opaque);
  const url = serviceUrl(spec.url, service);
  const dimensions = dimensionsAsked(layers, spec.dimensions ?? {});
  const ask: MapAsk = {
    url,
    crs: crs.name,
    ...choosePictureFormat(capabilities.formats, spec.format, opaque),
    dimensions
  };
  const scales = scalesOf(layers);
  const axis = spec.version === '1.3.0' ? crs.axis : 'xy';
  const asked = requestOf(spec, baseUrl, ask, { ...crs, axis }, capabilities);
  return good({
    request: { ...asked, ...(scales ? { scales } : {}) },
    legend: wmsLegends({ ...spec, url }, baseUrl, found, capabilities, answered),
    bbox,
    info: infoOf(spec, baseUrl, ask, { ...crs, axis }, found, capabilities),
    choices: choicesOf(spec, found, layers)
  });
}

/** Systems that every layer of the request is offered in. */
function commonCrs(layers: readonly WmsLayer[]): string[] {
  const [first, ...others] = layers.filter((layer) => layer.crs.length > 0);
  return first?.crs.filter((name) => others.every((layer) => layer.crs.includes(name))) ?? [];
}

function unionOf(layers: readonly WmsLayer[]): Bbox | null {
  const boxes = layers.flatMap((layer) => (layer.bbox ? [layer.bbox] : []));
  if (boxes.length === 0) return null;
  const side = (i: 0 | 1 | 2 | 3): number => (i < 2 ? Math.min : Math.max)(...boxes.map((box) => box[i]));
  return [side(0), side(1), side(2), side(3)];
}

/** Scales between which something is drawn; null: all of them. A group draws where any of its layers does. */
export function scalesOf(layers: readonly WmsLayer[]): ScaleRange | null {
  const ranges = layers.map(rangeOf);
  const min = ranges.some((range) => range.min === null) ? null : Math.min(...ranges.map((range) => range.min ?? 0));
  const max = ranges.some((range) => range.max === null) ? null : Math.max(...ranges.map((range) => range.max ?? 0));
  return layers.length === 0 || (min === null && max === null) ? null : { min, max };
}

function rangeOf(layer: WmsLayer): ScaleRange {
  const { min, max } = layer.scales;
  if (min !== null || max !== null || layer.children.length === 0) return layer.scales;
  return scalesOf(layer.children) ?? layer.scales;
}

/** A dimension without a default must be asked: its latest value. */
function dimensionsAsked(
  layers: readonly WmsLayer[],
  stated: Readonly<Record<string, string>>
): Record<string, string> {
  const asked: Record<string, string> = { ...stated };
  for (const { name, default: value, extent } of layers.flatMap((layer) => layer.dimensions)) {
    if (asked[name] !== undefined || value !== '') continue;
    const values = dimensionValues(extent);
    const last = values?.type === 'list' ? values.values[values.values.length - 1] : values?.to;
    if (last !== undefined) asked[name] = last;
  }
  return asked;
}

function requestOf(
  spec: WmsSource,
  baseUrl: string,
  ask: MapAsk,
  crs: PictureCrs,
  capabilities: WmsCapabilities | null
): RasterAsk {
  const { maxWidth = null, maxHeight = null } = capabilities ?? {};
  const { code, axis } = crs;
  if (spec.tiled === false)
    return { form: 'picture', url: wmsMapUrl(spec, baseUrl, ask), crs: code, axis, maxWidth, maxHeight };
  const largest = Math.min(maxWidth ?? Infinity, maxHeight ?? Infinity);
  const size = largest < tileSize ? 256 : tileSize;
  const limit = Number.isFinite(largest) ? { maxPixels: largest } : {};
  if (code === 'EPSG:3857') return { form: 'tiles', url: wmsTilesUrl(spec, baseUrl, ask), tileSize: size, ...limit };
  const url = wmsMapUrl(spec, baseUrl, ask);
  return { form: 'matrix', url, crs: code, axis, matrices: gridOf(code, size), ...limit };
}

/** A grid of our own for servers that draw any extent: each level halves the units a pixel covers. */
function gridOf(crs: string, size: number): TileMatrix[] {
  const coarsest = 16384 / metresPerUnit(crs);
  return Array.from({ length: 24 }, (_, level) => ({
    id: String(level),
    resolution: coarsest / 2 ** level,
    left: 0,
    top: 0,
    tileWidth: size,
    tileHeight: size
  }));
}

function infoOf(
  spec: WmsSource,
  baseUrl: string,
  ask: MapAsk,
  { code, axis }: PictureCrs,
  found: readonly (WmsLayer | null)[],
  capabilities: WmsCapabilities
): InfoRequest | null {
  const format = chooseInfoFormat(capabilities.infoFormats);
  const layers = spec.layers.filter((_, i) => found[i]?.queryable);
  if (format === null || layers.length === 0) return null;
  const url = wmsInfoUrl(spec, baseUrl, { ...ask, format, layers });
  return { form: 'picture', url, crs: code, axis, format };
}

function choicesOf(spec: WmsSource, found: readonly (WmsLayer | null)[], layers: readonly WmsLayer[]): RasterChoices {
  const styles = found.flatMap((layer, index) =>
    layer && layer.styles.length > 1
      ? [{ index, layer: layer.title, options: layer.styles.map(({ name, title }) => ({ name, title })) }]
      : []
  );
  const dimensions = new Map(
    layers
      .flatMap((layer) => layer.dimensions)
      .flatMap(({ name, units, default: value, extent }) => {
        const values = dimensionValues(extent);
        return values ? [[name, { name, units, default: value, values }] as const] : [];
      })
  );
  return { styles, dimensions: [...dimensions.values()] };
}
