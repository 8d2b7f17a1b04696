import { ogcException } from '../formats/xml/exception';
import { decodeText } from '../formats/decode-text';
import type { Net, NetAnswer, NetRequest } from '../ports';
import { bad, good, type Outcome } from '../problems/problem';

/** The part of `fetch` that is used. Pass `(url, init) => fetch(url, init)`. */
export type FetchLike = (url: string, init: FetchInit) => Promise<FetchResponse>;
export interface FetchInit {
  method?: 'GET' | 'HEAD';
  mode?: 'cors' | 'no-cors';
  headers?: Record<string, string>;
  signal: AbortSignal;
  credentials?: 'omit';
}
export interface FetchResponse {
  ok: boolean;
  status: number;
  url: string;
  headers: { get(name: string): string | null };
  body: { getReader(): { read(): Promise<{ done: boolean; value?: Uint8Array }>; cancel(): Promise<void> } } | null;
}

export interface NetLimits {
  /** seconds without a byte before a source is given up; the whole answer may take 15 times that */
  timeoutSeconds: number;
  /** decoded bytes one answer may hold */
  maxBytes: number;
  /** address of the site, in a browser: tells other origins, where CORS may be what fails; absent elsewhere */
  baseUrl?: string;
}

const wholeAnswerFactor = 15;
const probeSeconds = 5;
const retries = 2;
const longestWaitSeconds = 10;

/**
 * Network over `fetch`: silent and endless answers are given up, sizes capped while decoding, every failure told as a
 * problem: `timeout`, `http-status`, `auth-required`, `service-exception` (an OGC report under an error status),
 * `too-large`, `aborted`, `cors-refused` or `source-unreachable` (told apart by a `no-cors` probe). A 429 or 503 that
 * names its `Retry-After` within 10 s is tried again, twice at most.
 */
export function createNet(fetchLike: FetchLike, limits: NetLimits): Net {
  return {
    async get(request) {
      for (let attempt = 0; ; attempt++) {
        const result = await getOnce(fetchLike, limits, request);
        if (!('retryAfter' in result)) return result;
        if (attempt === retries || !(await waited(result.retryAfter, request.signal))) return result.outcome;
      }
    }
  };
}

type Once = Outcome<NetAnswer> | { retryAfter: number; outcome: Outcome<NetAnswer> };

async function getOnce(fetchLike: FetchLike, limits: NetLimits, request: NetRequest): Promise<Once> {
  const { url, signal } = request;
  const watch = new Watch(limits.timeoutSeconds, signal);
  let answered = false;
  try {
    if (signal.aborted) return bad({ code: 'aborted', facts: {} });
    const headers: Record<string, string> = request.accept ? { Accept: request.accept } : {};
    const response = await fetchLike(url, { method: 'GET', headers, signal: watch.signal, credentials: 'omit' });
    answered = true;
    watch.heard();
    if (!response.ok) return await refusal(response, url, watch);
    const declared = declaredLength(response);
    if (declared !== null && declared > limits.maxBytes) {
      return bad({ code: 'too-large', facts: { bytes: declared, limit: limits.maxBytes } });
    }
    const bytes = await readBody(response, limits.maxBytes, watch, (n) =>
      request.onBytes?.(n, declared !== null && n <= declared ? declared : null)
    );
    if (typeof bytes === 'number') return bad({ code: 'too-large', facts: { bytes, limit: limits.maxBytes } });
    if (declared !== null && bytes.length < declared) return bad({ code: 'source-unreachable', facts: { url } });
    const contentType = response.headers.get('content-type') ?? '';
    return good({ url: response.url || url, status: response.status, contentType, bytes });
  } catch {
    if (signal.aborted) return bad({ code: 'aborted', facts: {} });
    if (watch.late) return bad({ code: 'timeout', facts: { url, seconds: limits.timeoutSeconds } });
    const refused = !answered && (await corsIsLikely(fetchLike, url, limits.baseUrl, signal));
    if (signal.aborted) return bad({ code: 'aborted', facts: {} });
    return bad(refused ? { code: 'cors-refused', facts: { url } } : { code: 'source-unreachable', facts: { url } });
  } finally {
    watch.stop();
  }
}

/** Aborts a request when the caller does, when nothing is heard for a while, or when it lasts too long. */
class Watch {
  late = false;
  readonly #controller = new AbortController();
  readonly #seconds: number;
  readonly #caller: AbortSignal;
  #silence: ReturnType<typeof setTimeout>;
  readonly #whole: ReturnType<typeof setTimeout>;
  readonly #onCaller = (): void => this.#controller.abort();

  constructor(seconds: number, caller: AbortSignal) {
    this.#seconds = seconds;
    this.#caller = caller;
    caller.addEventListener('abort', this.#onCaller, { once: true });
    this.#silence = setTimeout(this.#expire, seconds * 1000);
    this.#whole = setTimeout(this.#expire, seconds * 1000 * wholeAnswerFactor);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  heard(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(this.#expire, this.#seconds * 1000);
  }

  /** Ends the watch; what is left of an answer that was not read to its end (too large, refused) is called off. */
  stop(): void {
    this.#controller.abort();
    clearTimeout(this.#silence);
    clearTimeout(this.#whole);
    this.#caller.removeEventListener('abort', this.#onCaller);
  }

  readonly #expire = (): void => {
    this.late = true;
    this.#controller.abort();
  };
}

/** Content-Length, when it counts decoded bytes. */
function declaredLength(response: FetchResponse): number | null {
  const encoding = response.headers.get('content-encoding');
  const length = response.headers.get('content-length');
  if (length === null || (encoding !== null && encoding !== 'identity')) return null;
  const bytes = Number(length);
  return Number.isFinite(bytes) ? bytes : null;
}

/** All bytes, or their number so far when there are more than the limit. */
async function readBody(
  response: FetchResponse,
  limit: number,
  watch: Watch,
  onBytes: (received: number) => void
): Promise<Uint8Array | number> {
  if (!response.body) return new Uint8Array(0);
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let received = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (!value) continue;
    watch.heard();
    received += value.length;
    if (received > limit) {
      await reader.cancel().catch(() => undefined);
      return received;
    }
    chunks.push(value);
    onBytes(received);
  }
  const bytes = new Uint8Array(received);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const mostOfRefusal = 65536;

async function refusal(response: FetchResponse, url: string, watch: Watch): Promise<Once> {
  const { status } = response;
  if (status === 401 || status === 403 || status === 407) return bad({ code: 'auth-required', facts: { url, status } });
  const body = await readBody(response, mostOfRefusal, watch, () => undefined);
  const exception = typeof body === 'number' ? null : ogcException(decodeText(body));
  if (exception) {
    const { said, ogcCode } = exception;
    return bad({ code: 'service-exception', facts: { url, said, ...(ogcCode ? { ogcCode } : {}) } });
  }
  const outcome = bad<NetAnswer>({ code: 'http-status', facts: { url, status } });
  const retryAfter = Number(response.headers.get('retry-after') ?? NaN);
  const worthIt = (status === 429 || status === 503) && retryAfter >= 0 && retryAfter <= longestWaitSeconds;
  return worthIt ? { retryAfter, outcome } : outcome;
}

/** Waits; false when aborted meanwhile. */
function waited(seconds: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve(!signal.aborted);
    };
    const timer = setTimeout(end, seconds * 1000);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
}

/**
 * A failed request to another origin that succeeds when its answer may not be read means that the server lives and
 * CORS refused it. Out of a browser (no `baseUrl`) there is no such refusal.
 */
async function corsIsLikely(
  fetchLike: FetchLike,
  url: string,
  baseUrl: string | undefined,
  caller: AbortSignal
): Promise<boolean> {
  if (baseUrl === undefined || !URL.canParse(baseUrl) || new URL(url).origin === new URL(baseUrl).origin) return false;
  const watch = new Watch(probeSeconds, caller);
  try {
    await fetchLike(url, { method: 'HEAD', mode: 'no-cors', signal: watch.signal, credentials: 'omit' });
    return true;
  } catch {
    return false;
  } finally {
    watch.stop();
  }
}
