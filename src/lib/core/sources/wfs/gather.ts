import type { GeojsonDocument, RawFeature } from '../../formats/geojson/parse';
import { bad, good, type Outcome } from '../../problems/problem';
import { featureKey, pageKey } from './page-key';

/** Asks for `count` features from number `start` on. */
export type FetchPage = (start: number, count: number) => Promise<Outcome<GeojsonDocument>>;

export interface GatherOptions {
  /** features asked for at a time */
  size: number;
  /** what `resultType=hits` said, null when it said nothing */
  hits: number | null;
  /** false for WFS 1.1.0, whose hits may only repeat the server's cap */
  hitsTrusted: boolean;
  /** asks otherwise how many there are, when hits are not to be trusted and the server does not page */
  recount(): Promise<number | null>;
  /** receives each page's new features, in order */
  add(features: readonly RawFeature[]): void;
  /** forgets what was added: a better answer follows */
  reset(): void;
  progress(features: number, total: number | null): void;
}

export interface Gathered {
  /** `crs` of the first page */
  crs: string | null;
  rows: number;
  /** features there are, null when nobody says */
  total: number | null;
  complete: boolean;
}

/** pages on their way at once, once the first has told the server's cap */
const together = 2;
/** more than this is cut and said: tables live in memory */
const mostFeatures = 1_000_000;
const wholeAtOnce = 200_000;
/** caps are round: 500, 1,000, 2,000, 5,000 */
const roundCap = 500;

/**
 * All features of a layer, page after page. Pages advance by what was received, since servers cap below what is asked.
 * A page seen before (the server ignores `startIndex`) or a refusal to page ends it; the whole is then asked for in one
 * go, and what is still lacking is told by `complete`.
 */
export async function gather(fetchPage: FetchPage, options: GatherOptions): Promise<Outcome<Gathered>> {
  const first = await fetchPage(0, options.size);
  if (!first.ok) return first;
  const run = new Run(options, first.value);
  const step = first.value.features.length;
  if (step === 0) return good(run.result(true));
  const ahead = new Map<number, Promise<Outcome<GeojsonDocument>>>();
  let last = step;
  while (!run.finished(last, step)) {
    if (run.received >= mostFeatures) return good(run.result(false));
    const page = await (ahead.get(run.received) ?? fetchPage(run.received, options.size));
    ahead.delete(run.received);
    if (!page.ok && page.problem.code !== 'service-exception') return page;
    if (!page.ok || !run.take(page.value)) return whole(fetchPage, options, run);
    last = page.value.features.length;
    if (last === 0) break;
    // only where the end is known: asking beyond it would be a wasted request
    for (let i = 0; i < together && run.trusted !== null; i++) {
      const start = run.received + i * step;
      if (start < run.trusted && !ahead.has(start)) ahead.set(start, fetchPage(start, options.size));
    }
  }
  return good(run.result(run.trusted === null || run.rows >= run.trusted));
}

/**
 * The server does not page: one request for everything, kept when it gives more than the first page did. Where hits
 * cannot be trusted, `recount` may know; else a round number of features is taken for a cap.
 */
async function whole(fetchPage: FetchPage, options: GatherOptions, run: Run): Promise<Outcome<Gathered>> {
  const truth = run.trusted ?? (await options.recount());
  run.trust(truth);
  if (truth !== null && run.rows >= truth) return good(run.result(true));
  if (truth !== null && truth > wholeAtOnce) return good(run.result(false));
  const asked = Math.max(truth ?? wholeAtOnce, options.size + 1);
  const page = await fetchPage(0, asked);
  if (!page.ok) return page.problem.code === 'aborted' ? bad(page.problem) : good(run.result(false));
  let best = run;
  if (page.value.features.length > run.rows) {
    options.reset();
    best = new Run(options, page.value);
    best.trust(truth);
  }
  const claimed = best.trusted ?? best.total;
  const short = claimed !== null && best.rows < claimed;
  const capped = best.trusted === null && best.rows % roundCap === 0;
  return good(best.result(!short && !capped));
}

/** What was received so far. */
class Run {
  received = 0;
  rows = 0;
  total: number | null;
  /** total that ends the paging, null when only a short page can */
  trusted: number | null;
  readonly #options: GatherOptions;
  readonly #crs: string | null;
  readonly #pages = new Set<string>();
  readonly #seen = new Set<string>();

  constructor(options: GatherOptions, first: GeojsonDocument) {
    this.#options = options;
    this.#crs = first.crs;
    this.total = options.hits;
    this.trusted = options.hitsTrusted ? options.hits : null;
    this.take(first);
  }

  /** Adds a page; false when it is one seen before. */
  take(page: GeojsonDocument): boolean {
    const keys = page.features.map(featureKey);
    const key = pageKey(keys);
    if (this.#pages.has(key)) return false;
    this.#pages.add(key);
    // servers without a stable order hand some features out twice: same id, same content, another page
    const fresh = page.features.filter((feature, i) => feature.id === undefined || !this.#seen.has(keys[i] as string));
    page.features.forEach((feature, i) => feature.id !== undefined && this.#seen.add(keys[i] as string));
    this.received += page.features.length;
    this.rows += fresh.length;
    this.trust(page.matched);
    this.#options.add(fresh);
    this.#options.progress(this.rows, this.total);
    return true;
  }

  /** A total known from elsewhere. */
  trust(total: number | null): void {
    if (total === null) return;
    this.trusted = Math.max(total, this.trusted ?? 0);
    this.total = this.trusted;
  }

  finished(last: number, step: number): boolean {
    // A count may only repeat the server's cap: where it ends on a full page of a round size, the next page tells.
    const capLike = last === step && step % 100 === 0;
    if (this.trusted !== null) return this.received >= this.trusted && !capLike;
    // the first page is never short of itself: whether a cap cut it only the next page tells
    return last < step;
  }

  result(complete: boolean): Gathered {
    // an untrusted total that was reached is the server's cap, and says nothing of what there is
    const known = this.trusted ?? (this.total !== null && this.total > this.rows ? this.total : null);
    return { crs: this.#crs, rows: this.rows, total: complete ? this.rows : known, complete };
  }
}
