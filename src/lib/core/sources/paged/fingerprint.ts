import type { RawFeature } from '../../formats/geojson/parse';

const sampled = 64;

/** What tells rows apart: id, values and first position. */
export function rowKey(row: RawFeature): string {
  return `${String(row.id ?? '')}|${JSON.stringify(row.properties ?? null)}|${firstPosition(row.geometry)}`;
}

function firstPosition(geometry: unknown): string {
  let at: unknown = (geometry as { coordinates?: unknown } | null | undefined)?.coordinates;
  while (Array.isArray(at) && Array.isArray(at[0])) at = at[0];
  return Array.isArray(at) ? `${String(at[0])},${String(at[1])}` : '';
}

/** Fingerprint of a page (its number of rows, and up to 64 of them): equal ones mean that paging was ignored. */
export function pageFingerprint(rows: readonly RawFeature[]): string {
  const step = Math.max(1, Math.floor(rows.length / sampled));
  const keys: string[] = [String(rows.length)];
  for (let i = 0; i < rows.length; i += step) keys.push(rowKey(rows[i] as RawFeature));
  return keys.join('\n');
}
