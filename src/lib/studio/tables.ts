import type { TableKey } from '../core/document/keys';
import type { Outcome } from '../core/problems/problem';
import type { ReadProgress } from '../core/sources/kind';
import type { TableProfile } from '../core/table/profile';

/** Bytes of tables no layer uses any more that are kept for undo, before the oldest is dropped. */
const spareBytes = 200_000_000;

/** Milliseconds for which they are. */
const spareTime = 30_000;

export type Filler = (signal: AbortSignal, progress: (p: ReadProgress) => void) => Promise<Outcome<TableProfile>>;

interface Slot {
  result: Promise<Outcome<TableProfile>>;
  controller: AbortController;
  users: Set<string>;
  listeners: Map<string, (p: ReadProgress) => void>;
  settled: Outcome<TableProfile> | null;
  lastUse: number;
  /** milliseconds since which nobody uses it; null while somebody does */
  spareSince: number | null;
  /** made again easily: dropped as soon as nobody uses it */
  passing: boolean;
}

/**
 * Which tables the keeper holds or is about to, by content key: layers with the same data share one reading. A
 * reading nobody waits for is aborted; a finished table is kept half a minute for undo; a failure is never remembered.
 */
export class Tables {
  #slots = new Map<TableKey, Slot>();
  #clock = 0;
  #sweeping: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly drop: (keys: TableKey[]) => void) {}

  /**
   * The table of a key for a user (layer id), filled by `fill` when it is not there yet. A `passing` one (of a view) is
   * not kept for undo.
   */
  want(
    key: TableKey,
    user: string,
    fill: Filler,
    progress: (p: ReadProgress) => void,
    passing = false
  ): Promise<Outcome<TableProfile>> {
    let slot = this.#slots.get(key);
    if (!slot) {
      const controller = new AbortController();
      const listeners = new Map<string, (p: ReadProgress) => void>();
      const made: Slot = {
        controller,
        listeners,
        users: new Set(),
        settled: null,
        lastUse: 0,
        spareSince: null,
        passing,
        result: fill(controller.signal, (p) => listeners.forEach((tell) => tell(p))).then((outcome) => {
          made.settled = outcome;
          if (!outcome.ok && this.#slots.get(key) === made) this.#slots.delete(key);
          // let go of just before it came
          if (outcome.ok && !this.#slots.has(key)) this.drop([key]);
          return outcome;
        })
      };
      slot = made;
      this.#slots.set(key, slot);
    }
    slot.users.add(user);
    slot.spareSince = null;
    slot.lastUse = ++this.#clock;
    if (!slot.settled) slot.listeners.set(user, progress);
    return slot.result;
  }

  /** Tells which tables a user needs from now on; the others it had are let go. */
  keepOnly(user: string, keys: readonly TableKey[]): void {
    for (const [key, slot] of this.#slots) {
      if (keys.includes(key) || !slot.users.delete(user)) continue;
      slot.listeners.delete(user);
      if (slot.users.size === 0 && !slot.settled) {
        this.#slots.delete(key);
        slot.controller.abort();
      }
    }
    this.#trim();
  }

  /** Forgets everything: the keeper died. */
  clear(): void {
    const slots = [...this.#slots.values()];
    this.#slots.clear();
    for (const slot of slots) slot.controller.abort();
  }

  /** tables held or being read, for tests */
  get size(): number {
    return this.#slots.size;
  }

  #trim(): void {
    const spare = [...this.#slots]
      .filter(([, s]) => s.users.size === 0 && s.settled)
      .sort(([, a], [, b]) => b.lastUse - a.lastUse);
    let bytes = 0;
    let left = false;
    const out: TableKey[] = [];
    const now = Date.now();
    for (const [key, slot] of spare) {
      bytes += slot.settled?.ok ? slot.settled.value.bytes : 0;
      slot.spareSince ??= now;
      if (slot.passing || bytes > spareBytes || now - slot.spareSince >= spareTime) out.push(key);
      else left = true;
    }
    if (left && this.#sweeping === null)
      this.#sweeping = setTimeout(() => {
        this.#sweeping = null;
        this.#trim();
      }, spareTime);
    for (const key of out) this.#slots.delete(key);
    if (out.length > 0) this.drop(out);
  }
}
