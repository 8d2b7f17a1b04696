import { bad, type Outcome } from '../problems/problem';
import type { FeatureTable } from '../table/table';
import { readCsv, type CsvOptions } from './csv/read';
import { readGeojson } from './geojson/read';
import { readGml } from './gml/read';
import { gunzip } from './gunzip';
import { readShapefile } from './shapefile/read';
import { contentName, sniff, type Content } from './sniff';
import { unexpected } from './unexpected';
import { unzip } from './unzip';

/** What a file cannot say of itself; `url` is its name or address. */
export type FileOptions = CsvOptions;

/** Formats that can be dropped, as a message names them. */
const accepted = 'GeoJSON, TopoJSON, GML, CSV, Shapefile (ZIP)';

/**
 * Table of a file of unknown format, told by its content: GeoJSON, TopoJSON, rows in JSON, GML, delimited text, one of
 * these in a GZIP, or a ZIP that holds a shapefile (or one of the others).
 * Fails as the formats' readers do, and with `unsupported-format`.
 */
export async function readFile(bytes: Uint8Array, options: FileOptions): Promise<Outcome<FeatureTable>> {
  const content = sniff(bytes);
  if (content === 'zip') return readZip(bytes, options);
  if (content !== 'gzip') return readUnpacked(bytes, content, options);
  const inner = gunzip(bytes);
  // an archive in an archive is not opened, nor what was compressed twice
  return inner.ok ? readUnpacked(inner.value, sniff(inner.value), options) : inner;
}

async function readUnpacked(bytes: Uint8Array, content: Content, options: FileOptions): Promise<Outcome<FeatureTable>> {
  switch (content) {
    case 'json':
      return readGeojson(bytes, options);
    case 'text':
      return readCsv(bytes, options);
    case 'xml':
      return readGml(bytes, options);
    case 'empty':
    case 'html':
      return bad(unexpected(bytes, options.url, accepted));
    default:
      return unsupported(options.url, contentName(content));
  }
}

function unsupported(name: string, found: string): Outcome<FeatureTable> {
  return bad({ code: 'unsupported-format', facts: { name, found } });
}

const extension = (name: string): string => /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
const parts = new Set(['shp', 'dbf', 'prj', 'cpg']);
const others = new Set(['geojson', 'geojsonl', 'json', 'ndjson', 'topojson', 'gml', 'csv', 'tsv', 'txt']);

async function readZip(bytes: Uint8Array, options: FileOptions): Promise<Outcome<FeatureTable>> {
  const names: string[] = [];
  const files = unzip(bytes, (name) => {
    names.push(name);
    return parts.has(extension(name)) || others.has(extension(name)) || extension(name) === 'xsd';
  });
  if (!files.ok) return files;
  const shapes = [...files.value.keys()].filter((name) => extension(name) === 'shp');
  // one layer is one file: which of several is meant cannot be guessed
  if (shapes.length > 1) return unsupported(options.url, shapes.join(', '));
  const shp = shapes[0];
  if (shp !== undefined) {
    const stem = shp.slice(0, -4).toLowerCase();
    const part = (ext: string): Uint8Array | undefined =>
      [...files.value].find(([name]) => name.toLowerCase() === `${stem}.${ext}`)?.[1];
    const whole = { shp: files.value.get(shp) as Uint8Array, dbf: part('dbf'), prj: part('prj'), cpg: part('cpg') };
    return readShapefile(whole, { ...options, name: options.url });
  }
  const documents = [...files.value].filter(([name]) => others.has(extension(name)));
  const [only] = documents;
  if (documents.length !== 1 || !only) return unsupported(options.url, names.slice(0, 6).join(', ') || 'ZIP');
  const schema = [...files.value].find(([name]) => extension(name) === 'xsd')?.[1];
  const content = sniff(only[1]);
  if (schema && content === 'xml') return readGml(only[1], { ...options, schema });
  // an archive in an archive is not opened: one may hold itself
  return readUnpacked(only[1], content, options);
}
