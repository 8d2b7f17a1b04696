import type { CrsAssets } from '../../ports';
import { bad, type Outcome } from '../../problems/problem';
import { TableBuilder } from '../../table/builder';
import type { FeatureTable } from '../../table/table';
import { addFeatures } from '../geojson/parse';
import { placeTable, type StatedPlace } from '../place-table';
import { findRecords, spread } from '../records/find-records';
import { recordPlacer, type PlaceOptions } from '../records/place-records';
import { isTopology, topologyFeatures } from '../topojson/features';

export interface JsonOptions extends StatedPlace, PlaceOptions {
  /** address or file name, for messages and as the table's id */
  url: string;
  /** as the server declares it: its charset */
  contentType?: string | undefined;
  assets: CrsAssets;
  /** object of a topology that holds several */
  object?: string | undefined;
  /** path of the rows in other JSON (`data.items`), found by its shape when absent */
  rows?: string | undefined;
  /** path, in a row, of a list that makes a row of each of its members */
  each?: string | undefined;
}

/**
 * Table of a JSON value that is no GeoJSON: a topology, or rows as objects.
 * Fails with `parse-failed` when it is neither, and as `topologyFeatures`, `recordPlacer`, `placeTable` do.
 */
export async function readOtherJson(root: unknown, options: JsonOptions): Promise<Outcome<FeatureTable>> {
  const { url: id, crs, axis, assets } = options;
  const builder = new TableBuilder();
  if (isTopology(root)) {
    const features = topologyFeatures(root, id, options.object);
    if (!features.ok) return features;
    addFeatures(builder, features.value);
    return placeTable(builder, { id, declared: null, stated: { crs, axis }, assets });
  }
  const found = findRecords(root, options.rows);
  if (!found) return bad(noRows(root));
  const records = options.each === undefined ? found : spread(found, options.each);
  const placer = recordPlacer(records, options);
  if (!placer.ok) return placer;
  addFeatures(builder, records.map(placer.value.feature));
  const { placed, crs: declared } = placer.value;
  return placeTable(builder, { id, declared, stated: placed ? { crs, axis } : {}, assets, placed });
}

function noRows(root: unknown): {
  code: 'parse-failed';
  facts: { format: string; at: number; expected: string; found: string };
} {
  const isObject = root !== null && typeof root === 'object' && !Array.isArray(root);
  const found = isObject
    ? `{ ${Object.keys(root).slice(0, 5).join(', ')} }`
    : Array.isArray(root)
      ? '[…]'
      : typeof root;
  return { code: 'parse-failed', facts: { format: 'JSON', at: 0, expected: '[{…}]', found } };
}
