import type { TableReader } from '../kind';
import { discoverCollections } from './discover';
import { countItems, readItems } from './read';
import type { OgcFeaturesSource } from '.';

/** OGC API Features: reading, counting and listing collections. */
export const ogcFeaturesModule: TableReader<OgcFeaturesSource> = {
  read: readItems,
  count: countItems,
  discover: discoverCollections
};
