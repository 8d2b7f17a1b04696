import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FetchLike } from './fetch-like';
import { createNet } from './fetch-net';
import { HostQueue, type Penalty, type PenaltyPort } from './host-queue';
import { answer, limits } from './net.fixture';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const { signal } = new AbortController();
/** How many get a place now; the places are given back when asked. */
async function places(queue: HostQueue, host: string, wanted: number): Promise<(() => void)[]> {
  const got: (() => void)[] = [];
  for (let i = 0; i < wanted; i++) void queue.enter(host, signal).then((leave) => leave && got.push(leave));
  await vi.advanceTimersByTimeAsync(0);
  return got;
}

describe('HostQueue', () => {
  it('lets six at a time to a host, in order, and others to other hosts', async () => {
    const queue = new HostQueue(6);
    const a = await places(queue, 'a', 9);
    const b = await places(queue, 'b', 2);
    expect([a.length, b.length]).toEqual([6, 2]);
    a[0]!();
    await vi.advanceTimersByTimeAsync(0);
    expect(a.length).toBe(7);
  });

  it('halves down to one, waits, and recovers by one after ten answers', async () => {
    const queue = new HostQueue(6);
    const seen: number[] = [];
    for (let i = 0; i < 4; i++) {
      queue.overloaded('a', 2);
      await vi.advanceTimersByTimeAsync(2000);
      seen.push(await drained(queue));
    }
    expect(seen).toEqual([3, 1, 1, 1]);
    for (let i = 0; i < 9; i++) queue.answered('a');
    expect(await drained(queue)).toBe(1);
    queue.answered('a');
    expect(await drained(queue)).toBe(2);
    for (let i = 0; i < 100; i++) queue.answered('a');
    expect(await drained(queue)).toBe(6);
  });

  it('sends nothing to a host before the time it asked for', async () => {
    const queue = new HostQueue(6);
    queue.overloaded('a', 5);
    const got = await places(queue, 'a', 2);
    await vi.advanceTimersByTimeAsync(4999);
    expect(got.length).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(got.length).toBe(2);
  });

  it('forgets who leaves the queue', async () => {
    const queue = new HostQueue(1);
    const [leave] = await places(queue, 'a', 1);
    const gone = new AbortController();
    const waiting = queue.enter('a', gone.signal);
    gone.abort();
    expect(await waiting).toBeNull();
    expect(await queue.enter('a', gone.signal)).toBeNull();
    const next = places(queue, 'a', 1);
    leave!();
    expect((await next).length).toBe(1);
  });

  it('shares penalties with its peers, and believes no clock that is far off', async () => {
    const listeners: ((penalty: Penalty) => void)[] = [];
    const port = (): PenaltyPort => ({
      tell: (penalty) => listeners.slice(1).forEach((hear) => hear(penalty)),
      hear: (listener) => void listeners.push(listener)
    });
    const [one, other] = [new HostQueue(6, port()), new HostQueue(6, port())];
    one.overloaded('a', 3);
    const got = await places(other, 'a', 6);
    expect(got.length).toBe(0);
    await vi.advanceTimersByTimeAsync(3000);
    expect(got.length).toBe(3);
    listeners[1]!({ host: 'b', until: Date.now() + 1e9 });
    const later = await places(other, 'b', 1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(later.length).toBe(1);
  });
});

/** Requests that run together when more are asked for. */
async function drained(queue: HostQueue): Promise<number> {
  const got = await places(queue, 'a', 12);
  const together = got.length;
  while (got.length > 0) {
    got.shift()!();
    await vi.advanceTimersByTimeAsync(0);
  }
  return together;
}

describe('the queue of a net', () => {
  it('does not count against the time-out of what waits in it', async () => {
    let running = 0;
    let most = 0;
    const slow: FetchLike = async (_, init) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 15_000));
      running--;
      return answer({ chunks: ['ok'] }, init);
    };
    const net = createNet(slow, { ...limits, perHost: 2 });
    const all = Array.from({ length: 6 }, (_, i) => net.get({ url: `https://a.fr/${i}`, signal }));
    await vi.advanceTimersByTimeAsync(45_000);
    expect((await Promise.all(all)).map((got) => got.ok)).toEqual(Array.from({ length: 6 }, () => true));
    expect(most).toBe(2);
  });

  it('gives its place back whatever becomes of a request', async () => {
    const net = createNet(() => Promise.reject(new TypeError('failed')), { ...limits, perHost: 1 });
    for (let i = 0; i < 3; i++) {
      const got = net.get({ url: 'https://a.fr/', signal });
      await vi.advanceTimersByTimeAsync(10_000);
      expect((await got).ok).toBe(false);
    }
  });
});
