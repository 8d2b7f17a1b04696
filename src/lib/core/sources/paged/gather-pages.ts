import type { RawFeature } from '../../formats/geojson/parse';
import { bad, good, type Outcome, type Problem } from '../../problems/problem';
import { pageFingerprint, rowKey } from './fingerprint';
import { nextAddress } from './next-address';
import type { Page, Walk } from './page';

export interface PageSink {
  fetch(url: string): Promise<Outcome<Page>>;
  /** receives each page's new rows, in order */
  add(rows: readonly RawFeature[]): void;
  /** forgets what was added: a better answer follows */
  reset(): void;
  progress(rows: number, total: number | null): void;
}

export interface GatheredPages {
  /** CRS that the first page names */
  crs: string | null;
  rows: number;
  /** rows there are, null when nobody says */
  total: number | null;
  /** false when there are rows that could not be had */
  complete: boolean;
  notices: Problem[];
}

/** tables live in memory: more is cut, and said */
const mostRows = 1_000_000;
const mostPages = 20_000;
/** pages in a row that hold nothing while a next one is named (filtered after paging): beyond, the service turns in circles */
const mostEmpty = 20;
/** rows that are asked for in one go of a service that does not page */
const mostAtOnce = 200_000;
/** pages on their way at once, where their addresses and their end are known */
const together = 3;
/** a count of rows that ends on a multiple of this, on a service that does not page, is a cap rather than all */
const roundCap = 500;

/**
 * All rows of a paged service. Pages are followed by the address each gives, else by number or offset, which advances by
 * what was received since services cap below what is asked. A page or an address seen before, the service's depth, or
 * a refusal of a later page end it; the whole is then asked for in one go where that can be said, and what is still
 * lacking is told by `complete`.
 * Fails as the first page does, and when a later one cannot be had for another reason than its being asked for.
 */
export async function gatherPages(walk: Walk, sink: PageSink): Promise<Outcome<GatheredPages>> {
  const first = await sink.fetch(walk.first);
  if (!first.ok) return first;
  const run = new Run(walk, sink, first.value);
  const ahead = new Map<string, Promise<Outcome<Page>>>();
  for (let url = run.next(); url !== null; url = run.next()) {
    for (const wanted of [url, ...run.foreseen()]) if (!ahead.has(wanted)) ahead.set(wanted, sink.fetch(wanted));
    const page = await (ahead.get(url) as Promise<Outcome<Page>>);
    ahead.delete(url);
    if (!page.ok && !refused(page.problem)) return bad(page.problem);
    if (!page.ok || !run.take(url, page.value)) {
      run.stopPaging();
      return wholeAtOnce(walk, sink, run.result());
    }
  }
  return good(run.result());
}

/** The service does not page: one request for everything, kept when it gives more than the first page did. */
async function wholeAtOnce(walk: Walk, sink: PageSink, had: GatheredPages): Promise<Outcome<GatheredPages>> {
  const { complete, total, rows } = had;
  const url = complete || total === null || total > mostAtOnce ? undefined : walk.whole?.(total);
  if (url === undefined) return good(had);
  const page = await sink.fetch(url);
  if (!page.ok) return page.problem.code === 'aborted' ? bad(page.problem) : good(had);
  if (page.value.rows.length <= rows) return good(had);
  sink.reset();
  const run = new Run(walk, sink, page.value);
  run.stopPaging();
  return good(run.result());
}

/** A page that the service will not give however often it is asked: beyond its depth, or paging not spoken. */
function refused(problem: Problem): boolean {
  if (problem.code === 'service-exception') return true;
  return problem.code === 'http-status' && problem.facts.status >= 400 && problem.facts.status < 500;
}

/** What was received so far, and whether it is all. */
class Run {
  readonly #walk: Walk;
  readonly #sink: PageSink;
  readonly #crs: string | null;
  /** rows of the first page: what the service gives at a time */
  readonly #step: number;
  readonly #addresses = new Set<string>();
  readonly #fingerprints = new Set<string>();
  readonly #seen = new Set<string>();
  #complete = false;
  #pages = 0;
  #received = 0;
  #rows = 0;
  #total: number | null = null;
  #last: Page;
  #lastUrl: string;
  #emptyRun = 0;

  constructor(walk: Walk, sink: PageSink, first: Page) {
    this.#walk = walk;
    this.#sink = sink;
    this.#crs = first.crs;
    this.#step = first.rows.length;
    this.#last = first;
    this.#lastUrl = walk.first;
    this.take(walk.first, first);
  }

  /** Adds a page; false when it was seen before. */
  take(url: string, page: Page): boolean {
    const { rows } = page;
    this.#addresses.add(url);
    const fingerprint = pageFingerprint(rows);
    if (rows.length > 0 && this.#fingerprints.has(fingerprint)) return false;
    this.#fingerprints.add(fingerprint);
    // services without a stable order hand some rows out twice: same id, same content, another page
    const fresh = rows.filter((row) => !this.#isRepeated(row));
    this.#last = page;
    this.#lastUrl = url;
    this.#pages++;
    this.#received += rows.length;
    this.#rows += fresh.length;
    this.#emptyRun = rows.length === 0 ? this.#emptyRun + 1 : 0;
    if (page.total !== null) this.#total = Math.max(this.#total ?? 0, page.total);
    this.#sink.add(fresh);
    this.#sink.progress(this.#rows, this.#total);
    return true;
  }

  /** Address of the next page, null at the end. */
  next(): string | null {
    const { keep, at, cursor, size, depth = Infinity } = this.#walk;
    const named = this.#last.next;
    const told = named !== null && named !== undefined;
    const link = told ? (cursor?.(named) ?? nextAddress(named, this.#lastUrl, keep)) : null;
    if (link === null && this.#isOver()) return this.#end(this.#total === null || this.#hasTotal());
    const url = link ?? at?.(this.#pages, this.#received);
    if (url === undefined) return this.#end(this.#unpagedIsAll());
    const tooMany = this.#rows >= mostRows || this.#pages >= mostPages || this.#emptyRun > mostEmpty;
    // services refuse the page that reaches beyond their depth, and links that lead back lead nowhere
    const beyond = this.#received + (size ?? this.#step) > depth;
    return tooMany || beyond || this.#addresses.has(url) ? this.#end(this.#hasTotal()) : url;
  }

  /** Addresses of the pages after the next one, when they are known to be there. */
  foreseen(): string[] {
    const { at, size, depth = Infinity } = this.#walk;
    if (!at || typeof this.#last.next === 'string' || this.#total === null || this.#step === 0) return [];
    const urls: string[] = [];
    for (let i = 1; i < together; i++) {
      const received = this.#received + i * this.#step;
      if (received >= this.#total || received + (size ?? this.#step) > depth) break;
      urls.push(at(this.#pages + i, received));
    }
    return urls;
  }

  /** The next page was refused or is one seen before: what came may be all there is to a service that does not page. */
  stopPaging(): void {
    this.#end(this.#pages === 1 ? this.#unpagedIsAll() : this.#hasTotal());
  }

  result(): GatheredPages {
    const claimed = this.#total;
    const complete = this.#complete;
    const wrong = complete && claimed !== null && this.#rows > claimed;
    const notices: Problem[] = wrong ? [{ code: 'count-wrong', facts: { claimed, got: this.#rows } }] : [];
    return { crs: this.#crs, rows: this.#rows, total: complete ? this.#rows : claimed, complete, notices };
  }

  #end(complete: boolean): null {
    this.#complete = complete;
    return null;
  }

  /** True when nothing says that another page exists. */
  #isOver(): boolean {
    const last = this.#last.rows.length;
    if (this.#last.more === true || typeof this.#last.next === 'string') return false;
    if (last === 0) return true;
    const lacking = this.#total !== null && this.#received < this.#total;
    if (this.#last.next === null) return !(lacking && this.#walk.at);
    if (!this.#walk.at) return this.#pages > 1;
    // a total that is one full round page may only repeat a cap: the next page tells
    if (this.#total !== null) return !lacking && !(this.#pages === 1 && last % roundCap === 0 && last === this.#total);
    // the first page is never short of itself: whether a cap cut it only the next page tells
    return this.#pages > 1 && last < this.#step;
  }

  #hasTotal(): boolean {
    return this.#total !== null && this.#rows >= this.#total;
  }

  /** Whether the only page that could be had is all, for want of a total: a round number is taken for a cap. */
  #unpagedIsAll(): boolean {
    if (this.#last.more === true || typeof this.#last.next === 'string') return false;
    if (this.#total !== null) return this.#hasTotal();
    return this.#rows === 0 || (this.#rows % roundCap !== 0 && this.#rows !== this.#walk.size);
  }

  #isRepeated(row: RawFeature): boolean {
    if (row.id === undefined || row.id === null) return false;
    const key = rowKey(row);
    if (this.#seen.has(key)) return true;
    this.#seen.add(key);
    return false;
  }
}
