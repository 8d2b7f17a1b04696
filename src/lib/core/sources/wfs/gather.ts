import { bad, good, type Outcome, type Problem } from '../../problems/problem';
import { pageKey } from './page-key';

/** What gathering needs to know of a page. */
export interface Page {
  /** what tells each feature from the others, in order */
  keys: readonly string[];
  /** whether a feature has an identifier: the same key twice is then one feature handed out twice */
  hasId(index: number): boolean;
  /** coordinate system that the page names */
  crs: string | null;
  /** features there are, as the page itself says; null when it does not */
  matched: number | null;
  /** address of the page that follows */
  next: string | null;
}

/** Asks for `count` features from number `start` on, or for the page that `link` names. */
export type FetchPage<P extends Page> = (start: number, count: number, link?: string) => Promise<Outcome<P>>;

export interface GatherOptions<P extends Page> {
  /** features asked for at a time */
  size: number;
  /** what `resultType=hits` said, null when it said nothing */
  hits: number | null;
  /** false for WFS 1.x, whose hits may only repeat the server's cap */
  hitsTrusted: boolean;
  /** asks otherwise how many there are, when hits are not to be trusted and the server does not page */
  recount(): Promise<number | null>;
  /** receives each page and the numbers of its new features, in order */
  add(page: P, fresh: readonly number[]): void;
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
  /** `count-wrong`, where the server announced more than it has */
  notices: Problem[];
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
 * A page seen before (the server ignores `startIndex`) or a refusal to page ends it, unless pages name the one that
 * follows; the whole is then asked for in one go, and what is still lacking is told by `complete`.
 */
export async function gather<P extends Page>(
  fetchPage: FetchPage<P>,
  options: GatherOptions<P>
): Promise<Outcome<Gathered>> {
  const first = await fetchPage(0, options.size);
  if (!first.ok) return first;
  const run = new Run(options, first.value);
  const step = first.value.keys.length;
  if (step === 0) return good(run.ended());
  const ahead = new Map<number, Promise<Outcome<P>>>();
  let last = step;
  let byLink = false;
  while (!run.finished(last, step)) {
    if (run.received >= mostFeatures) return good(run.result(false));
    const link = byLink ? (run.next ?? undefined) : undefined;
    if (byLink && link === undefined) break;
    const page = await (ahead.get(run.received) ?? fetchPage(run.received, options.size, link));
    ahead.delete(run.received);
    if (!page.ok && page.problem.code !== 'service-exception') return page;
    if (!page.ok || !run.take(page.value)) {
      if (byLink || run.next === null) return whole(fetchPage, options, run);
      byLink = true;
      continue;
    }
    last = page.value.keys.length;
    if (last === 0) return good(run.ended());
    // only where the end is known: asking beyond it would be a wasted request
    for (let i = 0; i < together && run.trusted !== null && !byLink; i++) {
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
async function whole<P extends Page>(
  fetchPage: FetchPage<P>,
  options: GatherOptions<P>,
  run: Run<P>
): Promise<Outcome<Gathered>> {
  const truth = run.trusted ?? (await options.recount());
  run.trust(truth);
  if (truth !== null && run.rows >= truth) return good(run.result(true));
  if (truth !== null && truth > wholeAtOnce) return good(run.result(false));
  const asked = Math.max(truth ?? wholeAtOnce, options.size + 1);
  const page = await fetchPage(0, asked);
  if (!page.ok) return page.problem.code === 'aborted' ? bad(page.problem) : good(run.result(false));
  let best = run;
  if (page.value.keys.length > run.rows) {
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
class Run<P extends Page> {
  received = 0;
  rows = 0;
  total: number | null;
  /** total that ends the paging, null when only a short page can */
  trusted: number | null;
  /** link to the page that follows the last one */
  next: string | null = null;
  readonly #options: GatherOptions<P>;
  readonly #crs: string | null;
  readonly #pages = new Set<string>();
  readonly #seen = new Set<string>();

  constructor(options: GatherOptions<P>, first: P) {
    this.#options = options;
    this.#crs = first.crs;
    this.total = options.hits;
    this.trusted = options.hitsTrusted ? options.hits : null;
    this.take(first);
  }

  /** Adds a page; false when it is one seen before. */
  take(page: P): boolean {
    const key = pageKey(page.keys);
    if (this.#pages.has(key)) return false;
    this.#pages.add(key);
    const fresh: number[] = [];
    page.keys.forEach((feature, i) => {
      // servers without a stable order hand some features out twice: same id, same content, another page
      if (page.hasId(i) && this.#seen.has(feature)) return;
      fresh.push(i);
    });
    page.keys.forEach((feature, i) => page.hasId(i) && this.#seen.add(feature));
    this.received += page.keys.length;
    this.rows += fresh.length;
    this.next = page.next;
    this.trust(page.matched);
    this.#options.add(page, fresh);
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
    return last < step && this.next === null;
  }

  /**
   * The server has said by an empty page that there is no more. What it announced beyond that was wrong, unless it
   * stopped at a round number: some servers give nothing beyond a certain depth.
   */
  ended(): Gathered {
    const missing = this.trusted !== null && this.rows < this.trusted;
    const deep = this.received > 0 && this.received % roundCap === 0;
    const repeats = this.rows < this.received;
    if (!missing || deep || repeats) return this.result(!missing);
    const wrong: Problem = { code: 'count-wrong', facts: { claimed: this.trusted ?? 0, got: this.rows } };
    return { crs: this.#crs, rows: this.rows, total: this.rows, complete: true, notices: [wrong] };
  }

  result(complete: boolean): Gathered {
    // an untrusted total that was reached is the server's cap, and says nothing of what there is
    const known = this.trusted ?? (this.total !== null && this.total > this.rows ? this.total : null);
    return { crs: this.#crs, rows: this.rows, total: complete ? this.rows : known, complete, notices: [] };
  }
}
