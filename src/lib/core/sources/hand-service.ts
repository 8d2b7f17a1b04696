import { noCrsAssets } from '../crs/no-assets';
import { bad, good } from '../problems/problem';
import type { SourceContext } from './kind';
import type { Pasted } from './pasted';

/** A service for tests: answers written by hand, by a part of the address. What is asked is kept in `asked`. */
export function handService(answers: Readonly<Record<string, string>>): SourceContext & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    assets: noCrsAssets,
    signal: new AbortController().signal,
    baseUrl: 'https://carte.test/',
    net: {
      get: ({ url }) => {
        asked.push(url);
        const found = Object.entries(answers).find(([part]) => url.includes(part));
        if (!found) return Promise.resolve(bad({ code: 'source-unreachable', facts: { url } }));
        const bytes = new TextEncoder().encode(found[1]);
        return Promise.resolve(good({ url, status: 200, contentType: 'text/xml', bytes }));
      }
    }
  };
}

/** What a person pasted, for tests. */
export function handPasted(text: string): Pasted {
  const url = URL.canParse(text) ? new URL(text) : null;
  const query = new Map<string, string>();
  for (const [name, value] of url?.searchParams ?? [])
    if (!query.has(name.toLowerCase())) query.set(name.toLowerCase(), value);
  return { text, url, query };
}
