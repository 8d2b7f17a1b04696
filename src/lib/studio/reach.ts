import type { Config } from '../core/catalogue/config';
import type { LayerId, LayerSpec } from '../core/document/document';
import { plainAccess, type Access, type Credential } from '../core/net/access';
import type { LayerRuntime } from '../state/runtime.svelte';

export interface ReachPorts {
  baseUrl: string;
  proxy: Config['proxy'];
  layers(): readonly LayerSpec[];
  runtime(id: LayerId): LayerRuntime;
  retry(id: LayerId): void;
}

/**
 * How servers are reached that do not let themselves be read plainly: credentials and relay, in the memory of this tab
 * alone. Nothing here enters a document, a link, a draft or a message.
 */
export class Reach {
  #access: Access;

  constructor(private readonly ports: ReachPorts) {
    const { baseUrl, proxy } = ports;
    const relay = proxy?.enabled ? new URL(proxy.path, baseUrl).href : null;
    this.#access = { ...plainAccess, relay };
  }

  get access(): Access {
    return this.#access;
  }

  /** Gives a credential to the origin that refused a layer, and asks again for all that it refused. */
  signIn(id: LayerId, credential: Credential): void {
    const origin = this.#refusing(id);
    if (origin === null) return;
    this.#access = { ...this.#access, credentials: { ...this.#access.credentials, [origin]: credential } };
    this.#retry(origin);
  }

  /** Reads the origin that failed a layer through the site's relay from now on. */
  useRelay(id: LayerId): void {
    const origin = this.#refusing(id);
    if (origin === null || this.#access.relay === null) return;
    this.#access = { ...this.#access, relayed: [...this.#access.relayed, origin] };
    this.#retry(origin);
  }

  #retry(origin: string): void {
    const again = this.ports.layers().filter((layer) => this.#refusing(layer.id) === origin);
    for (const layer of again) this.ports.retry(layer.id);
  }

  /** Origin of the address that a layer's problem names; null without. */
  #refusing(id: LayerId): string | null {
    const { problem } = this.ports.runtime(id);
    const url = problem && 'url' in problem.facts ? problem.facts.url : null;
    return url !== null && URL.canParse(url, this.ports.baseUrl) ? new URL(url, this.ports.baseUrl).origin : null;
  }
}
