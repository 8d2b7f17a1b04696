import type { CrsAssets } from '../../ports';
import { bad, good, type Outcome } from '../../problems/problem';
import { TableBuilder } from '../../table/builder';
import type { FeatureTable } from '../../table/table';
import { readText } from '../decode-text';
import { placeTable, type StatedPlace } from '../place-table';
import { sniff } from '../sniff';
import { unexpected } from '../unexpected';
import { addGeometry } from '../geojson/add-geometry';
import { crsOf, geometryField, geometryOfText, isPointField } from '../records/place-records';
import { findPlacing, placeOf, type Placing } from './place-columns';
import { textRows } from './rows';

export interface CsvOptions extends StatedPlace {
  assets: CrsAssets;
  /** address or file name, for messages and as the table's id */
  url: string;
  contentType?: string;
  x?: string | undefined;
  y?: string | undefined;
  /** true: no geometry, whatever the columns are called */
  plain?: boolean | undefined;
}

/**
 * Table of a delimited text: any usual encoding (notice `charset-guessed`) and delimiter, French numbers and dates
 * understood, codes kept as text. Rows are placed by a column that holds geometries (WKT, GeoJSON), or are points when x
 * and y columns are named or recognised; else it is a table without geometry.
 * Fails with `unexpected-content`, `service-exception`, `column-unknown`, `parse-failed`, `unsupported-crs`.
 */
export async function readCsv(bytes: Uint8Array, options: CsvOptions): Promise<Outcome<FeatureTable>> {
  const { url } = options;
  const content = sniff(bytes);
  if (content !== 'text' && content !== 'json') return bad(unexpected(bytes, url, 'CSV'));
  const { text, notices } = readText(bytes, options.contentType);
  const { header, rows, unclosedQuote } = textRows(text);
  if (unclosedQuote !== undefined) {
    return bad({ code: 'parse-failed', facts: { format: 'CSV', at: unclosedQuote, expected: '"', found: 'EOF' } });
  }
  // a JSON document is text too, and its lines could pass for a table
  if (content === 'json' || header.length === 0) return bad(unexpected(bytes, url, 'CSV'));
  const placing = choosePlacing(header, rows, options);
  if (!placing.ok) return placing;
  const shape = placing.value && 'shape' in placing.value ? placing.value : null;

  const builder = fill(header, rows, placing.value);
  const placed = builder.share(() => true) !== null;
  const { crs, axis, assets, x } = options;
  const table = await placeTable(builder, {
    id: url,
    declared: shape?.crs ?? null,
    // a table without positions has no coordinate system to look for
    stated: placed ? { crs, axis } : {},
    assets,
    placed: placed || x !== undefined
  });
  return table.ok ? good(table.value, [...notices, ...table.notices]) : table;
}

/** A column of geometries, and the system that they name. */
interface ShapeColumn {
  shape: number;
  crs: string | null;
}

const sampled = 200;

function choosePlacing(
  header: readonly string[],
  rows: readonly string[][],
  options: CsvOptions
): Outcome<Placing | ShapeColumn | null> {
  if (options.plain) return good(null);
  const { x, y } = options;
  if (x === undefined || y === undefined) {
    const sample = rows
      .slice(0, sampled)
      .map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]?.trim() || null])));
    const field = geometryField(sample, header);
    const shape = field === null ? null : { shape: header.indexOf(field), crs: crsOf(sample, field) };
    // a whole shape is worth more than its centre
    if (shape && field !== null && !isPointField(sample, field)) return good(shape);
    return good(findPlacing(header) ?? shape);
  }
  const lacking = [x, y].find((name) => !header.includes(name));
  if (lacking !== undefined) return bad({ code: 'column-unknown', facts: { column: lacking, known: [...header] } });
  return good({ x: header.indexOf(x), y: header.indexOf(y) });
}

function fill(
  header: readonly string[],
  rows: readonly string[][],
  placing: Placing | ShapeColumn | null
): TableBuilder {
  if (placing && 'shape' in placing) return fillShapes(header, rows, placing.shape);
  const builder = new TableBuilder('text', header);
  for (const row of rows) {
    builder.addCells(row);
    const at = placing && placeOf(row, placing);
    if (at) builder.point(at[0], at[1]);
  }
  return builder;
}

/** Rows whose geometry is in a column, which is none of the table's then. */
function fillShapes(header: readonly string[], rows: readonly string[][], shape: number): TableBuilder {
  const others = (cells: readonly string[]): string[] => cells.filter((_, i) => i !== shape);
  const name = header[shape] as string;
  const builder = new TableBuilder('text', others(header));
  for (const row of rows) {
    builder.addCells(others(row));
    const text = row[shape]?.trim() ?? '';
    // what is there and cannot be understood is refused by the builder, not passed over
    if (text !== '') addGeometry(builder, geometryOfText(text, name) ?? { type: 'unknown' });
  }
  return builder;
}
