import { decodeText } from '../formats/decode-text';
import { ogcException } from '../formats/xml/exception';
import type { Problem } from '../problems/problem';
import type { FetchResponse } from './fetch-like';
import { apiRefusal } from './api-refusal';
import { readBody } from './read-body';
import type { Watch } from './watch';

const mostOfRefusal = 65536;

/**
 * Problem of an answer whose status is an error: an account is asked for, an OGC service says why, or the status with
 * what an API gives as its reason.
 */
export async function refusal(response: FetchResponse, url: string, watch: Watch): Promise<Problem> {
  const { status } = response;
  if (status === 401 || status === 403 || status === 407) return { code: 'auth-required', facts: { url, status } };
  const body = await readBody(response, mostOfRefusal, watch, () => undefined).catch(() => 0);
  const text = typeof body === 'number' ? '' : decodeText(body, response.headers.get('content-type'));
  const exception = ogcException(text);
  if (exception) {
    const { said, ogcCode } = exception;
    return { code: 'service-exception', facts: { url, said, ...(ogcCode ? { ogcCode } : {}) } };
  }
  const said = apiRefusal(text);
  return { code: 'http-status', facts: { url, status, ...(said === null ? {} : { said }) } };
}

/** What the site's own relay says instead of an answer; null when it passes one on. */
export function relayRefusal(response: FetchResponse, url: string, limit: number, seconds: number): Problem | null {
  const reason = response.headers.get('x-relay-refused');
  if (reason === null) return null;
  switch (reason) {
    case 'timeout':
      return { code: 'timeout', facts: { url, seconds } };
    case 'unreachable':
      return { code: 'source-unreachable', facts: { url } };
    case 'redirects':
      return { code: 'redirect-refused', facts: { url, reason } };
    case 'size':
      return { code: 'too-large', facts: { bytes: Number(response.headers.get('x-relay-bytes') ?? limit), limit } };
    default:
      return { code: 'proxy-refused', facts: { url, reason } };
  }
}
