import { bad, good, type Outcome } from '../problems/problem';
import type { NetAnswer } from '../ports';
import type { ReadContext } from './kind';

/** Gets an address (relative ones against the site), reporting bytes as progress. */
export async function fetchBytes(url: string, context: ReadContext, accept: string): Promise<Outcome<NetAnswer>> {
  if (!URL.canParse(url, context.baseUrl)) return bad({ code: 'source-unreachable', facts: { url } });
  const answer = await context.net.get({
    url: new URL(url, context.baseUrl).href,
    accept,
    signal: context.signal,
    onBytes: (bytes) => context.progress({ features: 0, total: null, bytes })
  });
  return answer.ok ? good(answer.value) : answer;
}
