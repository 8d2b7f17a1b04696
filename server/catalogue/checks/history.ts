import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Health } from '../../../src/lib/core/catalogue/entry';

/** File of a catalogue folder in which the checker remembers what it saw. */
export const historyFile = 'checks.json';

/** checks kept of each entry, the newest first */
const kept = 30;

const recordSchema = v.object({
  /** when, ISO 8601 */
  on: v.string(),
  ok: v.boolean(),
  said: v.string()
});
export type CheckRecord = v.InferOutput<typeof recordSchema>;

const historySchema = v.object({ version: v.literal(1), entries: v.record(v.string(), v.array(recordSchema)) });
/** What the checker saw of each entry, the newest first. */
export type History = v.InferOutput<typeof historySchema>;

/** History of a catalogue folder; empty when there is none, or none that can be read. */
export async function readHistory(folder: string): Promise<History> {
  try {
    return v.parse(historySchema, JSON.parse(await readFile(join(folder, historyFile), 'utf8')));
  } catch {
    return { version: 1, entries: {} };
  }
}

export async function writeHistory(folder: string, history: History): Promise<void> {
  await writeFile(join(folder, historyFile), `${JSON.stringify(history, null, 1)}\n`);
}

/** History with one more check of each of these entries; entries that are gone are forgotten. */
export function withChecks(history: History, checks: ReadonlyMap<string, CheckRecord>): History {
  const entries: History['entries'] = {};
  for (const [id, check] of checks) entries[id] = [check, ...(history.entries[id] ?? [])].slice(0, kept);
  return { version: 1, entries };
}

/** Health of an entry: its last check and the failures in a row it ends; undefined when it was never checked. */
export function healthOf(history: History, id: string): Health | undefined {
  const records = Object.hasOwn(history.entries, id) ? (history.entries[id] ?? []) : [];
  const [last] = records;
  if (!last) return undefined;
  const firstGood = records.findIndex((record) => record.ok);
  return { on: last.on.slice(0, 10), ok: last.ok, failures: firstGood < 0 ? records.length : firstGood };
}
