import { decodeText } from '../../src/lib/core/formats/decode-text';
import { scanXml } from '../../src/lib/core/formats/xml/scan';

/** What capabilities say of a layer beside what a page needs of it. */
export interface DescribedLayer {
  name: string;
  title: string;
  /** systems as the service writes them, those of the groups above included */
  crs: string[];
  /** west, south, east, north, degrees; null when it is not said */
  bbox: [number, number, number, number] | null;
  /** of the layer, else of the operation that gives it */
  formats: string[];
  summary: string;
}

export interface DescribedService {
  /** `wfs`, `wms`, `wmts`, `csw`… */
  kind: string;
  version: string;
  title: string;
  layers: DescribedLayer[];
}

const layerElements = new Set(['Layer', 'FeatureType']);
const crsElements = new Set(['CRS', 'SRS', 'DefaultCRS', 'DefaultSRS', 'OtherCRS', 'OtherSRS', 'TileMatrixSet']);
const bboxAttributes = ['minx', 'miny', 'maxx', 'maxy'];

/** Reads the capabilities of a WFS, WMS or WMTS of any version; null when the bytes are none. */
export function describeCapabilities(bytes: Uint8Array): DescribedService | null {
  const text = decodeText(bytes);
  const root = /<(?:\w+:)?(WFS_Capabilities|WMS_Capabilities|WMT_MS_Capabilities|Capabilities)\b[^>]*>/.exec(text);
  if (!root) return null;
  const service: DescribedService = {
    kind: kindOf(root[1] as string, root[0]),
    version: /\bversion\s*=\s*["']([^"']+)/.exec(root[0])?.[1] ?? '',
    title: '',
    layers: []
  };
  const reading = new Reading(service);
  scanXml(text, {
    open: (name, attributes) => reading.open(name, attributes),
    close: (name, content) => reading.close(name, content)
  });
  reading.end();
  return service;
}

function kindOf(element: string, tag: string): string {
  if (element.startsWith('WFS')) return 'wfs';
  if (element.startsWith('WM')) return 'wms';
  return /\/(wmts|csw|wcs|wps|sos)\//i.exec(tag)?.[1]?.toLowerCase() ?? 'ows';
}

class Reading {
  readonly #path: string[] = [];
  /** layers around, the innermost last */
  readonly #open: DescribedLayer[] = [];
  readonly #formats: string[] = [];
  #operation = '';
  #parameter = '';
  #corner: number[] = [];

  constructor(private readonly service: DescribedService) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#path.push(name);
    if (layerElements.has(name)) this.#begin();
    if (name === 'Operation' || /^Get[A-Z]/.test(name)) this.#operation = attributes['name'] ?? name;
    if (name === 'Parameter') this.#parameter = attributes['name'] ?? '';
    const layer = this.#layer;
    if (name === 'LatLonBoundingBox' || name === 'LatLongBoundingBox') {
      const box = bboxAttributes.map((side) => Number(attributes[side]));
      if (layer && box.every(Number.isFinite)) layer.bbox ??= box as [number, number, number, number];
    }
    // WFS 1.0.0 names formats by elements
    if (this.#path.at(-2) === 'ResultFormat') this.#formats.push(name);
  }

  close(name: string, content: string): void {
    this.#path.pop();
    const parent = this.#path.at(-1) ?? '';
    const layer = this.#layer;
    if (layerElements.has(name)) this.#open.pop();
    else if (layer && name === 'EX_GeographicBoundingBox') this.#box(layer, this.#corner);
    else if (layer && layerElements.has(parent)) this.#ofLayer(layer, name, content);
    else if (layer) this.#insideLayer(layer, parent, name, content);
    else if (name === 'Title' && /^(Service|ServiceIdentification)$/.test(parent)) this.service.title ||= content;
    else if (name === 'Format' && /^(GetMap|Map)$/.test(this.#operation)) this.#formats.push(content);
    else if (name === 'Value' && /outputformat/i.test(this.#parameter) && this.#operation === 'GetFeature')
      this.#formats.push(content);
    if (name === 'Parameter') this.#parameter = '';
    if (name === 'Operation' || name === this.#operation) this.#operation = '';
  }

  /** Layers without a name are headings; formats of the operation are those of the layers that name none. */
  end(): void {
    this.service.layers = this.service.layers.filter((layer) => layer.name !== '');
    for (const layer of this.service.layers) if (layer.formats.length === 0) layer.formats = [...this.#formats];
  }

  get #layer(): DescribedLayer | undefined {
    return this.#open.at(-1);
  }

  #begin(): void {
    const above = this.#layer;
    const layer: DescribedLayer = {
      name: '',
      title: '',
      crs: [...(above?.crs ?? [])],
      bbox: above?.bbox ?? null,
      formats: [],
      summary: ''
    };
    this.service.layers.push(layer);
    this.#open.push(layer);
  }

  #ofLayer(layer: DescribedLayer, name: string, content: string): void {
    if (name === 'Name' || name === 'Identifier') layer.name = content;
    else if (name === 'Title') layer.title ||= content;
    else if (name === 'Abstract') layer.summary ||= content;
    else if (name === 'Format') add(layer.formats, content);
    // WMS 1.1.1 may write several in one element
    else if (crsElements.has(name)) for (const crs of content.split(/\s+/)) add(layer.crs, crs);
  }

  #insideLayer(layer: DescribedLayer, parent: string, name: string, content: string): void {
    if (parent === 'TileMatrixSetLink' && name === 'TileMatrixSet') add(layer.crs, content);
    if (parent === 'OutputFormats' && name === 'Format') add(layer.formats, content);
    const side = ['westBoundLongitude', 'southBoundLatitude', 'eastBoundLongitude', 'northBoundLatitude'].indexOf(name);
    if (parent === 'EX_GeographicBoundingBox' && side >= 0) this.#corner[side] = Number(content);
    if (parent === 'WGS84BoundingBox' && name === 'LowerCorner') this.#corner = numbers(content);
    if (parent === 'WGS84BoundingBox' && name === 'UpperCorner')
      this.#box(layer, [...this.#corner, ...numbers(content)]);
  }

  #box(layer: DescribedLayer, box: readonly number[]): void {
    // what a layer says itself wins over what it has from its group
    if (box.length === 4 && box.every(Number.isFinite)) layer.bbox = box as [number, number, number, number];
    this.#corner = [];
  }
}

function add(list: string[], value: string): void {
  if (value !== '' && !list.includes(value)) list.push(value);
}

const numbers = (text: string): number[] => text.split(/\s+/).map(Number);
