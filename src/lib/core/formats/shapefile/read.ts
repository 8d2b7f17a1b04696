import { parseShp } from 'shpjs';
import type { CrsAssets } from '../../ports';
import { bad, type Outcome } from '../../problems/problem';
import { TableBuilder } from '../../table/builder';
import type { FeatureTable } from '../../table/table';
import { decodeText } from '../decode-text';
import { addGeometry } from '../geojson/add-geometry';
import { placeTable, type StatedPlace } from '../place-table';
import { dbfEncoding, readDbf } from './dbf';

/** The files of one shapefile; only `shp` is required. */
export interface ShapefileParts {
  shp: Uint8Array;
  dbf?: Uint8Array | undefined;
  prj?: Uint8Array | undefined;
  cpg?: Uint8Array | undefined;
}

export interface ShapefileOptions extends StatedPlace {
  assets: CrsAssets;
  /** file name, for messages and as the table's id */
  name: string;
}

/**
 * Table of a shapefile, in longitude/latitude. Without a `.prj`, degrees or Lambert-93 are recognised by extent, the
 * latter with a notice.
 * Fails with `parse-failed`, `unsupported-crs`, and `unsupported-format` for multipatches.
 */
export async function readShapefile(parts: ShapefileParts, options: ShapefileOptions): Promise<Outcome<FeatureTable>> {
  let geometries: ReturnType<typeof parseShp>;
  let records: Record<string, unknown>[] = [];
  try {
    mustBeWhole(parts.shp);
    const type = shapeType(parts.shp);
    if (type === multiPatch)
      return bad({ code: 'unsupported-format', facts: { name: options.name, found: 'MultiPatch' } });
    if (mostParts(parts.shp, type) > mostRings) throw new Error(`SHP: ${mostParts(parts.shp, type)}`);
    geometries = type === 0 ? [] : parseShp(parts.shp);
    const { dbf } = parts;
    if (dbf) records = readDbf(dbf, dbfEncoding(dbf, parts.cpg ? decodeText(parts.cpg) : null));
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return bad({ code: 'parse-failed', facts: { format: 'Shapefile', at: 0, expected: 'Shapefile', found } });
  }
  const builder = new TableBuilder();
  const rows = Math.max(geometries.length, records.length);
  for (let i = 0; i < rows; i++) {
    builder.addRow(records[i] ?? null);
    addGeometry(builder, geometries[i] ?? null);
  }
  const { name, crs, axis, assets } = options;
  const prj = parts.prj ? decodeText(parts.prj).trim() : '';
  return placeTable(builder, { id: name, declared: prj === '' ? null : prj, stated: { crs, axis }, assets });
}

/** surfaces of buildings in three dimensions, which shpjs would take for points */
const multiPatch = 31;
/** rings of one polygon: each hole is looked for in each shell */
const mostRings = 50_000;

/** Shape type of the file's header (« ESRI Shapefile Technical Description », 1998, p. 4); 0 when all shapes are null. */
function shapeType(shp: Uint8Array): number {
  return new DataView(shp.buffer, shp.byteOffset, shp.byteLength).getInt32(32, true);
}

/** The largest number of rings that one polygon announces; 0 for other types. */
function mostParts(shp: Uint8Array, type: number): number {
  if (type % 10 !== 5) return 0;
  const view = new DataView(shp.buffer, shp.byteOffset, shp.byteLength);
  let most = 0;
  for (let at = 100; at + 48 <= shp.length;) {
    most = Math.max(most, view.getInt32(at + 44, true));
    at += 8 + 2 * Math.max(0, view.getInt32(at + 4));
  }
  return most;
}

/** Throws when a `.shp` is shorter than its header says (in words of 16 bits): shpjs would stop there without a word. */
function mustBeWhole(shp: Uint8Array): void {
  const announced = 2 * new DataView(shp.buffer, shp.byteOffset, shp.byteLength).getInt32(24);
  if (announced > shp.length) throw new Error(`SHP: ${shp.length} bytes`);
}
