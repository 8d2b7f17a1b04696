import { chooseCrs } from '../../crs/choose';
import { good, type Outcome, type Problem } from '../../problems/problem';
import { TableBuilder } from '../../table/builder';
import type { FeatureTable } from '../../table/table';
import { addFeatures, parseGeojson } from './parse';

export interface GeojsonOptions {
  /** address or file name, for messages and as the table's id */
  url: string;
  /** CRS when the document does not say; the document's own `crs` wins */
  crs?: string | undefined;
}

/**
 * Table of a GeoJSON document, in longitude/latitude. Notices: geometries missing or invalid, CRS guessed, empty,
 * truncated when the document says that there are more features than it holds.
 * Fails as `parseGeojson` does, and with `unsupported-crs`.
 */
export function readGeojson(bytes: Uint8Array, options: GeojsonOptions): Outcome<FeatureTable> {
  const parsed = parseGeojson(bytes, options.url);
  if (!parsed.ok) return parsed;
  const builder = new TableBuilder();
  addFeatures(builder, parsed.value.features);
  const crs = chooseCrs(builder, parsed.value.crs ?? options.crs ?? null);
  if (!crs.ok) return crs;
  const { definition, toLonLat } = crs.value;
  // an address may ask a service that caps its answers: nothing is cut silently
  const { features, matched, more } = parsed.value;
  const cut = more || (matched !== null && matched > features.length);
  const covers = cut ? 'part' : 'all';
  const total = cut ? matched : null;
  const { table, notices } = builder.finish({ id: options.url, crs: definition.code, toLonLat, covers, total });
  const truncated: Problem[] = cut ? [{ code: 'truncated', facts: { got: features.length, total } }] : [];
  const empty: Problem[] = table.rows === 0 ? [{ code: 'empty-result', facts: { url: options.url } }] : [];
  return good(table, [...crs.notices, ...notices, ...truncated, ...empty]);
}
