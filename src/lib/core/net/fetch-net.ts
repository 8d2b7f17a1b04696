import type { Net, NetAnswer, NetRequest } from '../ports';
import { bad, type Outcome } from '../problems/problem';
import { plainAccess, wayTo, type Access } from './access';
import { askOnce, type Try } from './ask-once';
import type { FetchLike } from './fetch-like';
import { HostQueue, type PenaltyPort } from './host-queue';
import { InFlight } from './in-flight';
import { isMixedContent, overHttps } from './mixed-content';
import { whyUnanswered, type Unanswered } from './probe';
import { isOverload, isPassing, retriesAfter, retryAfterSeconds, waitSeconds } from './retry';
import { waited } from './watch';

export interface NetLimits {
  /** seconds without a byte before a source is given up; the whole answer may take 15 times that */
  timeoutSeconds: number;
  /** decoded bytes one answer may hold */
  maxBytes: number;
  /** address of the site, in a browser: tells other origins, where CORS may be what fails; absent elsewhere */
  baseUrl?: string;
  /** requests to one host at a time; 6 when absent, as browsers do */
  perHost?: number;
  /** credentials and relay, asked for at each request */
  access?: () => Access;
  /** other nets that spare the same hosts */
  peers?: PenaltyPort;
  /** 0 to 1, for tests */
  random?: () => number;
}

/** addresses whose last failure is remembered, so that the next ask is not answered from the browser's cache */
const mostFailed = 500;

/**
 * Network over `fetch`. Per host a few requests at a time, fewer after 429 or 503; a request on its way is shared by all
 * who ask for it; silent and endless answers are given up, sizes capped while decoding. A GET whose failure may pass
 * (429, 502, 503, 504, a connection that drops) is asked again a few times, after `Retry-After` or an exponential
 * back-off with jitter. From a secure page an http address is asked for over https. The browser's HTTP cache is left to
 * its rules; only after a failure is it told to check.
 * Problems: `timeout`, `http-status`, `auth-required`, `rate-limited`, `service-exception` (an OGC report under an error
 * status), `too-large`, `answer-cut`, `aborted`, `mixed-content`, `cors-refused`, `redirect-refused` or
 * `source-unreachable` (told apart by a `no-cors` probe), and the relay's `proxy-refused`. Notice: `content-type-wrong`.
 */
export function createNet(fetchLike: FetchLike, limits: NetLimits): Net {
  const queue = new HostQueue(limits.perHost ?? 6, limits.peers);
  const inFlight = new InFlight();
  const failed = new Set<string>();
  return {
    async get(request) {
      if (!URL.canParse(request.url)) return bad({ code: 'source-unreachable', facts: { url: request.url } });
      const access = limits.access?.() ?? plainAccess;
      const asking = new Asking(fetchLike, limits, queue, access, request, failed.has(request.url));
      const outcome = await inFlight.get(asking.key, request, (signal, onBytes) => asking.answer(signal, onBytes));
      failed.delete(request.url);
      if (!outcome.ok) {
        const [oldest] = failed;
        if (failed.size >= mostFailed && oldest !== undefined) failed.delete(oldest);
        failed.add(request.url);
      }
      return outcome;
    }
  };
}

/** One request with all its tries. */
class Asking {
  /** same key, same answer */
  readonly key: string;
  readonly #upgraded: boolean;
  readonly #way: ReturnType<typeof wayTo>;
  readonly #host: string;
  #tries = 0;
  #why: Unanswered | null = null;

  constructor(
    private readonly fetchLike: FetchLike,
    private readonly limits: NetLimits,
    private readonly queue: HostQueue,
    private readonly access: Access,
    private readonly request: NetRequest,
    private readonly fresh: boolean
  ) {
    const plain = wayTo(request.url, access);
    this.#upgraded = !plain.relayed && isMixedContent(request.url, limits.baseUrl);
    this.#way = this.#upgraded ? wayTo(overHttps(request.url), access) : plain;
    this.#host = new URL(request.url).host;
    const { accept = '', maxBytes = '', timeoutSeconds = '' } = request;
    this.key = [this.#way.url, accept, JSON.stringify(this.#way.headers), maxBytes, timeoutSeconds].join(' ');
  }

  async answer(signal: AbortSignal, onBytes: NonNullable<NetRequest['onBytes']>): Promise<Outcome<NetAnswer>> {
    for (; ; this.#tries++) {
      const leave = await this.queue.enter(this.#host, signal);
      if (!leave) return bad({ code: 'aborted', facts: {} });
      if (signal.aborted) {
        leave();
        return bad({ code: 'aborted', facts: {} });
      }
      let last: Try;
      try {
        last = await askOnce(this.fetchLike, {
          request: this.request,
          way: this.#way,
          signal,
          timeoutSeconds: this.request.timeoutSeconds ?? this.limits.timeoutSeconds,
          maxBytes: Math.min(this.request.maxBytes ?? Infinity, this.limits.maxBytes),
          fresh: this.fresh,
          onBytes
        });
      } finally {
        leave();
      }
      if (last.outcome.ok) {
        this.queue.answered(this.#host);
        return last.outcome;
      }
      const wait = await this.#waitBefore(last, signal);
      if (signal.aborted) return bad({ code: 'aborted', facts: {} });
      if (wait === null) return this.#told(last);
      if (!(await waited(wait, signal))) return bad({ code: 'aborted', facts: {} });
    }
  }

  /** Seconds before the next try; null when there is none. An overloaded host is spared by all meanwhile. */
  async #waitBefore({ answered, unanswered, cut }: Try, signal: AbortSignal): Promise<number | null> {
    const random = this.limits.random ?? Math.random;
    let retries: number = cut ? retriesAfter.cut : retriesAfter.status;
    if (unanswered) {
      const { url } = this.#way;
      this.#why ??= await whyUnanswered(this.fetchLike, url, this.limits.baseUrl, unanswered.error, signal);
      if (this.#why === 'redirects') return null;
      retries = this.#why === 'cors' ? retriesAfter.refusedByCors : retriesAfter.unanswered;
    } else if (!cut && !(answered && isPassing(answered.status))) return null;
    const retryAfter = answered ? retryAfterSeconds(answered.retryAfter, Date.now()) : null;
    const wait = waitSeconds(retryAfter, this.#tries, random);
    if (answered && isOverload(answered.status)) this.queue.overloaded(this.#host, wait ?? 0);
    return this.#tries < retries ? wait : null;
  }

  /** The problem of the last try, as a person needs it. */
  #told({ outcome, answered, unanswered }: Try): Outcome<NetAnswer> {
    if (outcome.ok) return outcome;
    const { url } = this.request;
    const relay = this.access.relay !== null && !this.#way.relayed ? { relay: true } : {};
    const { code } = outcome.problem;
    if (answered && isOverload(answered.status) && code === 'http-status') {
      const seconds = retryAfterSeconds(answered.retryAfter, Date.now());
      // a server in maintenance says 503 too: overload is what asks to come back later
      if (answered.status === 429 || seconds !== null)
        return bad({ code: 'rate-limited', facts: { url, status: answered.status, seconds } });
    }
    if (unanswered && this.#why === 'cors') return bad({ code: 'cors-refused', facts: { url, ...relay } });
    if (this.#upgraded && (unanswered || code === 'timeout'))
      return bad({ code: 'mixed-content', facts: { url, ...relay } });
    if (unanswered && this.#why === 'redirects')
      return bad({ code: 'redirect-refused', facts: { url, reason: 'redirects' } });
    return outcome;
  }
}
