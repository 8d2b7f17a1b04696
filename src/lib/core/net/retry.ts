/** statuses that pass: the same GET may well succeed a moment later */
const passing: ReadonlySet<number> = new Set([429, 502, 503, 504]);
/** of these, the ones that say « you ask too much » */
const overload: ReadonlySet<number> = new Set([429, 503]);

/** times a request is asked again before its failure is told */
export const retriesAfter = { status: 3, unanswered: 2, refusedByCors: 1, cut: 1 } as const;
/** a server that asks for more patience than this is not waited for */
const longestWaitSeconds = 20;
const firstWaitSeconds = 0.5;

export const isPassing = (status: number): boolean => passing.has(status);
export const isOverload = (status: number): boolean => overload.has(status);

/** `Retry-After` in seconds from now: a number of seconds or an HTTP date (RFC 9110 §10.2.3); null without one. */
export function retryAfterSeconds(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text);
  // `Date.parse` takes about anything: an HTTP date begins by the name of its day
  const date = /^[A-Z][a-z]+,? /.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}

/** Seconds before the next try: 0.5, 1, 2…, of which a random part is left out so that clients do not come back together. */
export function backoffSeconds(attempt: number, random: () => number): number {
  return firstWaitSeconds * 2 ** attempt * (0.5 + random() / 2);
}

/** Seconds to wait before asking again; null when the server asks for more than is reasonable. */
export function waitSeconds(retryAfter: number | null, attempt: number, random: () => number): number | null {
  if (retryAfter === null) return backoffSeconds(attempt, random);
  return retryAfter <= longestWaitSeconds ? retryAfter : null;
}
