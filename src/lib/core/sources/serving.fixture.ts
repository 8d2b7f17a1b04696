import { noCrsAssets } from '../crs/no-assets';
import { bad, good } from '../problems/problem';
import type { ReadContext, ReadProgress } from './kind';

/** What a service answers: bytes as they are, a text, a status, or anything else as JSON. */
export type Reply = (url: URL) => unknown;

/** Context whose network is a function of addresses; `asked` has every address, in order. */
export function serving(reply: Reply, more: Partial<ReadContext> = {}) {
  const asked: URL[] = [];
  const progress: ReadProgress[] = [];
  const context: ReadContext = {
    assets: noCrsAssets,
    files: { get: () => Promise.resolve(null) },
    signal: new AbortController().signal,
    baseUrl: 'https://carto.fr/',
    progress: (made) => void progress.push(made),
    net: {
      get: ({ url }) => {
        asked.push(new URL(url));
        const answer = reply(new URL(url));
        if (typeof answer === 'number') {
          return Promise.resolve(bad({ code: 'http-status', facts: { url, status: answer } }));
        }
        const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
        const bytes = answer instanceof Uint8Array ? answer : new TextEncoder().encode(text);
        return Promise.resolve(good({ url, status: partial(answer) ? 206 : 200, contentType: '', bytes }));
      }
    },
    ...more
  };
  return { context, asked, progress };
}

/** Hub'Eau answers 206 while there is more. */
function partial(answer: unknown): boolean {
  return typeof (answer as { next?: unknown } | null)?.next === 'string' && 'count' in (answer as object);
}

/** Values of a query, by name. */
export const queryOf = (url: URL | undefined): Record<string, string> => Object.fromEntries(url?.searchParams ?? []);
