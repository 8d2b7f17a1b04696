import { childOf, childrenOf, textAt, xmlTree, type XmlNode } from '../../formats/xml/tree';
import type { ScaleRange } from '../../marks/raster-request';
import type { Bbox } from '../../table/table';

export interface WmsStyle {
  name: string;
  title: string;
  /** address of the legend's picture, as the server states it */
  legend: string | null;
}

/** An axis beside the two of the plane: time, elevation, others. */
export interface WmsDimension {
  /** lower case: `time`, `elevation`, `dim_…` without its prefix */
  name: string;
  units: string;
  /** value drawn when none is asked; empty when the server states none */
  default: string;
  /** list of values and `from/to/step` intervals, as the server writes it */
  extent: string;
}

/** A layer with all that it inherits from those around it. */
export interface WmsLayer {
  /** null: a heading, which cannot be asked for */
  name: string | null;
  title: string;
  summary: string;
  queryable: boolean;
  opaque: boolean;
  /** coordinate systems as the server names them */
  crs: string[];
  styles: WmsStyle[];
  dimensions: WmsDimension[];
  bbox: Bbox | null;
  scales: ScaleRange;
  attribution: string;
  children: WmsLayer[];
}

export interface WmsCapabilities {
  version: string;
  title: string;
  /** formats of GetMap, as the server names them */
  formats: string[];
  /** formats of GetFeatureInfo; empty when it is not offered */
  infoFormats: string[];
  /** whether GetLegendGraphic is offered */
  drawsLegends: boolean;
  /** address of GetMap as the server states it */
  mapUrl: string | null;
  layerLimit: number | null;
  maxWidth: number | null;
  maxHeight: number | null;
  layers: WmsLayer[];
}

/** Ground metres of a pixel by the standard: 0.28 mm of screen for each unit of the scale's denominator. */
const PIXEL = 0.00028;

const bare = {
  name: null,
  title: '',
  summary: '',
  queryable: false,
  opaque: false,
  crs: [],
  styles: [],
  dimensions: [],
  bbox: null,
  scales: { min: null, max: null },
  attribution: '',
  children: []
} satisfies WmsLayer;

/**
 * Reads WMS 1.1.1 and 1.3.0 capabilities (1.1.0 and 1.0.0 as far as they are alike); null when the text is no such
 * document. What a layer inherits (coordinate systems, styles, dimensions, extent, scales: table 5 of OGC 06-042) is
 * written into it.
 */
export function readWmsCapabilities(text: string): WmsCapabilities | null {
  const root = xmlTree(text);
  if (!root || !/^(WMS|WMT_MS)_Capabilities$/.test(root.name)) return null;
  const capability = childOf(root, 'Capability');
  const request = childOf(capability, 'Request');
  const service = childOf(root, 'Service');
  const getMap = childOf(request, 'GetMap') ?? childOf(request, 'Map');
  const getInfo = childOf(request, 'GetFeatureInfo') ?? childOf(request, 'FeatureInfo');
  const get = childOf(childOf(childOf(childOf(getMap, 'DCPType'), 'HTTP'), 'Get'), 'OnlineResource');
  const layers = childrenOf(capability, 'Layer').map((node) => readLayer(node, bare));
  return {
    version: root.attributes['version'] ?? '1.3.0',
    title: textAt(service, 'Title') || textAt(service, 'Name'),
    formats: formatsOf(getMap),
    infoFormats: formatsOf(getInfo),
    drawsLegends: (request?.children ?? []).some((node) => node.name === 'GetLegendGraphic'),
    mapUrl: get?.attributes['href'] ?? null,
    layerLimit: wholeNumber(textAt(service, 'LayerLimit')),
    maxWidth: wholeNumber(textAt(service, 'MaxWidth')),
    maxHeight: wholeNumber(textAt(service, 'MaxHeight')),
    layers
  };
}

function formatsOf(operation: XmlNode | undefined): string[] {
  return childrenOf(operation, 'Format').map((node) => node.text);
}

function wholeNumber(text: string): number | null {
  const value = Number(text);
  return text !== '' && Number.isInteger(value) && value > 0 ? value : null;
}

function readLayer(node: XmlNode, parent: WmsLayer): WmsLayer {
  const flag = (name: string, inherited: boolean): boolean => {
    const value = node.attributes[name];
    return value === undefined ? inherited : value === '1' || value.toLowerCase() === 'true';
  };
  // 1.1.1 servers often put several in one element
  const own = node.children
    .filter((child) => child.name === 'CRS' || child.name === 'SRS')
    .flatMap((child) => child.text.split(/\s+/).filter((name) => name !== ''));
  const layer: WmsLayer = {
    name: textAt(node, 'Name') || null,
    title: textAt(node, 'Title') || textAt(node, 'Name'),
    summary: textAt(node, 'Abstract'),
    queryable: flag('queryable', parent.queryable),
    opaque: flag('opaque', parent.opaque),
    crs: [...new Set([...own, ...parent.crs])],
    styles: stylesOf(node, parent.styles),
    dimensions: dimensionsOf(node, parent.dimensions),
    bbox: bboxOf(node) ?? parent.bbox,
    scales: scalesOf(node, parent.scales),
    attribution: textAt(childOf(node, 'Attribution'), 'Title') || parent.attribution,
    children: []
  };
  layer.children = childrenOf(node, 'Layer').map((child) => readLayer(child, layer));
  return layer;
}

function stylesOf(node: XmlNode, inherited: readonly WmsStyle[]): WmsStyle[] {
  const own = childrenOf(node, 'Style').map((style) => {
    const legend = childOf(childOf(style, 'LegendURL'), 'OnlineResource')?.attributes['href'];
    const name = textAt(style, 'Name');
    return { name, title: textAt(style, 'Title') || name, legend: legend || null };
  });
  return [...own, ...inherited.filter((style) => !own.some((other) => other.name === style.name))];
}

/** In 1.1.1 an `Extent` of the same name holds the values. */
function dimensionsOf(node: XmlNode, inherited: readonly WmsDimension[]): WmsDimension[] {
  const found = new Map(inherited.map((dimension) => [dimension.name, dimension]));
  for (const child of childrenOf(node, 'Dimension')) {
    const name = (child.attributes['name'] ?? '').toLowerCase();
    if (name === '') continue;
    const units = child.attributes['units'] ?? '';
    found.set(name, { name, units, default: child.attributes['default'] ?? '', extent: child.text });
  }
  for (const child of childrenOf(node, 'Extent')) {
    const name = (child.attributes['name'] ?? '').toLowerCase();
    const known = found.get(name);
    if (name === '') continue;
    const stated = child.attributes['default'] ?? known?.default ?? '';
    found.set(name, { name, units: known?.units ?? '', default: stated, extent: child.text || (known?.extent ?? '') });
  }
  return [...found.values()];
}

function bboxOf(node: XmlNode): Bbox | null {
  const geographic = childOf(node, 'EX_GeographicBoundingBox');
  const latLon = childOf(node, 'LatLonBoundingBox');
  const sides = geographic
    ? ['westBoundLongitude', 'southBoundLatitude', 'eastBoundLongitude', 'northBoundLatitude'].map((name) =>
        numberOf(textAt(geographic, name))
      )
    : ['minx', 'miny', 'maxx', 'maxy'].map((name) => numberOf(latLon?.attributes[name] ?? ''));
  const [west, south, east, north] = sides as Bbox;
  // an empty or impossible extent is none
  return west < east && south < north && Math.abs(south) <= 90 && Math.abs(north) <= 90
    ? [Math.max(west, -180), south, Math.min(east, 180), north]
    : null;
}

function numberOf(text: string): number {
  return text.trim() === '' ? NaN : Number(text);
}

/** What a layer states of its scales stands for what those around it state, even when it is « no limit ». */
function scalesOf(node: XmlNode, inherited: ScaleRange): ScaleRange {
  // 1.1.1: ground metres of the diagonal of a pixel
  const hint = childOf(node, 'ScaleHint')?.attributes;
  const stated = (element: string, attribute: string): number | undefined => {
    const own = childOf(node, element);
    if (own) return numberOf(own.text);
    return hint && numberOf(hint[attribute] ?? '') / Math.SQRT2 / PIXEL;
  };
  const min = stated('MinScaleDenominator', 'min');
  const max = stated('MaxScaleDenominator', 'max');
  // servers without a limit write 0, or a very large number
  const range: ScaleRange = {
    min: min === undefined ? inherited.min : min > 0 && Number.isFinite(min) ? min : null,
    max: max === undefined ? inherited.max : max > 0 && max < 1e11 ? max : null
  };
  return range.min !== null && range.max !== null && range.min >= range.max ? inherited : range;
}

/** Every layer of a tree, outermost first. */
export function* layersOf(layers: readonly WmsLayer[]): Generator<WmsLayer> {
  for (const layer of layers) {
    yield layer;
    yield* layersOf(layer.children);
  }
}

/** Layers of those names: exactly, else whatever their case or namespace; null for those the service does not list. */
export function findLayers(capabilities: WmsCapabilities, names: readonly string[]): (WmsLayer | null)[] {
  const all = [...layersOf(capabilities.layers)].filter((layer) => layer.name !== null);
  const plain = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();
  return names.map(
    (name) =>
      all.find((layer) => layer.name === name) ??
      all.find((layer) => layer.name?.toLowerCase() === name.toLowerCase()) ??
      all.find((layer) => plain(layer.name ?? '') === plain(name)) ??
      null
  );
}
