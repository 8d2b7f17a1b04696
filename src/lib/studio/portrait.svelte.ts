import type { CatalogueEntry } from '../core/catalogue/entry';
import type { TerritoryInfo } from '../core/catalogue/territories';
import { stableJson, tableOfView } from '../core/document/keys';
import type { LayerId, LayerSpec, MapDocument, Territory } from '../core/document/document';
import { toldOf } from '../core/portrait/figures';
import type { ZoneSpec } from '../core/portrait/schema';
import type { Problem } from '../core/problems/problem';
import { givesOf } from '../core/sources/registry';
import { shownColumns } from '../core/styles/shown-columns';
import { rowStatus, type LayerRuntime } from '../state/runtime.svelte';
import type { WorkerPool } from '../workers/pool';
import type { PortraitArgs, PortraitReply, SiteArgs, TableRef } from '../workers/protocol';
import { unionBbox } from './map-link';
import { coverOf, ratioOf, upperOf, upperPlace } from './portrait-upper';

/** Why a layer of the stack is not measured. */
export type Unmeasured = 'picture' | 'table' | 'failed' | 'hidden' | 'unread';

/** The portrait that is open, as the panel shows it. */
export interface PortraitState {
  zone: ZoneSpec;
  /** the place that it is compared with; null: none */
  beside: ZoneSpec | null;
  /** `waiting`: for layers that are read; `stopped`: by the person */
  status: 'waiting' | 'computing' | 'ready' | 'failed' | 'stopped';
  /** what was measured last; kept while it is measured again */
  found: PortraitReply | null;
  /** what it was compared with above; null: nothing */
  upper: TerritoryInfo | null;
  /** layers that are not measured, topmost first */
  unmeasured: readonly { layer: LayerId; why: Unmeasured }[];
  progress: { done: number; total: number } | null;
  problem: Problem | null;
}

export interface PortraitPorts {
  pool: Pick<WorkerPool, 'call'>;
  document(): MapDocument;
  runtime(id: LayerId): LayerRuntime;
  entry(id: string): CatalogueEntry | undefined;
  territories(): readonly TerritoryInfo[];
  find(territory: Territory): TerritoryInfo | undefined;
  /** loads what is known of a territory */
  known(territory: Territory): Promise<boolean>;
  site(): SiteArgs;
  /** draws the outline of the place; null: none */
  show(outline: readonly Float64Array[] | null): void;
  frame(bbox: PortraitReply['bbox']): void;
}

type Wanted = Omit<PortraitArgs, 'site' | 'zone'> & {
  pending: boolean;
  unmeasured: PortraitState['unmeasured'];
  above: TerritoryInfo | null;
};

/** The portrait of the place that the document names: measured anew when a layer changes. */
export class PortraitStore {
  #state = $state.raw<PortraitState | null>(null);
  /** what is measured, or was */
  #key = '';
  /** the place that is drawn */
  #placed = '';
  #place: Pick<PortraitReply, 'outline' | 'bbox'> | null = null;
  #stop: AbortController | null = null;
  #framing = false;

  constructor(private readonly ports: PortraitPorts) {}

  get state(): PortraitState | null {
    return this.#state;
  }

  /** Extent of the place, degrees; null before it is known. */
  get bbox(): PortraitReply['bbox'] | null {
    return this.#place?.bbox ?? null;
  }

  /** Extent of the place and of the one that it is compared with, degrees; null before it is known. */
  get extent(): PortraitReply['bbox'] | null {
    const there = this.#state?.found?.beside;
    return unionBbox(this.bbox, there && 'bbox' in there ? there.bbox : null);
  }

  /** The document or a layer changed: measures what is to be measured. */
  follow(): void {
    const document = this.ports.document();
    const zone = document.portrait;
    if (!zone) return this.#close();
    if (stableJson(this.#state?.zone ?? null) !== stableJson(zone)) this.#open(zone);
    const home = zone.kind === 'area' ? this.#ref(zone.layer) : null;
    const gone = zone.kind === 'area' && !document.layers.some((l) => l.id === zone.layer);
    if (gone) return this.#fail({ code: 'zone-missing', facts: { name: zone.name } });
    const failed = zone.kind === 'area' ? this.ports.runtime(zone.layer).problem : null;
    if (failed && !home) return this.#fail(failed);
    if (zone.kind === 'area' && !home) return this.#wait();
    void this.#draw(zone, home);
    const wanted = this.#wanted(document, zone, home);
    const { beside = null } = document;
    if (this.#state && this.#state.beside !== beside) this.#patch({ beside });
    const key = stableJson([zone, wanted]);
    if (key === this.#key) return;
    if (wanted.pending) {
      // what is measured of the layers as they were is of no use any more
      if (this.#stop) this.#halt();
      return this.#wait();
    }
    this.#key = key;
    void this.#measure(zone, wanted);
  }

  /** The next place that is laid out is framed. */
  frameNext(): void {
    this.#framing = true;
  }

  /** Stops the measuring under way. */
  cancel(): void {
    if (!this.#stop) return;
    this.#halt(false);
    this.#patch({ status: 'stopped', progress: null });
  }

  again(): void {
    this.#key = '';
    this.#placed = '';
    this.follow();
  }

  #open(zone: ZoneSpec): void {
    this.#halt();
    this.#state = {
      zone,
      beside: null,
      status: 'waiting',
      found: null,
      upper: null,
      unmeasured: [],
      progress: null,
      problem: null
    };
    const { territory } = this.ports.document();
    // names of EPCI and communes come from lists of their own
    if (territory) void this.ports.known(territory).then((known) => known && this.follow());
  }

  #close(): void {
    if (!this.#state) return;
    this.#halt();
    this.#state = null;
    this.#placed = '';
    this.#place = null;
    this.ports.show(null);
  }

  #fail(problem: Problem): void {
    this.#halt();
    this.#patch({ status: 'failed', problem, progress: null, found: null });
  }

  #halt(forget = true): void {
    this.#stop?.abort();
    this.#stop = null;
    if (forget) this.#key = '';
  }

  #wait(): void {
    if (this.#state?.status !== 'waiting') this.#patch({ status: 'waiting', progress: null });
  }

  #patch(change: Partial<PortraitState>): void {
    if (this.#state) this.#state = { ...this.#state, ...change };
  }

  /** The table of a layer as the keeper holds it; null before it is read. */
  #ref(id: LayerId): TableRef | null {
    const layer = this.ports.document().layers.find((l) => l.id === id);
    const { profile } = this.ports.runtime(id);
    return layer && profile ? { table: tableOfView(profile.table), where: layer.where } : null;
  }

  #draw(zone: ZoneSpec, home: TableRef | null): Promise<void> {
    const placed = stableJson([zone, home]);
    if (placed === this.#placed) return Promise.resolve();
    this.#placed = placed;
    return this.ports.pool.call('zone', { zone, home }).then((outcome) => {
      if (placed !== this.#placed) return;
      this.#place = outcome.ok ? outcome.value : null;
      this.ports.show(outcome.ok ? outcome.value.outline : null);
      if (this.#framing && this.#place) this.ports.frame(this.#place.bbox);
      this.#framing = false;
      // what the level above is may depend on where the place lies
      this.follow();
    });
  }

  #wanted(document: MapDocument, zone: ZoneSpec, home: TableRef | null): Wanted {
    const bbox = this.bbox;
    const centre = bbox && ([(bbox[0] + bbox[2]) / 2, (bbox[1] + bbox[3]) / 2] as const);
    const profile = zone.kind === 'area' ? this.ports.runtime(zone.layer).profile : null;
    const upper = upperOf(zone, profile, document, centre, this.ports.find);
    const unmeasured: { layer: LayerId; why: Unmeasured }[] = [];
    const layers: PortraitArgs['layers'] = [];
    let pending = false;
    for (const layer of document.layers.toReversed()) {
      const runtime = this.ports.runtime(layer.id);
      const ref = this.#ref(layer.id);
      const why = this.#why(layer, runtime);
      if (why === 'loading') pending = true;
      else if (why) unmeasured.push({ layer: layer.id, why });
      else if (ref && runtime.profile) {
        const entry = layer.entry === undefined ? undefined : this.ports.entry(layer.entry);
        const columns = [
          ...shownColumns(layer.style).map(({ column }) => column),
          ...Object.keys(entry?.columns ?? {})
        ];
        const cover = upper ? coverOf(layer, upper, document, this.ports.entry, this.ports.find) : 'unknown';
        const told = toldOf(runtime.profile, columns, entry?.label ?? null, ratioOf(layer));
        layers.push({ id: layer.id, ref, told, upper: cover });
      }
    }
    const { beside = null } = document;
    return {
      home,
      beside: beside && { zone: beside, home: beside.kind === 'area' ? this.#ref(beside.layer) : null },
      layers,
      upper: upper && upperPlace(upper, this.ports.territories()),
      pending,
      unmeasured,
      above: upper
    };
  }

  #why(layer: LayerSpec, runtime: LayerRuntime): Unmeasured | 'loading' | null {
    if (givesOf(layer.source) === 'raster' || runtime.pictured) return 'picture';
    switch (rowStatus(layer, runtime)) {
      case 'hidden':
        return 'hidden';
      case 'error':
        return 'failed';
      case 'loading':
        return 'loading';
      default:
        if (!runtime.profile) return 'unread';
        return runtime.profile.geometry === 'none' && runtime.profile.rows > 0 ? 'table' : null;
    }
  }

  async #measure(zone: ZoneSpec, { home, beside, layers, upper, unmeasured, above }: Wanted): Promise<void> {
    this.#stop?.abort();
    const stop = new AbortController();
    this.#stop = stop;
    this.#patch({ status: 'computing', progress: null, problem: null });
    const args: PortraitArgs = { zone, home, beside, layers, upper, site: this.ports.site() };
    const outcome = await this.ports.pool.call('portrait', args, {
      signal: stop.signal,
      progress: ({ features, total }) => {
        if (this.#stop === stop) this.#patch({ progress: { done: features, total: total ?? 0 } });
      }
    });
    if (this.#stop !== stop) return;
    this.#stop = null;
    if (outcome.ok) {
      this.#patch({ status: 'ready', found: outcome.value, upper: above, unmeasured, progress: null });
      const there = outcome.value.beside;
      this.ports.show([...outcome.value.outline, ...(there && 'outline' in there ? there.outline : [])]);
    } else this.#patch({ status: 'failed', problem: outcome.problem, progress: null });
  }
}
