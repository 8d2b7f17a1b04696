import { bad, good, type Outcome } from '../../problems/problem';
import type { TableBuilder } from '../../table/builder';
import { jsonDocument } from '../json-document/parse';
import { addGeometry } from './add-geometry';

/** A feature as servers write them; nothing is trusted. */
export interface RawFeature {
  id?: unknown;
  properties?: unknown;
  geometry?: unknown;
}

/** A GeoJSON document, taken apart but not yet read. */
export interface GeojsonDocument {
  features: RawFeature[];
  /** name in the `crs` member of the 2008 format, null without one */
  crs: string | null;
  /** `numberMatched` (or GeoServer's `totalFeatures`), null when the document does not say */
  matched: number | null;
  /** true when the document says that others follow (a link `next`, as OGC API Features writes it) */
  more: boolean;
}

/**
 * Parses GeoJSON bytes: a FeatureCollection, one Feature or a bare geometry, or such ones line by line.
 * Fails with `service-exception` or `unexpected-content` when the bytes are something else, `parse-failed` when they are
 * broken, `answer-cut` when a server ended them too early. Notice: `charset-guessed`.
 */
export function parseGeojson(bytes: Uint8Array, url: string, contentType?: string): Outcome<GeojsonDocument> {
  const root = jsonDocument(bytes, url, 'GeoJSON', contentType);
  if (!root.ok) return root;
  const document = geojsonDocument(root.value);
  if (document) return good(document, root.notices);
  const isObject = root.value !== null && typeof root.value === 'object' && !Array.isArray(root.value);
  const found = isObject
    ? `{ ${Object.keys(root.value as object)
        .slice(0, 5)
        .join(', ')} }`
    : '[…]';
  return bad({ code: 'parse-failed', facts: { format: 'GeoJSON', at: 0, expected: 'FeatureCollection', found } });
}

/** The GeoJSON document that a JSON value is; null when it is something else. */
export function geojsonDocument(value: unknown): GeojsonDocument | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const root = value as Record<string, unknown>;
  const document = {
    crs: crsName(root['crs']),
    matched: count(root['numberMatched']) ?? count(root['totalFeatures']),
    more: asList(root['links']).some((link) => (link as { rel?: unknown } | null)?.rel === 'next')
  };
  if (root['type'] === 'FeatureCollection' && Array.isArray(root['features'])) {
    return { ...document, features: root['features'].filter(isObject) };
  }
  if (root['type'] === 'Feature') return { ...document, features: [root] };
  const isGeometry = Array.isArray(root['coordinates']) || Array.isArray(root['geometries']);
  return isGeometry ? { ...document, features: [{ properties: {}, geometry: root }] } : null;
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(feature: unknown): feature is RawFeature {
  return feature !== null && typeof feature === 'object';
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}

/** `{ type: 'name', properties: { name } }`, or the older `{ type: 'EPSG', properties: { code } }`. */
function crsName(member: unknown): string | null {
  const properties = (member as { properties?: unknown } | null | undefined)?.properties;
  if (properties === null || typeof properties !== 'object') return null;
  const { name, code } = properties as { name?: unknown; code?: unknown };
  if (typeof name === 'string') return name;
  return typeof code === 'number' || typeof code === 'string' ? `EPSG:${code}` : null;
}

/** Adds features as rows. A feature's `id` becomes the column `id` unless its properties have one. */
export function addFeatures(builder: TableBuilder, features: readonly RawFeature[]): void {
  for (const feature of features) {
    const properties = feature.properties;
    const values =
      properties !== null && typeof properties === 'object' ? (properties as Record<string, unknown>) : null;
    builder.addRow(values);
    const { id } = feature;
    if (typeof id === 'string' || typeof id === 'number') {
      builder.noteId(id);
      if (!(values && Object.hasOwn(values, 'id'))) builder.set('id', id);
    }
    addGeometry(builder, feature.geometry);
  }
}
