import type { InfoFeature } from '../core/identify/read-info';
import type { LayerId, LayerSpec } from '../core/document/document';
import type { Problem } from '../core/problems/problem';
import type { LayerRuntime } from '../state/runtime.svelte';
import type { WorkerPool } from '../workers/pool';
import type { SiteArgs } from '../workers/protocol';
import type { Identified } from './api';

/** Pictures asked about one place at most, the topmost first: each is a request to a server. */
const MOST = 3;

/**
 * What the servers of pictures say lies at a place that was clicked: the topmost picture that knows of something there.
 */
export class IdentifiedStore {
  #identified = $state.raw<Identified | null>(null);
  #stop: AbortController | null = null;

  constructor(
    private readonly ports: {
      pool: Pick<WorkerPool, 'call'>;
      /** bottom first */
      layers(): readonly LayerSpec[];
      runtime(id: LayerId): LayerRuntime;
      site(): SiteArgs;
    }
  ) {}

  get identified(): Identified | null {
    return this.#identified;
  }

  /** Asks the pictures that are seen; does nothing where none can be asked. */
  async ask(place: { lon: number; lat: number }, metresPerPixel: number): Promise<void> {
    this.clear();
    const asked = this.#pictures();
    if (asked.length === 0) return;
    const stop = new AbortController();
    this.#stop = stop;
    const first = asked[0] as LayerSpec;
    const show = (layer: LayerId, status: Identified['status'], features: InfoFeature[], problem: Problem | null) => {
      this.#identified = { layer, status, features, problem };
    };
    show(first.id, 'asking', [], null);
    let failed: { layer: LayerId; problem: Problem } | null = null;
    for (const { id } of asked) {
      const request = this.ports.runtime(id).picture?.info;
      if (!request) continue;
      const args = { request, place: { ...place, metresPerPixel }, site: this.ports.site() };
      const answer = await this.ports.pool.call('identify', args, { signal: stop.signal });
      if (stop.signal.aborted) return;
      if (answer.ok && answer.value.length > 0) return show(id, 'ready', answer.value, null);
      if (!answer.ok) failed ??= { layer: id, problem: answer.problem };
    }
    if (failed) show(failed.layer, 'failed', [], failed.problem);
    else show(first.id, 'ready', [], null);
  }

  clear(): void {
    this.#stop?.abort();
    this.#stop = null;
    this.#identified = null;
  }

  /** Layers to ask, the topmost first. */
  #pictures(): LayerSpec[] {
    const seen = (layer: LayerSpec): boolean => {
      const { picture, drawsAt } = this.ports.runtime(layer.id);
      return layer.visible && layer.opacity > 0 && drawsAt === null && Boolean(picture?.info);
    };
    return this.ports.layers().filter(seen).reverse().slice(0, MOST);
  }
}
