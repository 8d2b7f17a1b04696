import type { RawFeature } from '../../formats/geojson/parse';

/** What tells features apart: id, values and first position. Ids alone do not: some servers repeat them. */
export function featureKey(feature: RawFeature): string {
  return `${String(feature.id ?? '')}|${JSON.stringify(feature.properties ?? null)}|${firstPosition(feature.geometry)}`;
}

function firstPosition(geometry: unknown): string {
  let at: unknown = (geometry as { coordinates?: unknown } | null | undefined)?.coordinates;
  while (Array.isArray(at) && Array.isArray(at[0])) at = at[0];
  return Array.isArray(at) ? `${String(at[0])},${String(at[1])}` : '';
}

/** Fingerprint of a page (FNV-1a over its features' keys): equal pages mean that the server ignores `startIndex`. */
export function pageKey(keys: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const key of keys) {
    for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ 10, 0x01000193);
  }
  return `${keys.length}:${hash >>> 0}`;
}
