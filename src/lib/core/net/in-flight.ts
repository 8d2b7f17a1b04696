import type { NetAnswer, NetRequest } from '../ports';
import { bad, caught, type Outcome } from '../problems/problem';

type Start = (signal: AbortSignal, onBytes: NonNullable<NetRequest['onBytes']>) => Promise<Outcome<NetAnswer>>;

interface Shared {
  controller: AbortController;
  result: Promise<Outcome<NetAnswer>>;
  /** of those who wait */
  listeners: Map<object, NetRequest['onBytes']>;
  heard: [number, number | null] | null;
}

/**
 * The same request, asked for while it is on its way, is asked once: all who wait get its progress and its answer. It
 * is called off when the last of them leaves.
 */
export class InFlight {
  readonly #running = new Map<string, Shared>();

  get(key: string, request: NetRequest, start: Start): Promise<Outcome<NetAnswer>> {
    const { signal, onBytes } = request;
    const aborted = bad<NetAnswer>({ code: 'aborted', facts: {} });
    if (signal.aborted) return Promise.resolve(aborted);
    const shared = this.#running.get(key) ?? this.#begin(key, start);
    const me = {};
    shared.listeners.set(me, onBytes);
    if (shared.heard) onBytes?.(...shared.heard);
    return new Promise((resolve) => {
      const leave = (): void => {
        shared.listeners.delete(me);
        if (shared.listeners.size === 0) {
          this.#forget(key, shared);
          shared.controller.abort();
        }
        resolve(aborted);
      };
      signal.addEventListener('abort', leave, { once: true });
      void shared.result.then((outcome) => {
        signal.removeEventListener('abort', leave);
        resolve(outcome);
      });
    });
  }

  #begin(key: string, start: Start): Shared {
    const controller = new AbortController();
    const listeners: Shared['listeners'] = new Map();
    const result = start(controller.signal, (received, total) => {
      shared.heard = [received, total];
      for (const tell of listeners.values()) tell?.(received, total);
    }).catch((error: unknown) => caught<NetAnswer>(error, 'net'));
    const shared: Shared = { controller, listeners, heard: null, result };
    this.#running.set(key, shared);
    void result.then(() => this.#forget(key, shared));
    return shared;
  }

  #forget(key: string, shared: Shared): void {
    if (this.#running.get(key) === shared) this.#running.delete(key);
  }
}
