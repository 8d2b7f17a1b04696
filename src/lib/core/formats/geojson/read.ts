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
 * Table of a GeoJSON document, in longitude/latitude. Notices: geometries missing or invalid, CRS guessed, empty.
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
  const { table, notices } = builder.finish({ id: options.url, crs: definition.code, toLonLat });
  const empty: Problem[] = table.rows === 0 ? [{ code: 'empty-result', facts: { url: options.url } }] : [];
  return good(table, [...crs.notices, ...notices, ...empty]);
}
