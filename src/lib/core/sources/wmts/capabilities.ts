import { childOf, childrenOf, textAt, xmlTree, type XmlNode } from '../../formats/xml/tree';
import type { Bbox } from '../../table/table';
import type { WmsDimension, WmsStyle } from '../wms/capabilities';

/** First and last row and column that hold anything, by the matrix's identifier. */
export type MatrixLimits = ReadonlyMap<string, { rows: [number, number]; columns: [number, number] }>;

export interface WmtsLayer {
  name: string;
  title: string;
  summary: string;
  bbox: Bbox | null;
  styles: (WmsStyle & { isDefault: boolean })[];
  formats: string[];
  infoFormats: string[];
  dimensions: WmsDimension[];
  sets: { name: string; limits: MatrixLimits }[];
  /** RESTful templates, as the server states them */
  templates: { type: string; format: string; url: string }[];
}

/** A matrix as it is written: its corner in the order of its set's coordinate system. */
export interface RawMatrix {
  id: string;
  scaleDenominator: number;
  corner: [number, number];
  tileWidth: number;
  tileHeight: number;
  columns: number;
  rows: number;
}

export interface WmtsMatrixSet {
  name: string;
  crs: string;
  matrices: RawMatrix[];
}

export interface WmtsCapabilities {
  title: string;
  attribution: string;
  layers: WmtsLayer[];
  sets: WmtsMatrixSet[];
  /** whether GetTile is answered to key-value pairs, and at which address */
  tileUrl: string | null;
  /** the same of GetFeatureInfo */
  infoUrl: string | null;
}

/** Reads WMTS 1.0.0 capabilities; null when the text is no such document. */
export function readWmtsCapabilities(text: string): WmtsCapabilities | null {
  const root = xmlTree(text);
  const contents = childOf(root ?? undefined, 'Contents');
  if (!root || root.name !== 'Capabilities' || !contents) return null;
  const operations = childOf(root, 'OperationsMetadata');
  return {
    title: textAt(root, 'ServiceIdentification', 'Title'),
    attribution: textAt(root, 'ServiceProvider', 'ProviderName'),
    layers: childrenOf(contents, 'Layer').map(readLayer),
    sets: childrenOf(contents, 'TileMatrixSet').map(readSet),
    tileUrl: kvpUrl(operations, 'GetTile'),
    infoUrl: kvpUrl(operations, 'GetFeatureInfo')
  };
}

/** Address of an operation by key-value pairs; an address without constraint is taken for one. */
function kvpUrl(operations: XmlNode | undefined, name: string): string | null {
  const operation = childrenOf(operations, 'Operation').find((node) => node.attributes['name'] === name);
  const http = childOf(childOf(operation, 'DCP'), 'HTTP');
  for (const get of childrenOf(http, 'Get')) {
    const encodings = childrenOf(get, 'Constraint')
      .filter((node) => /encoding/i.test(node.attributes['name'] ?? ''))
      .flatMap((node) => childrenOf(childOf(node, 'AllowedValues'), 'Value').map((value) => value.text.toUpperCase()));
    const href = get.attributes['href'];
    if (href && (encodings.length === 0 || encodings.includes('KVP'))) return href;
  }
  return null;
}

function readLayer(node: XmlNode): WmtsLayer {
  const name = textAt(node, 'Identifier');
  const texts = (child: string): string[] => childrenOf(node, child).map((n) => n.text);
  return {
    name,
    title: textAt(node, 'Title') || name,
    summary: textAt(node, 'Abstract'),
    bbox: bboxOf(childOf(node, 'WGS84BoundingBox')),
    styles: childrenOf(node, 'Style').map((style) => ({
      name: textAt(style, 'Identifier'),
      title: textAt(style, 'Title') || textAt(style, 'Identifier'),
      legend: childOf(style, 'LegendURL')?.attributes['href'] || null,
      isDefault: style.attributes['isDefault'] === 'true'
    })),
    formats: texts('Format'),
    infoFormats: texts('InfoFormat'),
    dimensions: childrenOf(node, 'Dimension').map((dimension) => ({
      name: textAt(dimension, 'Identifier'),
      units: textAt(dimension, 'UOM') || textAt(dimension, 'UnitSymbol'),
      default: textAt(dimension, 'Default'),
      extent: childrenOf(dimension, 'Value')
        .map((value) => value.text)
        .join(',')
    })),
    sets: childrenOf(node, 'TileMatrixSetLink').map((link) => ({
      name: textAt(link, 'TileMatrixSet'),
      limits: new Map(
        childrenOf(childOf(link, 'TileMatrixSetLimits'), 'TileMatrixLimits').map((limits) => {
          const at = (child: string): number => Number(textAt(limits, child));
          const rows: [number, number] = [at('MinTileRow'), at('MaxTileRow')];
          const columns: [number, number] = [at('MinTileCol'), at('MaxTileCol')];
          return [textAt(limits, 'TileMatrix'), { rows, columns }] as const;
        })
      )
    })),
    templates: childrenOf(node, 'ResourceURL').flatMap(({ attributes }) =>
      attributes['template']
        ? [{ type: attributes['resourceType'] ?? '', format: attributes['format'] ?? '', url: attributes['template'] }]
        : []
    )
  };
}

function bboxOf(node: XmlNode | undefined): Bbox | null {
  const pair = (name: string): number[] => textAt(node, name).split(/\s+/).map(Number);
  const [west = NaN, south = NaN] = pair('LowerCorner');
  const [east = NaN, north = NaN] = pair('UpperCorner');
  return node && west < east && south < north ? [west, south, east, north] : null;
}

function readSet(node: XmlNode): WmtsMatrixSet {
  const name = textAt(node, 'Identifier');
  const matrices = childrenOf(node, 'TileMatrix').flatMap((matrix) => {
    const number = (child: string): number => Number(textAt(matrix, child) || NaN);
    const [x = NaN, y = NaN] = textAt(matrix, 'TopLeftCorner')
      .split(/[\s,]+/)
      .map(Number);
    const raw: RawMatrix = {
      id: textAt(matrix, 'Identifier'),
      scaleDenominator: number('ScaleDenominator'),
      corner: [x, y],
      tileWidth: number('TileWidth') || 256,
      tileHeight: number('TileHeight') || 256,
      columns: number('MatrixWidth'),
      rows: number('MatrixHeight')
    };
    return raw.scaleDenominator > 0 && Number.isFinite(x) && Number.isFinite(y) ? [raw] : [];
  });
  return { name, crs: textAt(node, 'SupportedCRS'), matrices };
}
