import type { CrsAssets } from '../../ports';
import { bad, good, type Outcome } from '../../problems/problem';
import { TableBuilder } from '../../table/builder';
import type { FeatureTable } from '../../table/table';
import { readText } from '../decode-text';
import { placeTable, type StatedPlace } from '../place-table';
import { sniff } from '../sniff';
import { unexpected } from '../unexpected';
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
 * understood, codes kept as text. Rows are points when x and y columns are named or recognised; else a table without geometry.
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
  const placing = choosePlacing(header, options);
  if (!placing.ok) return placing;

  const builder = fill(header, rows, placing.value);
  const placed = builder.share(() => true) !== null;
  const { crs, axis, assets, x } = options;
  const table = await placeTable(builder, {
    id: url,
    declared: null,
    // a table without positions has no coordinate system to look for
    stated: placed ? { crs, axis } : {},
    assets,
    placed: placed || x !== undefined
  });
  return table.ok ? good(table.value, [...notices, ...table.notices]) : table;
}

function choosePlacing(header: readonly string[], options: CsvOptions): Outcome<Placing | null> {
  if (options.plain) return good(null);
  const { x, y } = options;
  if (x === undefined || y === undefined) return good(findPlacing(header));
  const lacking = [x, y].find((name) => !header.includes(name));
  if (lacking !== undefined) return bad({ code: 'column-unknown', facts: { column: lacking, known: [...header] } });
  return good({ x: header.indexOf(x), y: header.indexOf(y) });
}

function fill(header: readonly string[], rows: readonly string[][], placing: Placing | null): TableBuilder {
  const builder = new TableBuilder('text', header);
  for (const row of rows) {
    builder.addCells(row);
    const at = placing && placeOf(row, placing);
    if (at) builder.point(at[0], at[1]);
  }
  return builder;
}
