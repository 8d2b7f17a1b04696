import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outOfOrder, type CatalogueEntry } from '../../../src/lib/core/catalogue/entry';
import { healthOf, historyFile, readHistory, withChecks, writeHistory, type History } from './history';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'history-'));
});
afterEach(() => rm(folder, { recursive: true }));

const none: History = { version: 1, entries: {} };
const after = (...outcomes: boolean[]): History =>
  outcomes.reduce(
    (history, ok, day) => withChecks(history, new Map([['a', { on: `2026-11-0${day + 1}T08:00:00Z`, ok, said: 'x' }]])),
    none
  );
const greyed = (history: History): boolean => outOfOrder({ health: healthOf(history, 'a') } as CatalogueEntry);

describe('the history of checks', () => {
  it('greys an entry after three failures in a row, and no sooner; one success heals', () => {
    expect(healthOf(none, 'a')).toBeUndefined();
    expect(healthOf(after(true, false, false), 'a')).toEqual({ on: '2026-11-03', ok: false, failures: 2 });
    expect(greyed(after(false, false))).toBe(false);
    expect(greyed(after(false, true, false, false))).toBe(false);
    expect(greyed(after(true, false, false, false))).toBe(true);
    expect(greyed(after(false, false, false, true))).toBe(false);
  });

  it('is kept in the folder, is bounded, and is empty when the file is damaged', async () => {
    const long = after(...Array.from({ length: 9 }, () => true));
    await writeHistory(folder, long);
    expect(await readHistory(folder)).toEqual(long);
    const many = Array.from({ length: 50 }).reduce<History>(
      (history) => withChecks(history, new Map([['a', { on: '2026-11-01T00:00:00Z', ok: true, said: '' }]])),
      none
    );
    expect(many.entries['a']).toHaveLength(30);
    await writeFile(join(folder, historyFile), '{"version":1,"entries":{"a":[{"on":3}]}}');
    expect(await readHistory(folder)).toEqual(none);
  });

  it('asks nothing of the prototype', () => {
    expect(healthOf(none, 'constructor')).toBeUndefined();
  });
});
