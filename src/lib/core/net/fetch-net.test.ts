import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FetchLike } from './fetch-like';
import { answer, fetching, get, limits, never, server, url } from './net.fixture';
import { createNet } from './fetch-net';

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
    const api = await get(fetching({ status: 400, chunks: ['{"error_code":"ODSQLError","message":"Champ inconnu"}'] }));
    expect(api).toEqual({
      ok: false,
      problem: { code: 'http-status', facts: { url, status: 400, said: 'Champ inconnu' } }
    });
  });

  it('stops at the size limit, announced or not', async () => {
    const announced = await get(fetching({ headers: { 'content-length': '5000' } }));
    expect(announced).toEqual({ ok: false, problem: { code: 'too-large', facts: { bytes: 5000, limit: 1000 } } });
    const met = await get(fetching({ chunks: ['x'.repeat(600), 'x'.repeat(600), 'never read'] }));
    expect(met).toEqual({ ok: false, problem: { code: 'too-large', facts: { bytes: 1200, limit: 1000 } } });
  });

  it('notices an answer cut short', async () => {
    const got = get(fetching({ headers: { 'content-length': '10' }, chunks: ['abc'] }));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await got).toEqual({ ok: false, problem: { code: 'answer-cut', facts: { url, bytes: 3 } } });
  });

  it('gives up silence, before or in the middle of an answer', async () => {
    const timeout = { ok: false, problem: { code: 'timeout', facts: { url, seconds: 20 } } };
    const silent = get((_, init) => never(init));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await silent).toEqual(timeout);
    const stalled = get(fetching({ chunks: ['{'], then: 'silence' }));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await stalled).toEqual(timeout);
  });

  it('gives up silence even where nobody heeds the abort', async () => {
    const deaf = { signal: new AbortController().signal };
    const timeout = { ok: false, problem: { code: 'timeout', facts: { url, seconds: 20 } } };
    const silent = get(() => never(deaf));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await silent).toEqual(timeout);
    const stalled = get(() => Promise.resolve(answer({ chunks: ['{'], then: 'silence' }, deaf)));
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
    await vi.advanceTimersByTimeAsync(0);
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
    const settled = async (got: ReturnType<typeof get>) => {
      await vi.advanceTimersByTimeAsync(10_000);
      return got;
    };
    expect(await settled(get(cors, {}, site))).toEqual({
      ok: false,
      problem: { code: 'cors-refused', facts: { url } }
    });
    // once more after the probe: a connection that dropped and healed meanwhile is no refusal
    expect(modes).toEqual([undefined, 'no-cors', undefined]);
    const relay = {
      ...site,
      access: () => ({ credentials: {}, relay: 'https://carto.exemple.fr/relais', relayed: [] })
    };
    expect(await settled(get(cors, {}, relay))).toMatchObject({ problem: { facts: { url, relay: true } } });
    // a server so slow that the probe is given up lives too: what is not there fails at once
    const slow: FetchLike = (_, init) =>
      init.mode === 'no-cors' ? never(init) : Promise.reject(new TypeError('failed'));
    expect(await settled(get(slow, {}, site))).toMatchObject({ problem: { code: 'cors-refused' } });
    const dead: FetchLike = () => Promise.reject(new TypeError('failed'));
    const unreachable = { ok: false, problem: { code: 'source-unreachable', facts: { url } } };
    expect(await settled(get(dead, {}, site))).toEqual(unreachable);
    // same origin, or no browser: CORS has no say
    expect(await settled(get(cors, {}, { baseUrl: 'https://data.exemple.fr/' }))).toEqual(unreachable);
    expect(await settled(get(cors))).toEqual(unreachable);
  });

  it('tells redirections without end, where the platform lets them be seen', async () => {
    const told = { ok: false, problem: { code: 'redirect-refused', facts: { url, reason: 'redirects' } } };
    const node = new TypeError('fetch failed', { cause: new Error('redirect count exceeded') });
    expect(await get(() => Promise.reject(node))).toEqual(told);
    const browser: FetchLike = (_, init) =>
      init.redirect === 'manual'
        ? Promise.resolve(answer({ status: 0, type: 'opaqueredirect' }, init))
        : Promise.reject(new TypeError('failed'));
    expect(await get(browser, {}, { baseUrl: 'https://carto.exemple.fr/' })).toEqual(told);
  });

  it('asks over https what a secure page may not read, and says so when that fails', async () => {
    const http = 'http://data.exemple.fr/x?a=1';
    const secure = { baseUrl: 'https://carto.exemple.fr/' };
    const there = server({ chunks: ['ok'] });
    expect((await get(there.fetchLike, { url: http }, secure)).ok).toBe(true);
    expect(there.asked.map((a) => a.url)).toEqual(['https://data.exemple.fr/x?a=1']);
    const dead = get(() => Promise.reject(new TypeError('failed')), { url: http }, secure);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await dead).toEqual({ ok: false, problem: { code: 'mixed-content', facts: { url: http } } });
    // the machine's own addresses are secure, and a plain page reads what it is told
    for (const [address, baseUrl] of [
      ['http://127.0.0.1:81/x', 'https://carto.exemple.fr/'],
      ['http://data.exemple.fr/x', 'http://carto.exemple.fr/']
    ] as const) {
      const plain = server({});
      await get(plain.fetchLike, { url: address }, { baseUrl });
      expect(plain.asked.map((a) => a.url)).toEqual([address]);
    }
  });

  it('notices a type that the content belies, and keeps the content', async () => {
    const got = await get(fetching({ headers: { 'content-type': 'text/html; charset=utf-8' }, chunks: ['{"a":1}'] }));
    const notice = { code: 'content-type-wrong', facts: { declared: 'text/html', found: 'JSON' } };
    expect(got).toMatchObject({ ok: true, notices: [notice] });
  });

  it('asks once what several ask at the same time, and calls it off when the last one leaves', async () => {
    let signal: AbortSignal | null = null;
    let release = (): void => undefined;
    let requests = 0;
    const net = createNet(async (_, init) => {
      requests++;
      ({ signal } = init);
      await new Promise<void>((resolve) => (release = resolve));
      return answer({ chunks: ['ab', 'cd'] }, init);
    }, limits);
    const seen: number[][] = [[], []];
    const controllers = [new AbortController(), new AbortController()];
    const ask = (i: number) => net.get({ url, signal: controllers[i]!.signal, onBytes: (n) => void seen[i]!.push(n) });
    const both = [ask(0), ask(1)];
    await vi.advanceTimersByTimeAsync(0);
    controllers[0]!.abort();
    expect(await both[0]).toMatchObject({ problem: { code: 'aborted' } });
    expect(signal).toMatchObject({ aborted: false });
    release();
    expect((await both[1])?.ok).toBe(true);
    expect([requests, seen]).toEqual([1, [[], [2, 4]]]);
    // both leave: the request is called off, and the next one is a request of its own
    const again = [ask(1), net.get({ url, signal: controllers[1]!.signal })];
    await vi.advanceTimersByTimeAsync(0);
    controllers[1]!.abort();
    expect((await Promise.all(again)).map((got) => got.ok)).toEqual([false, false]);
    expect([requests, signal]).toMatchObject([2, { aborted: true }]);
    release();
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('tells the browser to check what it kept after a failure, and only then', async () => {
    const { fetchLike, asked } = server({ status: 404 }, {}, {});
    const net = createNet(fetchLike, limits);
    for (let i = 0; i < 3; i++) await net.get({ url, signal: new AbortController().signal });
    expect(asked.map((a) => a.init.cache)).toEqual([undefined, 'no-cache', undefined]);
  });

  it('gives nothing to addresses that are none', async () => {
    const { fetchLike, asked } = server({});
    expect(await get(fetchLike, { url: 'demo/x.json' })).toMatchObject({ problem: { code: 'source-unreachable' } });
    expect(asked).toEqual([]);
  });
});
