import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NetRequest } from '../ports';
import { createNet, type FetchInit, type FetchLike, type FetchResponse } from './fetch-net';

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  chunks?: (string | 'silence')[];
}

function answer({ status = 200, headers = {}, chunks = [] }: Answer, init: FetchInit): FetchResponse {
  const left = [...chunks];
  return {
    ok: status < 300,
    status,
    url: '',
    headers: { get: (name) => headers[name] ?? null },
    body: {
      getReader: () => ({
        read: () => {
          const next = left.shift();
          if (next === 'silence') return never(init);
          return Promise.resolve(
            next === undefined ? { done: true } : { done: false, value: new TextEncoder().encode(next) }
          );
        },
        cancel: () => Promise.resolve()
      })
    }
  };
}

/** A promise that only an abort settles, as `fetch`'s. */
function never<T>(init: FetchInit): Promise<T> {
  return new Promise((_, reject) => init.signal.addEventListener('abort', () => reject(new Error('aborted'))));
}

const url = 'https://data.exemple.fr/x';
const limits = { timeoutSeconds: 20, maxBytes: 1000 };
const fetching =
  (made: Answer): FetchLike =>
  (_, init) =>
    Promise.resolve(answer(made, init));

function get(
  fetchLike: FetchLike,
  more: Partial<NetRequest> = {},
  options: Partial<typeof limits & { baseUrl: string }> = {}
) {
  return createNet(fetchLike, { ...limits, ...options }).get({ url, signal: new AbortController().signal, ...more });
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('createNet', () => {
  it.each([
    ['too large by its own account', { headers: { 'content-length': '5000' } }],
    ['refused', { status: 401 }]
  ])('calls off an answer that is %s, so that its connection is free', async (_, made) => {
    let signal: AbortSignal | null = null;
    const got = await get((_url, init) => {
      signal = init.signal;
      return Promise.resolve(answer(made, init));
    });
    expect(got.ok).toBe(false);
    expect(signal).toMatchObject({ aborted: true });
  });

  it('joins chunks and counts them as they come', async () => {
    const seen: [number, number | null][] = [];
    const made = { headers: { 'content-type': 'text/csv', 'content-length': '5' }, chunks: ['ab', 'cde'] };
    const got = await get(fetching(made), { onBytes: (n, total) => void seen.push([n, total]) });
    expect(got.ok && new TextDecoder().decode(got.value.bytes)).toBe('abcde');
    expect(got.ok && got.value.contentType).toBe('text/csv');
    expect(seen).toEqual([
      [2, 5],
      [5, 5]
    ]);
  });

  it('does not take the length of a compressed answer for its bytes', async () => {
    const seen: (number | null)[] = [];
    const headers = { 'content-length': '2', 'content-encoding': 'gzip' };
    const got = await get(fetching({ headers, chunks: ['abcdef'] }), { onBytes: (_, total) => void seen.push(total) });
    expect(got.ok).toBe(true);
    expect(seen).toEqual([null]);
  });

  it.each([401, 403])('%i asks for credentials', async (status) => {
    expect(await get(fetching({ status }))).toEqual({
      ok: false,
      problem: { code: 'auth-required', facts: { url, status } }
    });
  });

  it('says the status, or what an OGC service says under it', async () => {
    const plain = await get(fetching({ status: 500, chunks: ['<html>oops</html>'] }));
    expect(plain).toEqual({ ok: false, problem: { code: 'http-status', facts: { url, status: 500 } } });
    const report =
      '<ows:ExceptionReport><ows:Exception exceptionCode="NoApplicableCode"><ows:ExceptionText>Base éteinte</ows:ExceptionText></ows:Exception></ows:ExceptionReport>';
    const said = await get(fetching({ status: 400, chunks: [report] }));
    expect(said).toEqual({
      ok: false,
      problem: { code: 'service-exception', facts: { url, said: 'Base éteinte', ogcCode: 'NoApplicableCode' } }
    });
  });

  it('stops at the size limit, announced or not', async () => {
    const announced = await get(fetching({ headers: { 'content-length': '5000' } }));
    expect(announced).toEqual({ ok: false, problem: { code: 'too-large', facts: { bytes: 5000, limit: 1000 } } });
    const met = await get(fetching({ chunks: ['x'.repeat(600), 'x'.repeat(600), 'never read'] }));
    expect(met).toEqual({ ok: false, problem: { code: 'too-large', facts: { bytes: 1200, limit: 1000 } } });
  });

  it('notices an answer cut short', async () => {
    const got = await get(fetching({ headers: { 'content-length': '10' }, chunks: ['abc'] }));
    expect(got).toEqual({ ok: false, problem: { code: 'source-unreachable', facts: { url } } });
  });

  it('gives up silence, before or in the middle of an answer', async () => {
    const timeout = { ok: false, problem: { code: 'timeout', facts: { url, seconds: 20 } } };
    const silent = get((_, init) => never(init));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await silent).toEqual(timeout);
    const stalled = get(fetching({ chunks: ['{', 'silence'] }));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await stalled).toEqual(timeout);
  });

  it('gives up an answer that trickles for ever', async () => {
    const trickle: FetchLike = (_, init) => {
      const made = answer({}, init);
      const read = (): Promise<{ done: boolean; value: Uint8Array }> =>
        new Promise((resolve, reject) => {
          init.signal.addEventListener('abort', () => reject(new Error('aborted')));
          setTimeout(() => resolve({ done: false, value: Uint8Array.of(32) }), 10_000);
        });
      return Promise.resolve({ ...made, body: { getReader: () => ({ read, cancel: () => Promise.resolve() }) } });
    };
    const got = get(trickle);
    await vi.advanceTimersByTimeAsync(301_000);
    expect((await got).ok).toBe(false);
  });

  it('stops when its caller does', async () => {
    const controller = new AbortController();
    const got = get((_, init) => never(init), { signal: controller.signal });
    controller.abort();
    expect(await got).toEqual({ ok: false, problem: { code: 'aborted', facts: {} } });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('tells CORS from a dead host by a request that may not be read', async () => {
    const modes: (string | undefined)[] = [];
    const cors: FetchLike = (_, init) => {
      modes.push(init.mode);
      return init.mode === 'no-cors'
        ? Promise.resolve(answer({ status: 0 }, init))
        : Promise.reject(new TypeError('failed'));
    };
    const site = { baseUrl: 'https://carto.exemple.fr/' };
    expect(await get(cors, {}, site)).toEqual({ ok: false, problem: { code: 'cors-refused', facts: { url } } });
    expect(modes).toEqual([undefined, 'no-cors']);
    const dead: FetchLike = () => Promise.reject(new TypeError('failed'));
    const unreachable = { ok: false, problem: { code: 'source-unreachable', facts: { url } } };
    expect(await get(dead, {}, site)).toEqual(unreachable);
    // same origin, or no browser: CORS has no say
    expect(await get(cors, {}, { baseUrl: 'https://data.exemple.fr/' })).toEqual(unreachable);
    expect(await get(cors)).toEqual(unreachable);
  });

  it('tries again after the time a busy server asks for, twice at most', async () => {
    let requests = 0;
    const busy =
      (times: number): FetchLike =>
      (_, init) => {
        requests++;
        const made = requests <= times ? { status: 503, headers: { 'retry-after': '1' } } : { chunks: ['ok'] };
        return Promise.resolve(answer(made, init));
      };
    const healed = get(busy(2));
    await vi.advanceTimersByTimeAsync(2_000);
    expect((await healed).ok).toBe(true);
    expect(requests).toBe(3);
    requests = 0;
    const never = get(busy(9));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await never).toEqual({ ok: false, problem: { code: 'http-status', facts: { url, status: 503 } } });
    expect(requests).toBe(3);
  });
});
