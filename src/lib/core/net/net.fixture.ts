import type { FetchInit, FetchLike, FetchResponse } from './fetch-like';
import { createNet, type NetLimits } from './fetch-net';
import type { NetRequest } from '../ports';

/** An answer of a pretended server. Chunks: text, `silence` (nothing more comes) or `reset` (the connection breaks). */
export interface Answer {
  status?: number;
  url?: string;
  type?: string;
  headers?: Record<string, string>;
  chunks?: (string | Uint8Array)[];
  then?: 'silence' | 'reset';
}

export function answer(made: Answer, init: FetchInit): FetchResponse {
  const { status = 200, headers = {}, chunks = [], url = '', type = 'basic' } = made;
  const left = [...chunks];
  return {
    ok: status < 300,
    status,
    url,
    type,
    headers: { get: (name) => headers[name] ?? null },
    body: {
      getReader: () => ({
        read: () => {
          const next = left.shift();
          if (next === undefined && made.then === 'silence') return never(init);
          if (next === undefined && made.then === 'reset') return Promise.reject(new TypeError('terminated'));
          if (next === undefined) return Promise.resolve({ done: true });
          return Promise.resolve({
            done: false,
            value: typeof next === 'string' ? new TextEncoder().encode(next) : next
          });
        },
        cancel: () => Promise.resolve()
      })
    }
  };
}

/** A promise that only an abort settles, as `fetch`'s. */
export function never<T>(init: FetchInit): Promise<T> {
  return new Promise((_, reject) => init.signal.addEventListener('abort', () => reject(new Error('aborted'))));
}

export const url = 'https://data.exemple.fr/x';
export const limits: NetLimits = { timeoutSeconds: 20, maxBytes: 1000, random: () => 1 };

/** `fetch` that gives the same answer to everyone. */
export const fetching =
  (made: Answer): FetchLike =>
  (_, init) =>
    Promise.resolve(answer(made, init));

/** A pretended server: what it was asked, and its answers in turn (the last one for ever). `drop`: no answer at all. */
export function server(...answers: (Answer | 'drop')[]): {
  fetchLike: FetchLike;
  asked: { url: string; init: FetchInit }[];
} {
  const asked: { url: string; init: FetchInit }[] = [];
  const fetchLike: FetchLike = (address, init) => {
    asked.push({ url: address, init });
    const next = answers[Math.min(asked.length, answers.length) - 1] ?? {};
    return next === 'drop' ? Promise.reject(new TypeError('failed')) : Promise.resolve(answer(next, init));
  };
  return { fetchLike, asked };
}

/** One request through a net of its own. */
export function get(
  fetchLike: FetchLike,
  more: Partial<NetRequest> = {},
  options: Partial<NetLimits> = {}
): ReturnType<ReturnType<typeof createNet>['get']> {
  return createNet(fetchLike, { ...limits, ...options }).get({ url, signal: new AbortController().signal, ...more });
}
