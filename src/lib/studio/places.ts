import type { FoundPlace, Geocoder } from '../core/geocoder/geocoder';
import { bad, type Outcome } from '../core/problems/problem';
import type { WorkerPool } from '../workers/pool';
import type { SiteArgs } from '../workers/protocol';

/** Addresses and places, asked of the geocoder that the configuration names, when a person asks for it. */
export class Places {
  constructor(
    private readonly ports: { pool: Pick<WorkerPool, 'call'>; geocoder: Geocoder | null; site(): SiteArgs }
  ) {}

  /** Who would be asked; null: nobody, the search is off. */
  get service(): string | null {
    return this.ports.geocoder?.name ?? null;
  }

  /** Places found for a text, the best first. */
  search(text: string, signal: AbortSignal): Promise<Outcome<FoundPlace[]>> {
    const { geocoder, pool, site } = this.ports;
    if (!geocoder) return Promise.resolve(bad({ code: 'source-unreachable', facts: { url: '' } }));
    return pool.call('geocode', { text, geocoder, site: site() }, { signal });
  }
}
