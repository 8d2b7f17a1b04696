import { wrongContentType } from '../formats/content-type';
import type { NetAnswer, NetRequest } from '../ports';
import { bad, good, type Outcome } from '../problems/problem';
import { shownAddress, type Way } from './access';
import type { FetchInit, FetchLike, FetchResponse } from './fetch-like';
import { CutShort, declaredLength, readBody } from './read-body';
import { refusal, relayRefusal } from './refusal';
import { Watch } from './watch';

/** One try: an outcome, and what a further one would depend on. */
export interface Try {
  outcome: Outcome<NetAnswer>;
  /** the answer's status, and how long it asks to wait; absent when none came */
  answered?: { status: number; retryAfter: string | null };
  /** no answer came: what `fetch` threw */
  unanswered?: { error: unknown };
  /** the answer was cut in the middle */
  cut?: true;
}

export interface TryOptions {
  request: NetRequest;
  way: Way;
  signal: AbortSignal;
  timeoutSeconds: number;
  maxBytes: number;
  /** what was kept is to be checked with the server */
  fresh: boolean;
  onBytes: NonNullable<NetRequest['onBytes']>;
}

/** Sends a request once. Messages name the address that was asked for, never the way taken. */
export async function askOnce(fetchLike: FetchLike, options: TryOptions): Promise<Try> {
  const { way, signal, timeoutSeconds } = options;
  const { url, accept } = options.request;
  const watch = new Watch(timeoutSeconds, signal);
  const init: FetchInit = {
    method: 'GET',
    headers: { ...(accept ? { Accept: accept } : {}), ...way.headers },
    signal: watch.signal,
    credentials: 'omit',
    ...(options.fresh ? { cache: 'no-cache' } : {}),
    ...(way.secret ? { redirect: 'error' } : {})
  };
  let answered = false;
  try {
    const response = await watch.heed(fetchLike(way.url, init));
    answered = true;
    watch.heard();
    return await take(response, options, watch);
  } catch (error) {
    if (signal.aborted) return { outcome: bad({ code: 'aborted', facts: {} }) };
    if (watch.late) return { outcome: bad({ code: 'timeout', facts: { url, seconds: timeoutSeconds } }) };
    if (!answered) return { outcome: bad({ code: 'source-unreachable', facts: { url } }), unanswered: { error } };
    const bytes = error instanceof CutShort ? error.bytes : 0;
    return { outcome: bad({ code: 'answer-cut', facts: { url, bytes } }), cut: true };
  } finally {
    watch.stop();
  }
}

async function take(response: FetchResponse, options: TryOptions, watch: Watch): Promise<Try> {
  const { way, maxBytes: limit, timeoutSeconds } = options;
  const { url } = options.request;
  const { status } = response;
  const answered = { status, retryAfter: response.headers.get('retry-after') };
  const refused = way.relayed ? relayRefusal(response, url, limit, timeoutSeconds) : null;
  if (refused) return { outcome: bad(refused), answered };
  if (!response.ok) return { outcome: bad(await refusal(response, url, watch)), answered };
  const declared = declaredLength(response);
  if (declared !== null && declared > limit) {
    return { outcome: bad({ code: 'too-large', facts: { bytes: declared, limit } }) };
  }
  const bytes = await readBody(response, limit, watch, (n) =>
    options.onBytes(n, declared !== null && n <= declared ? declared : null)
  );
  if (typeof bytes === 'number') return { outcome: bad({ code: 'too-large', facts: { bytes, limit } }) };
  const contentType = response.headers.get('content-type') ?? '';
  const wrong = wrongContentType(contentType, bytes);
  const answer = { url: shownAddress(response.url, way, url), status, contentType, bytes };
  return { outcome: good(answer, wrong ? [wrong] : []), answered };
}
