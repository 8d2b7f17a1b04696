import { noCrsAssets } from '../../../src/lib/core/crs/no-assets';
import { readCsv } from '../../../src/lib/core/formats/csv/read';
import { decodeText } from '../../../src/lib/core/formats/decode-text';
import { readGeojson } from '../../../src/lib/core/formats/geojson/read';
import { readGml } from '../../../src/lib/core/formats/gml/read';
import { readSchema } from '../../../src/lib/core/formats/gml/schema';
import { jsonDocument } from '../../../src/lib/core/formats/json-document/parse';
import { decodeLayer, layerNames } from '../../../src/lib/core/formats/mvt/decode';
import { addPieces } from '../../../src/lib/core/formats/mvt/join-pieces';
import { placeTable } from '../../../src/lib/core/formats/place-table';
import { readFile } from '../../../src/lib/core/formats/read-file';
import { readShapefile } from '../../../src/lib/core/formats/shapefile/read';
import { unexpected } from '../../../src/lib/core/formats/unexpected';
import { ogcException } from '../../../src/lib/core/formats/xml/exception';
import type { Outcome } from '../../../src/lib/core/problems/problem';
import { readStyle, readTileJson } from '../../../src/lib/core/sources/vector-tiles/tile-set';
import { readWmsCapabilities } from '../../../src/lib/core/sources/wms/capabilities';
import { readWmtsCapabilities } from '../../../src/lib/core/sources/wmts/capabilities';
import { TableBuilder } from '../../../src/lib/core/table/builder';
import { readCapabilities } from '../../../src/lib/core/sources/wfs/capabilities';
import type { FeatureTable } from '../../../src/lib/core/table/table';
import { faultOfTable } from './fault-of-table';
import * as seeds from './seeds';

interface FuzzedReader {
  name: string;
  /** valid inputs, to be broken */
  seeds: readonly Uint8Array[];
  read(bytes: Uint8Array): unknown;
  /** what is wrong with what was read, null when it is as promised; `valid`: the input was a seed as it is */
  allowed(read: unknown, valid: boolean): string | null;
}

const options = { url: 'x', assets: noCrsAssets };

/** A reader of tables: a whole table or an expected problem. */
const table = (name: string, own: readonly Uint8Array[], read: (bytes: Uint8Array) => Promise<Outcome<FeatureTable>>): FuzzedReader => ({
  name,
  seeds: own,
  read,
  allowed: (result, valid) => {
    const outcome = result as Outcome<FeatureTable>;
    if (outcome.ok) return faultOfTable(outcome.value);
    if (outcome.problem.code === 'internal') return outcome.problem.facts.detail;
    return valid ? outcome.problem.code : null;
  }
}); // prettier-ignore

/** A reader of documents: anything that is not thrown; something for a valid one. */
const document = (name: string, own: readonly Uint8Array[], read: (bytes: Uint8Array) => unknown): FuzzedReader => ({
  name,
  seeds: own,
  read,
  allowed: (result, valid) => (valid && (result === null || result === undefined) ? 'nothing read' : null)
});

/** Rows of a tile's layers. */
async function readTile(bytes: Uint8Array): Promise<Outcome<FeatureTable>> {
  const names = layerNames(bytes, 'x');
  if (!names.ok) return names;
  const builder = new TableBuilder();
  for (const name of names.value.slice(0, 3)) {
    const pieces = decodeLayer(bytes, 'x', name, { z: 6, x: 31, y: 22 });
    if (!pieces.ok) return pieces;
    addPieces(builder, [pieces.value], undefined);
  }
  return placeTable(builder, { id: 'x', declared: 'EPSG:4326', assets: noCrsAssets });
}

/** Every reader of foreign bytes: another one is another line. */
export const readers: readonly FuzzedReader[] = [
  table('GeoJSON', seeds.geojsonSeeds, (bytes) => readGeojson(bytes, options)),
  table('GML', seeds.gmlSeeds, (bytes) => readGml(bytes, options)),
  document('feature types', seeds.schemaSeeds, (bytes) => readSchema(decodeText(bytes))),
  table('CSV', seeds.csvSeeds, (bytes) => readCsv(bytes, options)),
  table('ZIP', seeds.zipSeeds, (bytes) => readFile(bytes, options)),
  table('shapefile', seeds.shpSeeds, (shp) => readShapefile({ shp }, { name: 'x', crs: 'EPSG:2154', assets: noCrsAssets })),
  table('DBF', seeds.dbfSeeds, (dbf) => readShapefile({ shp: seeds.companionShp, dbf }, { name: 'x', crs: 'EPSG:2154', assets: noCrsAssets })),
  table('TopoJSON', seeds.topojsonSeeds, (bytes) => readGeojson(bytes, options)),
  table('records', seeds.recordsSeeds, (bytes) => readGeojson(bytes, options)),
  table('vector tiles', seeds.tileSeeds, readTile),
  document('TileJSON and styles', seeds.tileJsonSeeds, (bytes) => {
    const parsed = jsonDocument(bytes, 'x', 'TileJSON');
    if (!parsed.ok) return null;
    return readTileJson(parsed.value, 'https://x/a.json', null) ?? readStyle(parsed.value, 'https://x/a.json');
  }),
  document('WMS capabilities', seeds.wmsCapabilitiesSeeds, (bytes) => readWmsCapabilities(decodeText(bytes))),
  document('WMTS capabilities', seeds.wmtsCapabilitiesSeeds, (bytes) => readWmtsCapabilities(decodeText(bytes))),
  document('WFS capabilities', seeds.wfsCapabilitiesSeeds, (bytes) => readCapabilities(bytes)),
  document('exceptions', seeds.exceptionSeeds, (bytes) => [ogcException(decodeText(bytes)), unexpected(bytes, 'x', 'GeoJSON')])
]; // prettier-ignore
