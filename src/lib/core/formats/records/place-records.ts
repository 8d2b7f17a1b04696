import { bad, good, type Outcome } from '../../problems/problem';
import { nameWords } from '../../table/name-words';
import { readNumber } from '../../table/read-number';
import { findPlacing } from '../csv/place-columns';
import type { RawFeature } from '../geojson/parse';
import { looksLikeWkt, parseWkt } from '../wkt/parse';
import type { JsonRecord } from './find-records';

export interface PlaceOptions {
  /** fields of x and y */
  x?: string | undefined;
  y?: string | undefined;
  /** field that holds a geometry: GeoJSON (object or text), WKT, `{ lon, lat }`, « lat, lon » */
  geometry?: string | undefined;
  /** true: rows have no position, whatever their fields are called */
  plain?: boolean | undefined;
}

/** Makes features of records, all in the same way. */
export interface Placer {
  feature(record: JsonRecord): RawFeature;
  /** false when rows have no position */
  placed: boolean;
  /** system that the positions name (EWKT) */
  crs: string | null;
}

type Place = { x: string; y: string } | { geometry: string } | null;

const sampled = 200;
const mostDeep = 3;
/** names of fields that hold a geometry, best first: the whole shape before its centre */
const shapes = [
  'geometry',
  'geom',
  'thegeom',
  'geoshape',
  'geometrie',
  'geojson',
  'shape',
  'wkt',
  'wkbgeometry',
  'contour',
  'mairie'
];
const points = [
  'geopoint2d',
  'geopoint',
  'centre',
  'center',
  'location',
  'localisation',
  'position',
  'coordonnees',
  'coordinates',
  'latlon',
  'lonlat'
];

/**
 * How records are placed: as told by `options`, else by a field that holds a geometry (the best named one), else by two
 * fields whose names go together (`longitude`, `latitude`), in the record or in one of its members.
 * Fails with `column-unknown`.
 */
export function recordPlacer(records: readonly JsonRecord[], options: PlaceOptions = {}): Outcome<Placer> {
  const sample = records.slice(0, sampled).map((record) => flatten(record));
  const names = [...new Set(sample.flatMap((record) => Object.keys(record)))];
  const place = choose(sample, names, options);
  if (!place.ok) return place;
  const at = place.value;
  const crs = at && 'geometry' in at ? crsOf(sample, at.geometry) : null;
  return good({ placed: at !== null, crs, feature: (record) => featureOf(flatten(record), at) });
}

function choose(sample: readonly JsonRecord[], names: readonly string[], options: PlaceOptions): Outcome<Place> {
  const { x, y, geometry, plain } = options;
  if (plain) return good(null);
  const told = [geometry, x, y].filter((name) => name !== undefined);
  const lacking = sample.length === 0 ? undefined : told.find((name) => !names.includes(name));
  if (lacking !== undefined) return bad({ code: 'column-unknown', facts: { column: lacking, known: [...names] } });
  if (geometry !== undefined) return good({ geometry });
  if (x !== undefined && y !== undefined) return good({ x, y });
  const field = geometryField(sample, names);
  if (field !== null && !isPointField(sample, field)) return good({ geometry: field });
  return good(coordinateFields(names) ?? (field === null ? null : { geometry: field }));
}

/** The field that holds geometries in most of the records that have it; shapes before points, then the order of names. */
export function geometryField(sample: readonly JsonRecord[], names: readonly string[]): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const name of names) {
    const values = sample.map((record) => record[name]).filter((value) => value !== null && value !== undefined);
    const shaped = values.filter((value) => geometryOf(value, name) !== null).length;
    if (shaped === 0 || shaped < values.length / 2) continue;
    const rank = rankOf(name) + (isPointField(sample, name) ? 1000 : 0);
    if (rank < least) [best, least] = [name, rank];
  }
  return best;
}

function rankOf(name: string): number {
  const word = nameWords(lastPart(name)).join('');
  const at = [...shapes, ...points].indexOf(word);
  return at < 0 ? 100 : at;
}

/** Whether the first geometry of a field is a point. */
export function isPointField(sample: readonly JsonRecord[], name: string): boolean {
  const value = sample.find((record) => record[name] !== null && record[name] !== undefined)?.[name];
  return (geometryOf(value, name) as { type?: unknown } | null)?.type === 'Point';
}

/** Two fields that go together by name: of the record, else of the same member of it. */
function coordinateFields(names: readonly string[]): Place {
  const groups = new Map<string, string[]>([['', [...names]]]);
  for (const name of names) {
    const cut = name.lastIndexOf('.');
    if (cut < 0) continue;
    const group = groups.get(name.slice(0, cut)) ?? [];
    groups.set(name.slice(0, cut), [...group, name]);
  }
  for (const [prefix, group] of groups) {
    const found = findPlacing(prefix === '' ? group : group.map(lastPart));
    if (found && 'x' in found) return { x: group[found.x] as string, y: group[found.y] as string };
  }
  return null;
}

const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

function featureOf(values: Readonly<Record<string, unknown>>, at: Place): RawFeature {
  if (at === null) return { properties: values };
  if ('geometry' in at) {
    const { [at.geometry]: held, ...properties } = values;
    const nothing = held === null || held === undefined || held === '';
    // what is there and cannot be understood is refused by the builder, not passed over
    return { properties, geometry: nothing ? null : (geometryOf(held, at.geometry) ?? { type: 'unknown' }) };
  }
  const x = numberOf(values[at.x]);
  const y = numberOf(values[at.y]);
  const placed = Number.isFinite(x) && Number.isFinite(y);
  return { properties: values, geometry: placed ? { type: 'Point', coordinates: [x, y] } : null };
}

function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? readNumber(value) : NaN;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** The GeoJSON geometry that a value holds, in any of the ways APIs write one; null when it holds none. */
function geometryOf(value: unknown, name: string): object | null {
  if (typeof value === 'string') return geometryOfText(value, name);
  if (Array.isArray(value)) return pairOf(value, name);
  if (!isObject(value)) return null;
  if (value['type'] === 'Feature') return isObject(value['geometry']) ? value['geometry'] : null;
  if (
    typeof value['type'] === 'string' &&
    (Array.isArray(value['coordinates']) || Array.isArray(value['geometries']))
  ) {
    return value;
  }
  const x = numberOf(value['lon'] ?? value['lng'] ?? value['long'] ?? value['longitude']);
  const y = numberOf(value['lat'] ?? value['latitude']);
  return Number.isFinite(x) && Number.isFinite(y) ? { type: 'Point', coordinates: [x, y] } : null;
}

/** The GeoJSON geometry that a text holds: GeoJSON, WKT, or two numbers where the field is named for them; null without. */
export function geometryOfText(text: string, name: string): object | null {
  if (text.startsWith('{')) {
    try {
      return geometryOf(JSON.parse(text) as unknown, name);
    } catch {
      return null;
    }
  }
  if (looksLikeWkt(text)) return parseWkt(text)?.geometry ?? null;
  return points.includes(nameWords(lastPart(name)).join('')) ? pairOf(text.split(/[,;]/, 3), name) : null;
}

/** Two numbers: latitude first, as French portals write them, unless the field is named after GeoJSON's order. */
function pairOf(pair: readonly unknown[], name: string): object | null {
  const word = nameWords(lastPart(name)).join('');
  if (pair.length !== 2 || !points.includes(word)) return null;
  const [a, b] = [numberOf(pair[0]), numberOf(pair[1])];
  if (!Number.isFinite(a) || !Number.isFinite(b)) return null;
  const lonFirst = word === 'lonlat' || word === 'coordinates';
  return { type: 'Point', coordinates: lonFirst ? [a, b] : [b, a] };
}

/** System that the first geometry of a field names (EWKT), null without. */
export function crsOf(sample: readonly JsonRecord[], name: string): string | null {
  for (const record of sample) {
    const value = record[name];
    if (typeof value === 'string' && looksLikeWkt(value)) return parseWkt(value)?.crs ?? null;
  }
  return null;
}

/**
 * Values of a record by path: members of members as `siege.commune`. Lists, geometries and positions stay whole.
 */
export function flatten(record: JsonRecord): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const walk = (object: JsonRecord, prefix: string, depth: number): void => {
    for (const [key, value] of Object.entries(object)) {
      const name = prefix + key;
      if (isObject(value) && depth < mostDeep && geometryOf(value, name) === null) walk(value, `${name}.`, depth + 1);
      // a plain assignment to `__proto__` would be none
      else Object.defineProperty(values, name, { value, enumerable: true, writable: true, configurable: true });
    }
  };
  walk(record, '', 1);
  return values;
}
