import type { FetchLike } from './fetch-like';
import { Watch } from './watch';

const probeSeconds = 5;

/** Why a request got no answer, as far as the platform lets it be known. */
export type Unanswered = 'cors' | 'redirects' | 'unreachable';

/**
 * A failed request to another origin that succeeds when its answer may not be read means that the server lives and
 * CORS refused it. One that fails so too, but answers by a redirection when none is followed, never ends. Out of a
 * browser (no `baseUrl`) there is no such refusal, and the failure itself tells of redirections.
 */
export async function whyUnanswered(
  fetchLike: FetchLike,
  url: string,
  baseUrl: string | undefined,
  error: unknown,
  caller: AbortSignal
): Promise<Unanswered> {
  if (namesRedirects(error)) return 'redirects';
  if (baseUrl === undefined || !URL.canParse(baseUrl)) return 'unreachable';
  const own = new URL(url).origin === new URL(baseUrl).origin;
  if (!own && (await answers(fetchLike, url, 'no-cors', caller))) return 'cors';
  return (await answers(fetchLike, url, 'manual', caller)) ? 'redirects' : 'unreachable';
}

/** Node's `fetch` names the reason in the cause of its error. */
function namesRedirects(error: unknown): boolean {
  const cause = (error as { cause?: { message?: unknown } } | null)?.cause;
  return typeof cause?.message === 'string' && /redirect/i.test(cause.message);
}

async function answers(
  fetchLike: FetchLike,
  url: string,
  how: 'no-cors' | 'manual',
  caller: AbortSignal
): Promise<boolean> {
  const watch = new Watch(probeSeconds, caller);
  try {
    const own = how === 'manual' ? ({ redirect: 'manual' } as const) : ({ mode: 'no-cors' } as const);
    const response = await fetchLike(url, { method: 'HEAD', signal: watch.signal, credentials: 'omit', ...own });
    return how === 'no-cors' || response.type === 'opaqueredirect';
  } catch {
    // a connection that is refused or dropped fails at once; one that keeps us waiting has a server at its end
    return how === 'no-cors' && watch.signal.aborted && !caller.aborted;
  } finally {
    watch.stop();
  }
}
