import { good, type Outcome } from '../../problems/problem';
import { TableBuilder } from '../../table/builder';
import type { FeatureTable } from '../../table/table';
import { jsonDocument } from '../json-document/parse';
import { readOtherJson, type JsonOptions } from '../json-document/read';
import { placeTable } from '../place-table';
import { addFeatures, geojsonDocument } from './parse';

/**
 * Table of a JSON document, in longitude/latitude: GeoJSON first of all, else TopoJSON or rows as objects. Notices:
 * geometries missing or invalid, CRS guessed, empty, truncated when the document says that there are more features than
 * it holds.
 * Fails as `jsonDocument` and `readOtherJson` do, and with `unsupported-crs`.
 */
export async function readGeojson(bytes: Uint8Array, options: JsonOptions): Promise<Outcome<FeatureTable>> {
  const parsed = jsonDocument(bytes, options.url, 'GeoJSON', options.contentType);
  if (!parsed.ok) return parsed;
  const document = options.rows === undefined ? geojsonDocument(parsed.value) : null;
  if (!document) return readOtherJson(parsed.value, options);
  const builder = new TableBuilder();
  addFeatures(builder, document.features);
  // an address may ask a service that caps its answers: nothing is cut silently
  const { features, matched, more, crs: declared } = document;
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
