import { describe, expect, it, vi } from 'vitest';
import { bad, good, type Outcome } from '../core/problems/problem';
import type { TableProfile } from '../core/table/profile';
import { Tables, type Filler } from './tables';

const profile = (bytes: number): TableProfile => ({ table: 't', rows: 1, bytes }) as TableProfile;
const none = (): void => undefined;

/** A reading that ends when told, and says whether it was aborted. */
function reading(): { fill: Filler; end(outcome: Outcome<TableProfile>): void; calls(): number; aborted(): boolean } {
  let calls = 0;
  let signal: AbortSignal | null = null;
  let end: (outcome: Outcome<TableProfile>) => void = none;
  return {
    fill: (given) => {
      calls++;
      signal = given;
      return new Promise((resolve) => (end = resolve));
    },
    end: (outcome) => end(outcome),
    calls: () => calls,
    aborted: () => signal?.aborted ?? false
  };
}

describe('Tables', () => {
  it('reads once for two layers of the same data, and tells both of the progress', async () => {
    const tables = new Tables(none);
    const read = reading();
    const a = tables.want('k', 'l1', read.fill, none);
    const b = tables.want('k', 'l2', read.fill, none);
    read.end(good(profile(1)));
    expect(await a).toEqual(await b);
    expect(read.calls()).toBe(1);
  });

  it('aborts a reading only when nobody waits for it any more', () => {
    const tables = new Tables(none);
    const read = reading();
    void tables.want('k', 'l1', read.fill, none);
    void tables.want('k', 'l2', read.fill, none);
    tables.keepOnly('l1', []);
    expect(read.aborted()).toBe(false);
    tables.keepOnly('l2', []);
    expect(read.aborted()).toBe(true);
    expect(tables.size).toBe(0);
  });

  it('never remembers a failure', async () => {
    const tables = new Tables(none);
    const read = reading();
    const first = tables.want('k', 'l1', read.fill, none);
    read.end(bad({ code: 'http-status', facts: { url: 'u', status: 500 } }));
    expect((await first).ok).toBe(false);
    void tables.want('k', 'l1', read.fill, none);
    expect(read.calls()).toBe(2);
  });

  it('keeps finished tables for undo, and drops the oldest over the budget', async () => {
    const dropped: string[] = [];
    const tables = new Tables((keys) => dropped.push(...keys));
    for (const key of ['a', 'b', 'c']) {
      await tables.want(key, 'l1', async () => good(profile(90_000_000)), none);
      tables.keepOnly('l1', [key]);
    }
    expect(dropped).toEqual([]);
    tables.keepOnly('l1', []);
    expect(dropped).toEqual(['a']);
    expect(tables.size).toBe(2);
  });

  it('keeps nothing that nobody has used for a while', async () => {
    vi.useFakeTimers();
    try {
      const dropped: string[] = [];
      const tables = new Tables((keys) => dropped.push(...keys));
      for (const key of ['a', 'b']) await tables.want(key, key, async () => good(profile(10)), none);
      tables.keepOnly('a', []);
      vi.advanceTimersByTime(29_000);
      expect(dropped).toEqual([]);
      vi.advanceTimersByTime(40_000);
      expect(dropped).toEqual(['a']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('drops a table of a view at once', async () => {
    const dropped: string[] = [];
    const tables = new Tables((keys) => dropped.push(...keys));
    await tables.want('v', 'l1', async () => good(profile(10)), none, true);
    tables.keepOnly('l1', []);
    expect(dropped).toEqual(['v']);
  });

  it('forgets all when the keeper dies', () => {
    const tables = new Tables(none);
    const read = reading();
    void tables.want('k', 'l1', read.fill, none);
    tables.clear();
    expect(read.aborted()).toBe(true);
    expect(tables.size).toBe(0);
  });
});
