import { advertisedUrl, isDocument } from '../advertised';
import { ogcUrl } from '../ogc-url';
import type { WmtsLayer } from './capabilities';
import type { WmtsService } from './service';

/** What every tile of a layer is asked with. */
export interface TileAsk {
  layer: string;
  style: string;
  format: string;
  set: string;
  dimensions: Readonly<Record<string, string>>;
}

function parametersOf(ask: TileAsk, request: string): Record<string, string> {
  return {
    SERVICE: 'WMTS',
    REQUEST: request,
    VERSION: '1.0.0',
    LAYER: ask.layer,
    STYLE: ask.style,
    FORMAT: ask.format,
    TILEMATRIXSET: ask.set,
    ...Object.fromEntries(Object.entries(ask.dimensions).map(([name, value]) => [name.toUpperCase(), value]))
  };
}

/** GetTile by key-value pairs; level, row and column are placeholders. */
export function kvpTileUrl(
  address: string,
  baseUrl: string,
  ask: TileAsk,
  level: string,
  row: string,
  column: string
): string {
  const url = ogcUrl(address, baseUrl, parametersOf(ask, 'GetTile')) ?? address;
  return `${url}&TILEMATRIX=${level}&TILEROW=${row}&TILECOL=${column}`;
}

/** GetFeatureInfo by key-value pairs. */
export function kvpInfoUrl(address: string, baseUrl: string, ask: TileAsk, format: string): string {
  const parameters = { ...parametersOf(ask, 'GetFeatureInfo'), INFOFORMAT: format };
  const url = ogcUrl(address, baseUrl, parameters) ?? address;
  return `${url}&TILEMATRIX={level}&TILEROW={row}&TILECOL={column}&I={i}&J={j}`;
}

/** A RESTful template with all filled in but level, row and column; null when it has no place on a host we may ask. */
export function restUrl(
  template: string,
  answered: string,
  ask: TileAsk,
  level: string,
  row: string,
  column: string
): string | null {
  // braces survive no URL parser: they are put back after
  const marks = { level: 'zzlevelzz', row: 'zzrowzz', column: 'zzcolumnzz', i: 'zzizz', j: 'zzjzz' };
  const values: Record<string, string> = {
    style: ask.style,
    tilematrixset: ask.set,
    layer: ask.layer,
    tilematrix: marks.level,
    tilerow: marks.row,
    tilecol: marks.column,
    i: marks.i,
    j: marks.j
  };
  for (const [name, value] of Object.entries(ask.dimensions)) values[name.toLowerCase()] = value;
  const filled = template.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const value = values[name.toLowerCase()];
    return value === undefined ? whole : encodeURIComponent(value);
  });
  const url = advertisedUrl(filled, answered);
  return (
    url &&
    url
      .replace(marks.level, level)
      .replace(marks.row, row)
      .replace(marks.column, column)
      .replace(marks.i, '{i}')
      .replace(marks.j, '{j}')
  );
}

/**
 * How tiles are addressed: by key-value pairs at the address that answered where the service takes them, else by the
 * layer's template. Null when it offers neither.
 */
export function tileAddress(
  address: string,
  baseUrl: string,
  { capabilities, answered }: WmtsService,
  layer: WmtsLayer,
  ask: TileAsk
): ((level: string, row: string, column: string) => string) | null {
  const templates = layer.templates.filter((t) => t.type === 'tile' || t.type === '');
  const template = templates.find((t) => t.format === ask.format) ?? templates[0];
  const service = isDocument(address) ? capabilities.tileUrl && advertisedUrl(capabilities.tileUrl, answered) : address;
  if (service && (capabilities.tileUrl !== null || !template))
    return (level, row, column) => kvpTileUrl(service, baseUrl, ask, level, row, column);
  if (!template || restUrl(template.url, answered, ask, '', '', '') === null) return null;
  return (level, row, column) => restUrl(template.url, answered, ask, level, row, column) ?? '';
}
