import type { Problem } from '../../core/problems/problem';
import type { Discovery, Offer } from '../../core/sources/kind';
import type { Studio } from '../../studio/api';

export type ReadingState =
  | { phase: 'idle' }
  | { phase: 'reading' }
  | { phase: 'found'; discoveries: readonly Discovery[] }
  | { phase: 'failed'; problem: Problem };

/** One reading of an address at a time: a new one, or leaving, stops the last. */
export class AddressReading {
  #state = $state.raw<ReadingState>({ phase: 'idle' });
  #running: AbortController | null = null;

  constructor(private readonly studio: Studio) {}

  get state(): ReadingState {
    return this.#state;
  }

  /** Reads a text; its end is in `state`. */
  async read(text: string): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.#state = { phase: 'reading' };
    const found = await this.studio.discover(text, running.signal);
    if (this.#running !== running) return;
    this.#running = null;
    this.#state = found.ok ? { phase: 'found', discoveries: found.value } : { phase: 'failed', problem: found.problem };
  }

  stop(): void {
    this.#running?.abort();
    this.#running = null;
    this.#state = { phase: 'idle' };
  }
}

/** Layers that can be added, groups looked into. */
export function addable(offers: readonly Offer[]): Offer[] {
  return offers.flatMap((offer) => [...(offer.source ? [offer] : []), ...addable(offer.children ?? [])]);
}

/** The only layer of what was found; null when there is a choice. */
export function soleOffer(discoveries: readonly Discovery[]): Offer | null {
  const all = discoveries.flatMap((discovery) => addable(discovery.offers));
  return all.length === 1 ? (all[0] ?? null) : null;
}
