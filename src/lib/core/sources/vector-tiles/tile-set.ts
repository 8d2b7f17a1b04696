import type { Bbox } from '../../table/table';

/** A set of vector tiles as its own description tells it. */
export interface TileSet {
  title: string | null;
  /** templates of the tiles, absolute */
  url: string;
  minZoom: number | null;
  maxZoom: number | null;
  bbox: Bbox | null;
  credit: string | null;
  layers: { name: string; summary: string | null; minZoom: number | null; maxZoom: number | null }[];
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads TileJSON 2 or 3 (`tiles`, `vector_layers`), and the MBTiles metadata that tile makers leave beside their tiles
 * (`json` holding `vector_layers` as text, no `tiles`). `template` stands in for missing `tiles`. Null for anything else.
 */
export function readTileJson(document: unknown, address: string, template: string | null): TileSet | null {
  if (!isObject(document)) return null;
  const inner = typeof document['json'] === 'string' ? parsed(document['json']) : null;
  const described = list(document['vector_layers']) ?? (isObject(inner) ? list(inner['vector_layers']) : null);
  if (!described) return null;
  const [stated] = list(document['tiles']) ?? [];
  const url = typeof stated === 'string' ? absolute(stated, address) : template;
  if (url === null) return null;
  return {
    title: text(document['name']),
    url: document['scheme'] === 'tms' ? url.replace('{y}', '{-y}') : url,
    minZoom: zoom(document['minzoom']),
    maxZoom: zoom(document['maxzoom']),
    bbox: bounds(document['bounds']),
    credit: text(document['attribution']),
    layers: described.filter(isObject).flatMap((layer) => {
      const name = text(layer['id']);
      if (name === null) return [];
      const { description, minzoom, maxzoom } = layer;
      return [{ name, summary: text(description), minZoom: zoom(minzoom), maxZoom: zoom(maxzoom) }];
    })
  };
}

/**
 * Sets named by a MapLibre style: its vector sources, by TileJSON address (`url`) or by templates (`tiles`), each with
 * the layers that the style draws. Null when the document is no style.
 */
export function readStyle(document: unknown, address: string): { name: string | null; sets: StyleSet[] } | null {
  if (!isObject(document) || !isObject(document['sources']) || !Array.isArray(document['layers'])) return null;
  const drawn = document['layers'].filter(isObject);
  const sets = Object.entries(document['sources']).flatMap(([id, source]): StyleSet[] => {
    if (!isObject(source) || source['type'] !== 'vector') return [];
    const names = drawn.filter((layer) => layer['source'] === id).map((layer) => text(layer['source-layer']));
    const layers = [...new Set(names.filter((name) => name !== null))];
    const [stated] = list(source['tiles']) ?? [];
    const tiles = typeof stated === 'string' ? absolute(stated, address) : null;
    const described = typeof source['url'] === 'string' ? absolute(source['url'], address) : null;
    if (tiles === null && described === null) return [];
    const { minzoom, maxzoom, attribution } = source;
    return [{ tiles, described, layers, minZoom: zoom(minzoom), maxZoom: zoom(maxzoom), credit: text(attribution) }];
  });
  return { name: text(document['name']), sets };
}

/** A vector source of a style. */
export interface StyleSet {
  /** template of its tiles, when the style states it */
  tiles: string | null;
  /** address of its TileJSON, when it has one */
  described: string | null;
  layers: string[];
  minZoom: number | null;
  maxZoom: number | null;
  credit: string | null;
}

/** Text of an attribution, without its markup: it is HTML in most descriptions. */
function text(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const plain = value
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain === '' ? null : plain.slice(0, 300);
}

function zoom(value: unknown): number | null {
  const n = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof n === 'number' && Number.isInteger(n) && n >= 0 && n <= 24 ? n : null;
}

function bounds(value: unknown): Bbox | null {
  const numbers = (typeof value === 'string' ? value.split(',') : (list(value) ?? [])).map(Number);
  const [w, s, e, n] = numbers;
  if (numbers.length !== 4 || !numbers.every(Number.isFinite)) return null;
  return [w as number, s as number, e as number, n as number];
}

function absolute(template: string, address: string): string | null {
  if (!URL.canParse(template, address)) return null;
  const url = new URL(template, address);
  if (!/^https?:$/.test(url.protocol)) return null;
  return url.href.replace(/%7B/gi, '{').replace(/%7D/gi, '}');
}

function list(value: unknown): unknown[] | null {
  return Array.isArray(value) ? value : null;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
