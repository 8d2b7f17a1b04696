import { bad, good, type Outcome } from '../../problems/problem';
import type { TableBuilder } from '../../table/builder';
import { answerCut } from '../answer-cut';
import { readText } from '../decode-text';
import { parseJson, tooManyValues } from '../json';
import { sniff } from '../sniff';
import { unexpected } from '../unexpected';
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
 * Parses GeoJSON bytes: a FeatureCollection, one Feature or a bare geometry.
 * Fails with `service-exception` or `unexpected-content` when the bytes are something else, `parse-failed` when they are
 * broken, `answer-cut` when a server ended them too early. Notice: `charset-guessed`.
 */
export function parseGeojson(bytes: Uint8Array, url: string): Outcome<GeojsonDocument> {
  if (sniff(bytes) !== 'json') return bad(unexpected(bytes, url, 'GeoJSON'));
  const bomb = tooManyValues(bytes);
  if (bomb) return bad(bomb);
  const { text, notices } = readText(bytes);
  let parsed: unknown;
  try {
    parsed = parseJson(text);
  } catch (error) {
    const features = featureLines(text);
    return features
      ? good({ features, crs: null, matched: null, more: false }, notices)
      : brokenJson(text, error, bytes.length, url);
  }
  const wrong = (found: string): Outcome<GeojsonDocument> =>
    bad({ code: 'parse-failed', facts: { format: 'GeoJSON', at: 0, expected: 'FeatureCollection', found } });
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) return wrong('[…]');
  const root = parsed as Record<string, unknown>;
  const document = {
    crs: crsName(root['crs']),
    matched: count(root['numberMatched']) ?? count(root['totalFeatures']),
    more: asList(root['links']).some((link) => (link as { rel?: unknown } | null)?.rel === 'next')
  };
  if (root['type'] === 'FeatureCollection' && Array.isArray(root['features'])) {
    return good({ ...document, features: root['features'].filter(isObject) }, notices);
  }
  if (root['type'] === 'Feature') return good({ ...document, features: [root] }, notices);
  if (Array.isArray(root['coordinates']) || Array.isArray(root['geometries'])) {
    return good({ ...document, features: [{ properties: {}, geometry: root }] }, notices);
  }
  return wrong(`{ ${Object.keys(root).slice(0, 5).join(', ')} }`);
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(feature: unknown): feature is RawFeature {
  return feature !== null && typeof feature === 'object';
}

/** Features one a line (GeoJSON text sequences, « geojsonl »); null when the text is not that. */
function featureLines(text: string): RawFeature[] | null {
  const lines = text
    .replaceAll('\u001e', '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (lines.length < 2 || !/"type"\s*:\s*"Feature"/.test(lines[0] as string)) return null;
  try {
    return lines.map((line) => JSON.parse(line) as unknown).filter(isObject);
  } catch {
    return null;
  }
}

function brokenJson(text: string, error: unknown, length: number, url: string): Outcome<GeojsonDocument> {
  const message = error instanceof Error ? error.message : '';
  const named = /position (\d+)/.exec(message)?.[1];
  const at = named === undefined ? text.length : Number(named);
  const cut = at >= text.trimEnd().length || /end of|unterminated/i.test(message);
  const halfway = cut ? answerCut(url, length) : null;
  if (halfway) return bad(halfway);
  const found = cut ? 'EOF' : JSON.stringify(text.slice(at, at + 20));
  return bad({ code: 'parse-failed', facts: { format: 'GeoJSON', at, expected: cut ? ']}' : 'JSON', found } });
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
