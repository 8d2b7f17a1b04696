import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from './net.fixture';
import { get, server, url } from './net.fixture';
import { backoffSeconds, retryAfterSeconds } from './retry';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Outcome, and milliseconds at which each request was sent. */
async function times(...answers: (Answer | 'drop')[]): Promise<[Awaited<ReturnType<typeof get>>, number[]]> {
  const start = Date.now();
  const sent: number[] = [];
  const { fetchLike } = server(...answers);
  const got = get((address, init) => {
    sent.push(Date.now() - start);
    return fetchLike(address, init);
  });
  await vi.advanceTimersByTimeAsync(120_000);
  return [await got, sent];
}

describe('asking again', () => {
  it.each([429, 502, 503, 504])('%i: after 0.5, 1 and 2 s, then it is told', async (status) => {
    const [got, sent] = await times({ status });
    expect(sent).toEqual([0, 500, 1500, 3500]);
    const problem =
      status === 429
        ? { code: 'rate-limited', facts: { url, status, seconds: null } }
        : { code: 'http-status', facts: { url, status } };
    expect(got).toEqual({ ok: false, problem });
  });

  it.each([400, 401, 403, 404, 407, 410, 500, 501])('%i: never', async (status) => {
    const [got, sent] = await times({ status });
    expect([got.ok, sent]).toEqual([false, [0]]);
  });

  it('as soon as the server wishes, in seconds or by a date', async () => {
    const seconds: Answer = { status: 503, headers: { 'retry-after': '3' } };
    expect(await times(seconds, seconds, { chunks: ['ok'] })).toMatchObject([{ ok: true }, [0, 3000, 6000]]);
    vi.setSystemTime('2026-03-01T08:00:00Z');
    const date: Answer = { status: 429, headers: { 'retry-after': 'Sun, 01 Mar 2026 08:00:07 GMT' } };
    expect(await times(date, { chunks: ['ok'] })).toMatchObject([{ ok: true }, [0, 7000]]);
  });

  it('not at all when the server asks for more patience than a person has', async () => {
    const [got, sent] = await times({ status: 429, headers: { 'retry-after': '3600' } });
    expect(sent).toEqual([0]);
    expect(got).toEqual({ ok: false, problem: { code: 'rate-limited', facts: { url, status: 429, seconds: 3600 } } });
  });

  it('after a connection that drops, twice; after an answer cut in the middle, once', async () => {
    expect(await times('drop', 'drop', { chunks: ['ok'] })).toMatchObject([{ ok: true }, [0, 500, 1500]]);
    const unreachable = { problem: { code: 'source-unreachable' } };
    expect(await times('drop')).toMatchObject([unreachable, [0, 500, 1500]]);
    const half: Answer = { chunks: ['{"a"'], then: 'reset' };
    expect(await times(half, { chunks: ['{}'] })).toMatchObject([{ ok: true }, [0, 500]]);
    const cut = { ok: false, problem: { code: 'answer-cut', facts: { url, bytes: 4 } } };
    expect(await times(half)).toEqual([cut, [0, 500]]);
  });

  it('stops at once when its caller leaves in the middle of a wait', async () => {
    const controller = new AbortController();
    const { fetchLike, asked } = server({ status: 503 });
    const got = get(fetchLike, { signal: controller.signal });
    await vi.advanceTimersByTimeAsync(600);
    controller.abort();
    expect(await got).toEqual({ ok: false, problem: { code: 'aborted', facts: {} } });
    await vi.advanceTimersByTimeAsync(60_000);
    expect([asked.length, vi.getTimerCount()]).toEqual([2, 0]);
  });
});

describe('retryAfterSeconds', () => {
  const now = Date.parse('2026-03-01T08:00:00Z');
  it.each([
    ['0', 0],
    [' 120 ', 120],
    ['Sun, 01 Mar 2026 08:01:00 GMT', 60],
    ['Sunday, 01-Mar-26 08:01:00 GMT', 60],
    ['Sun, 01 Mar 2026 07:00:00 GMT', 0],
    ['', null],
    [null, null],
    ['soon', null],
    ['-5', null],
    ['1.5', null],
    ['2026', 2026]
  ])('%j: %j', (header, seconds) => expect(retryAfterSeconds(header, now)).toBe(seconds));
});

it('backoffSeconds doubles, and leaves out up to a half', () => {
  expect([0, 1, 2].map((attempt) => backoffSeconds(attempt, () => 1))).toEqual([0.5, 1, 2]);
  expect([0, 1, 2].map((attempt) => backoffSeconds(attempt, () => 0))).toEqual([0.25, 0.5, 1]);
});
