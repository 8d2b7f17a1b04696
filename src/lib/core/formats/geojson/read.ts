import type { CrsAssets } from '../../ports';
import { good, type Outcome } from '../../problems/problem';
import { TableBuilder } from '../../table/builder';
import type { FeatureTable } from '../../table/table';
import { placeTable, type StatedPlace } from '../place-table';
import { addFeatures, parseGeojson } from './parse';

export interface GeojsonOptions extends StatedPlace {
  /** address or file name, for messages and as the table's id */
  url: string;
  assets: CrsAssets;
}

/**
 * Table of a GeoJSON document, in longitude/latitude. Notices: geometries missing or invalid, CRS guessed, empty,
 * truncated when the document says that there are more features than it holds.
 * Fails as `parseGeojson` does, and with `unsupported-crs`.
 */
export async function readGeojson(bytes: Uint8Array, options: GeojsonOptions): Promise<Outcome<FeatureTable>> {
  const parsed = parseGeojson(bytes, options.url);
  if (!parsed.ok) return parsed;
  const builder = new TableBuilder();
  addFeatures(builder, parsed.value.features);
  // an address may ask a service that caps its answers: nothing is cut silently
  const { features, matched, more, crs: declared } = parsed.value;
  const cut = more || (matched !== null && matched > features.length);
  const placed = await placeTable(builder, {
    id: options.url,
    declared,
    stated: { crs: options.crs, axis: options.axis },
    assets: options.assets,
    covers: cut ? 'part' : 'all',
    total: cut ? matched : null
  });
  return placed.ok ? good(placed.value, [...parsed.notices, ...placed.notices]) : placed;
}
