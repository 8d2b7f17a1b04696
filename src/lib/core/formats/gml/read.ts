import type { CrsAssets } from '../../ports';
import type { Outcome } from '../../problems/problem';
import { TableBuilder } from '../../table/builder';
import type { FeatureTable } from '../../table/table';
import { placeTable, type StatedPlace } from '../place-table';
import { xmlPieces } from '../xml/pieces';
import { GmlRows } from './add-feature';
import { scanGml } from './scan';
import { readSchema } from './schema';

export interface GmlReadOptions extends StatedPlace {
  /** address or file name, for messages and as the table's id */
  url: string;
  assets: CrsAssets;
  /** the XML schema that came with the document; without it values are typed by what they look like */
  schema?: Uint8Array | undefined;
}

/**
 * Table of a GML 2, 3.1 or 3.2 document, in longitude/latitude. Notices: curves made of segments, heights left aside,
 * geometries missing or invalid, CRS guessed, empty, truncated when the document says that there are more features.
 * Fails as `scanGml` does, and with `unsupported-crs`.
 */
export async function readGml(bytes: Uint8Array, options: GmlReadOptions): Promise<Outcome<FeatureTable>> {
  const { url, crs, axis, assets, schema } = options;
  const schemas = schema ? readSchema([...xmlPieces(schema)].join('')) : null;
  const builder = new TableBuilder(schemas ? 'json' : 'text');
  const rows = new GmlRows(builder, { ids: true });
  const scanned = scanGml(xmlPieces(bytes), {
    url,
    axis,
    schemas: schemas ?? undefined,
    feature: (feature) => rows.add(feature)
  });
  if (!scanned.ok) return scanned;
  const { matched, next } = scanned.value;
  const cut = next !== null || (matched !== null && matched > builder.rows);
  return placeTable(builder, {
    id: url,
    declared: rows.crs,
    stated: { crs },
    assets,
    covers: cut ? 'part' : 'all',
    total: cut ? matched : null
  });
}
