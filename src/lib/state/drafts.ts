import { createStore, del, get, promisifyRequest, set } from 'idb-keyval';
import type { MapDocument } from '../core/document/document';
import { validateDocument } from '../core/document/validate';

interface Saved {
  document: unknown;
  savedAt: number;
}

/** A draft found on this device. */
export interface Draft {
  document: MapDocument;
  savedAt: number;
}

/**
 * Autosaved map and own files, in this browser only. Storage may be refused (private windows, embeds of other sites):
 * then nothing is kept, and nothing fails.
 */
export class Drafts {
  #store: ReturnType<typeof createStore> | null = null;
  #memory = new Map<string, Blob>();

  #open(): ReturnType<typeof createStore> | null {
    try {
      this.#store ??= createStore('millefeuille', 'kept');
    } catch {
      this.#store = null;
    }
    return this.#store;
  }

  async #quietly<T>(work: (store: ReturnType<typeof createStore>) => Promise<T>): Promise<T | undefined> {
    const store = this.#open();
    if (!store) return undefined;
    try {
      return await work(store);
    } catch {
      return undefined;
    }
  }

  async load(): Promise<Draft | null> {
    const saved = await this.#quietly((store) => get<Saved>('draft', store));
    if (!saved) return null;
    const checked = validateDocument(saved.document);
    return checked.ok && checked.value.layers.length > 0 ? { document: checked.value, savedAt: saved.savedAt } : null;
  }

  async save(document: MapDocument, savedAt: number): Promise<void> {
    const draft: Saved = { document, savedAt };
    await this.#quietly((store) =>
      store('readwrite', (kept) => {
        kept.put(draft, 'draft');
        // a page that is leaving is no longer there to end the transaction, which would undo it
        kept.transaction.commit();
        return promisifyRequest(kept.transaction);
      })
    );
  }

  async forget(): Promise<void> {
    await this.#quietly((store) => del('draft', store));
  }

  /** Keeps an own file under its hash. */
  async keepFile(hash: string, file: Blob): Promise<void> {
    this.#memory.set(hash, file);
    await this.#quietly((store) => set(`file:${hash}`, file, store));
  }

  async file(hash: string): Promise<Blob | null> {
    return this.#memory.get(hash) ?? (await this.#quietly((store) => get<Blob>(`file:${hash}`, store))) ?? null;
  }
}

/**
 * Content hash of a file, hexadecimal: SHA-256 cut to 128 bits, or FNV-1a over the bytes where the page is not a
 * secure context (plain http intranets have no SubtleCrypto). Names bytes on one device; not for security.
 */
export async function hashOf(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  if (globalThis.crypto?.subtle) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return Array.from(digest.subarray(0, 16), (b) => b.toString(16).padStart(2, '0')).join('');
  }
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (const byte of new Uint8Array(bytes)) {
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ byte ^ (low >>> 13), 0x85ebca6b);
  }
  return [low, high, bytes.byteLength].map((n) => (n >>> 0).toString(16).padStart(8, '0')).join('');
}
