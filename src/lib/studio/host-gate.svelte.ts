import type { LayerSpec } from '../core/document/document';
import { urlsOf } from '../core/document/validate';
import type { Problem } from '../core/problems/problem';
import { callsOneOf } from './hosts';

/** What may be called: hosts that an opened link names and nobody else did wait for a person's word. */
export class HostGate {
  #pending = $state.raw<readonly string[] | null>(null);
  #refused: readonly string[] = [];

  constructor(private readonly baseUrl: string) {}

  /** hosts to ask about; null when none */
  get pending(): readonly string[] | null {
    return this.#pending;
  }

  ask(hosts: readonly string[]): void {
    this.#pending = hosts.length > 0 ? hosts : null;
    this.#refused = [];
  }

  accept(): void {
    this.#pending = null;
    this.#refused = [];
  }

  refuse(): void {
    this.#refused = this.#pending ?? [];
    this.#pending = null;
  }

  /** 'wait' before the answer, a problem after a refusal, null when the layer may be loaded. */
  check(layer: LayerSpec): Problem | 'wait' | null {
    const urls = urlsOf(layer.source);
    const host = callsOneOf(urls, this.#pending ?? this.#refused, this.baseUrl);
    if (host === null) return null;
    return this.#pending ? 'wait' : { code: 'host-refused', facts: { host, url: urls[0] ?? '' } };
  }
}
