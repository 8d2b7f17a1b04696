import { textRows } from '../../formats/csv/rows';
import { charsetOf, decodeText } from '../../formats/decode-text';
import { geojsonDocument, type RawFeature } from '../../formats/geojson/parse';
import { jsonDocument } from '../../formats/json-document/parse';
import { findRecords, spread, valueAt, type JsonRecord } from '../../formats/records/find-records';
import { recordPlacer, type PlaceOptions, type Placer } from '../../formats/records/place-records';
import { sniff } from '../../formats/sniff';
import type { NetAnswer } from '../../ports';
import { bad, good, type Outcome } from '../../problems/problem';
import { findLink, linksOf } from '../paged/links';
import type { Page } from '../paged/page';

export interface AnswerShape extends PlaceOptions {
  rows?: string | undefined;
  each?: string | undefined;
  total?: string | undefined;
  next?: string | undefined;
}

const totals = [
  'numberMatched',
  'totalFeatures',
  'total_count',
  'total',
  'count',
  'totalCount',
  'total_results',
  'nhits',
  'nbTotal',
  'meta.total',
  'meta.total_count',
  'pagination.total',
  'meta.count',
  'page.totalElements',
  'totalElements'
];
const nexts = [
  'next',
  'links.next',
  '_links.next',
  'pagination.next',
  'meta.next',
  'paging.next',
  'links.next.href',
  '_links.next.href'
];

/**
 * Takes answers of an API apart, all in the same way: GeoJSON, rows as objects placed as the first page with rows shows,
 * or delimited text.
 */
export class AnswerReader {
  #placer: Placer | null = null;

  constructor(private readonly shape: AnswerShape) {}

  /** false when rows came and have no position, undefined before or when they are GeoJSON */
  placed(): boolean | undefined {
    return this.#placer?.placed;
  }

  page(answer: NetAnswer): Outcome<Page> {
    const { bytes, url, contentType, status } = answer;
    const more = status === 206;
    if (sniff(bytes) === 'text') return this.#text(decodeText(bytes, charsetOf(contentType)), more);
    // an empty body or a 204 is how some APIs say that they found nothing
    if (bytes.length === 0) return good({ rows: [], total: 0, crs: null, next: null });
    const parsed = jsonDocument(bytes, url, 'JSON');
    if (!parsed.ok) return parsed;
    const root = parsed.value;
    const common = { total: this.#total(root), ...this.#next(root), ...(more ? { more } : {}) };
    const document = this.shape.rows === undefined ? geojsonDocument(root) : null;
    if (document) {
      return good({ rows: document.features, crs: document.crs, ...common, total: document.matched ?? common.total });
    }
    const records = findRecords(root, this.shape.rows);
    if (!records) {
      const names = root !== null && typeof root === 'object' ? Object.keys(root).slice(0, 5).join(', ') : '';
      return bad({
        code: 'unexpected-content',
        facts: { url, expected: this.shape.rows ?? '[{…}]', found: `{ ${names} }` }
      });
    }
    return this.#records(this.shape.each === undefined ? records : spread(records, this.shape.each), common);
  }

  #records(records: readonly JsonRecord[], rest: Omit<Page, 'rows' | 'crs'>): Outcome<Page> {
    if (!this.#placer && records.length > 0) {
      const placer = recordPlacer(records, this.shape);
      if (!placer.ok) return placer;
      this.#placer = placer.value;
    }
    const placer = this.#placer;
    const rows: RawFeature[] = placer ? records.map(placer.feature) : [];
    return good({ rows, crs: placer?.crs ?? null, ...rest });
  }

  #text(text: string, more: boolean): Outcome<Page> {
    const { header, rows, unclosedQuote } = textRows(text);
    if (unclosedQuote !== undefined) {
      return bad({ code: 'parse-failed', facts: { format: 'CSV', at: unclosedQuote, expected: '"', found: 'EOF' } });
    }
    const records = rows.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? null])));
    return this.#records(records, { total: null, ...(more ? { more } : {}) });
  }

  #total(root: unknown): number | null {
    const { total } = this.shape;
    for (const path of total === undefined ? totals : [total]) {
      const value = valueAt(root, path);
      const n = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
      if (typeof n === 'number' && Number.isInteger(n) && n >= 0) return n;
    }
    return null;
  }

  /** Address of the next page: where it is told, else where APIs put it; null when its place is there and empty. */
  #next(root: unknown): { next?: string | null } {
    const links = valueAt(root, 'links');
    if (this.shape.next === undefined && Array.isArray(links)) {
      return { next: findLink(linksOf(links), 'next')?.href ?? null };
    }
    for (const path of this.shape.next === undefined ? nexts : [this.shape.next]) {
      const value = valueAt(root, path);
      if (typeof value === 'string' && value !== '') return { next: value };
      if (typeof value === 'number') return { next: String(value) };
      if (value === null || value === '') return { next: null };
    }
    return {};
  }
}
