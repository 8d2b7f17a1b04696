import type { LayerSpec } from '../core/document/document';
import { urlsOfLayer } from '../core/document/validate';
import type { Problem } from '../core/problems/problem';
import { callsOneOf } from './hosts';

/**
 * What may be called: hosts that an opened link names and nobody else did wait for a person's word. The word lasts as
 * long as the page, so that undo never reaches a host that was refused or never answered for.
 */
export class HostGate {
  #pending = $state.raw<readonly string[] | null>(null);
  #accepted: readonly string[] = [];
  #refused: readonly string[] = [];

  constructor(private readonly baseUrl: string) {}

  /** hosts to ask about; null when none */
  get pending(): readonly string[] | null {
    return this.#pending;
  }

  /** Asks about hosts not accepted yet. A question that another one replaces counts as refused. */
  ask(hosts: readonly string[]): void {
    this.refuse();
    const open = hosts.filter((host) => !this.#accepted.includes(host));
    this.#refused = this.#refused.filter((host) => !open.includes(host));
    this.#pending = open.length > 0 ? open : null;
  }

  /** Hosts that the person named: no question about them is left, nor a refusal. */
  allow(urls: readonly string[]): void {
    const named = (host: string): boolean => callsOneOf(urls, [host], this.baseUrl) !== null;
    this.#accepted = [...this.#accepted, ...[...this.#refused, ...(this.#pending ?? [])].filter(named)];
    this.#refused = this.#refused.filter((host) => !named(host));
    const open = this.#pending?.filter((host) => !named(host)) ?? [];
    this.#pending = open.length > 0 ? open : null;
  }

  accept(): void {
    this.#accepted = [...this.#accepted, ...(this.#pending ?? [])];
    this.#pending = null;
  }

  refuse(): void {
    this.#refused = [...this.#refused, ...(this.#pending ?? [])];
    this.#pending = null;
  }

  /** Asks again about what a layer calls and was refused; false when nothing was. */
  askAgain(layer: LayerSpec): boolean {
    const wanted = this.#refused.filter((host) => callsOneOf(urlsOfLayer(layer), [host], this.baseUrl) !== null);
    if (wanted.length > 0) this.ask(wanted);
    return wanted.length > 0;
  }

  /** 'wait' before the answer, a problem after a refusal, null when the layer may be loaded. */
  check(layer: LayerSpec): Problem | 'wait' | null {
    const urls = urlsOfLayer(layer);
    if (callsOneOf(urls, this.#pending ?? [], this.baseUrl) !== null) return 'wait';
    const host = callsOneOf(urls, this.#refused, this.baseUrl);
    return host === null ? null : { code: 'host-refused', facts: { host, url: urls[0] ?? '' } };
  }
}
