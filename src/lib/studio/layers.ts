import { crossingInputs } from '../core/crossings/registry';
import { stableJson, tableKey, viewKey } from '../core/document/keys';
import type { LayerId, LayerSpec, MapDocument } from '../core/document/document';
import type { Mark, Shape } from '../core/marks/marks';
import { bad, good, type Outcome, type Problem } from '../core/problems/problem';
import { givesOf } from '../core/sources/registry';
import type { Theme } from '../core/styles/kind';
import type { StyleSpec } from '../core/styles/schema';
import type { TableProfile } from '../core/table/profile';
import type { RuntimeStore } from '../state/runtime.svelte';
import type { ReadArgs, SiteArgs } from '../workers/protocol';
import type { WorkerPool } from '../workers/pool';
import { rootsOf } from '../core/crossings/lineage';
import { Tables } from './tables';

/** What the layers need from the studio around them. */
export interface LayersPorts {
  pool: Pick<WorkerPool, 'call'>;
  runtimes: RuntimeStore;
  document(): MapDocument;
  theme(): Theme;
  baseUrl: string;
  /** how sources are asked: limits, credentials, relay */
  limits(): Omit<SiteArgs, 'baseUrl'>;
  /** may this layer call its hosts: a problem when refused, 'wait' while a person is asked */
  gate(layer: LayerSpec): Problem | 'wait' | null;
  file(hash: string): Promise<Blob | null>;
  /** automatic cartography: best style of a layer just read, and the place that suits it */
  choose(layer: LayerSpec, profile: TableProfile): StyleSpec | null;
  /** writes an automatic style into the document, as part of the step that called for it */
  adopt(id: LayerId, style: StyleSpec): void;
  hasShape(id: string): boolean;
  putShape(shape: Shape): Promise<void>;
  dropShape(id: string): void;
  /** marks, problems or phases changed: redraw */
  changed(): void;
  /** a layer is drawn for the first time */
  arrived(id: LayerId): void;
}

interface Live {
  /** key of all that decides the drawing: what is shown or being made now */
  key: string;
  view: string | null;
  marks: readonly Mark[];
  /** calls off what is asked for this drawing alone, where something is */
  stop?: () => void;
}

/**
 * Keeps the page's layers in step with the document: reads what is new, crosses, compiles what is restyled, forgets
 * what left. A late answer is applied only if the layer's key is still the one it was asked under.
 */
export class Layers {
  #live = new Map<LayerId, Live>();
  #tables: Tables;
  /** shapes sent to the map so far */
  #known = new Set<string>();

  constructor(private readonly ports: LayersPorts) {
    this.#tables = new Tables((tables) => void ports.pool.call('drop', { tables }));
  }

  marks(id: LayerId): readonly Mark[] {
    return this.#live.get(id)?.marks ?? [];
  }

  /** Compares the document with what is live, and starts what is missing. */
  reconcile(): void {
    const document = this.ports.document();
    for (const id of [...this.#live.keys()]) if (!document.layers.some((l) => l.id === id)) this.#forget(id);
    for (const layer of document.layers) {
      const key = this.#keyOf(document, layer);
      const live = this.#live.get(layer.id);
      if (live?.key === key) continue;
      void this.#run(layer, key);
    }
    this.#dropShapes();
  }

  /** Starts a failed or cancelled layer again, and the crossings that failed for it. */
  retry(id: LayerId): void {
    const document = this.ports.document();
    const again = new Set<LayerId>([id]);
    for (const layer of document.layers) {
      // upstream failures first, then those that read this one
      if (layer.source.kind === 'derived' && crossingInputs(layer.source.crossing).some((i) => again.has(i)))
        again.add(layer.id);
    }
    const asked = document.layers.find((l) => l.id === id);
    if (asked?.source.kind === 'derived')
      for (const input of crossingInputs(asked.source.crossing))
        if (this.ports.runtimes.get(input).phase === 'failed') again.add(input);
    for (const each of again) {
      const phase = this.ports.runtimes.get(each).phase;
      if (each === id || phase === 'failed') this.#live.delete(each);
    }
    this.reconcile();
  }

  /** Stops a reading; its row offers to retry. */
  cancel(id: LayerId): void {
    const live = this.#live.get(id);
    if (!live) return;
    live.stop?.();
    // another object under the same key: the run under way is no longer the current one, and none begins by itself
    this.#live.set(id, { ...live });
    this.#tables.keepOnly(id, []);
    this.ports.runtimes.patch(id, { phase: 'cancelled', problem: { code: 'aborted', facts: {} }, progress: null });
    this.ports.changed();
  }

  /** The keeper died: every table is read again. */
  evicted(): void {
    this.#tables.clear();
    this.#live.clear();
    this.reconcile();
  }

  /** The map lost its shapes (new context): compile again, with shapes. */
  redraw(): void {
    for (const live of this.#live.values()) live.key = '';
    this.reconcile();
  }

  #layer(id: LayerId): LayerSpec | undefined {
    return this.ports.document().layers.find((l) => l.id === id);
  }

  #keyOf(document: MapDocument, layer: LayerSpec): string {
    if (givesOf(layer.source) === 'raster') return stableJson(layer.source);
    const table = tableKey(document, layer);
    const data = 'key' in table ? viewKey(table.key, layer.where) : stableJson(table.problem);
    return `${data} ${stableJson(layer.style)} ${this.ports.theme()}`;
  }

  /** Whether a person is being asked about what a crossing is computed from in the end. */
  #waits(id: LayerId): boolean {
    return [...rootsOf(this.ports.document(), id)].some((root) => {
      const layer = this.#layer(root);
      return layer !== undefined && this.ports.gate(layer) === 'wait';
    });
  }

  #forget(id: LayerId): void {
    this.#live.get(id)?.stop?.();
    this.#live.delete(id);
    this.#tables.keepOnly(id, []);
    this.ports.runtimes.remove(id);
  }

  #fail(id: LayerId, problem: Problem): void {
    const phase = problem.code === 'aborted' ? 'cancelled' : 'failed';
    this.ports.runtimes.patch(id, { phase, problem, progress: null });
    this.ports.changed();
  }

  async #run(layer: LayerSpec, key: string): Promise<void> {
    const { runtimes } = this.ports;
    const { id } = layer;
    const before = this.#live.get(id);
    const mine: Live = { key, view: before?.view ?? null, marks: before?.marks ?? [] };
    this.#live.set(id, mine);
    const current = (): boolean => this.#live.get(id) === mine;

    const gate = this.ports.gate(layer);
    if (gate === 'wait' || this.#waits(id)) {
      runtimes.reset(id);
      this.#live.delete(id);
      return;
    }
    if (gate) return this.#fail(id, gate);
    if (givesOf(layer.source) === 'raster') return this.#raster(layer, mine);

    const document = this.ports.document();
    const table = tableKey(document, layer);
    if ('problem' in table) return this.#fail(id, table.problem);
    const view = viewKey(table.key, layer.where);
    const restyled = before?.view === view && runtimes.get(id).profile !== null;
    if (!restyled)
      runtimes.patch(id, { phase: 'reading', problem: null, notices: [], progress: null, profile: null, legend: null });
    else runtimes.patch(id, { phase: 'compiling', problem: null });
    this.ports.changed();

    const whole = await this.#table(document, layer, id);
    if (!current()) return;
    if (!whole.ok) return this.#fail(id, whole.problem);
    let { value: profile, notices } = whole;
    const ref = { table: table.key, where: layer.where };
    if (layer.where !== null) {
      const filtered = await this.ports.pool.call('profile', ref);
      if (!current()) return;
      if (!filtered.ok) return this.#fail(id, filtered.problem);
      profile = filtered.value;
      notices = [...notices, ...filtered.notices];
    }
    runtimes.patch(id, { phase: 'compiling', progress: null, profile, notices });
    this.#tables.keepOnly(id, [table.key]);
    const live = this.#live.get(id) as Live;
    live.view = view;

    if (profile.geometry === 'none' || profile.rows === 0) {
      live.marks = [];
      runtimes.patch(id, {
        phase: 'ready',
        legend: profile.geometry === 'none' ? { type: 'table', count: profile.rows } : null
      });
      this.ports.arrived(id);
      return this.ports.changed();
    }
    if (layer.style === null) {
      const chosen = this.ports.choose(layer, profile);
      if (!chosen) return this.#fail(id, { code: 'internal', facts: { where: 'carto', detail: 'no style suits' } });
      await this.#resolve(layer, chosen, ref, current);
      return;
    }
    if (unresolved(layer.style)) {
      await this.#resolve(layer, layer.style, ref, current);
      return;
    }
    await this.#compile(layer, layer.style, ref, current);
  }

  /** Computes the automatic parts of a style and stores them; the new style starts the next run. */
  async #resolve(
    layer: LayerSpec,
    style: StyleSpec,
    ref: { table: string; where: LayerSpec['where'] },
    current: () => boolean
  ): Promise<void> {
    const resolved = await this.ports.pool.call('resolve', { ...ref, style });
    if (!current()) return;
    if (!resolved.ok) return this.#fail(layer.id, resolved.problem);
    const before = JSON.stringify(this.#layer(layer.id)?.style);
    this.ports.adopt(layer.id, resolved.value);
    // a style that cannot be resolved further (no value to class) is drawn as it is
    if (JSON.stringify(this.#layer(layer.id)?.style) === before)
      await this.#compile(layer, resolved.value, ref, current);
  }

  async #compile(
    layer: LayerSpec,
    style: StyleSpec,
    ref: { table: string; where: LayerSpec['where'] },
    current: () => boolean
  ): Promise<void> {
    const { id } = layer;
    const view = viewKey(ref.table, ref.where);
    const have = [`${view}:own`, `${view}:inside`].filter((shape) => this.ports.hasShape(shape));
    const reply = await this.ports.pool.call('compile', { ...ref, style, theme: this.ports.theme(), have });
    if (!current()) return;
    if (!reply.ok) return this.#fail(id, reply.problem);
    for (const shape of reply.value.shapes) {
      this.#known.add(shape.id);
      await this.ports.putShape(shape);
    }
    if (!current()) return;
    const live = this.#live.get(id) as Live;
    live.marks = reply.value.marks;
    this.ports.runtimes.patch(id, { phase: 'ready', legend: reply.value.legend, problem: null });
    this.ports.arrived(id);
    this.ports.changed();
    this.#dropShapes();
  }

  async #raster(layer: LayerSpec, mine: Live): Promise<void> {
    const { id, source } = layer;
    const { runtimes } = this.ports;
    const current = (): boolean => this.#live.get(id) === mine;
    runtimes.patch(id, { phase: 'reading', problem: null, notices: [] });
    this.ports.changed();
    const controller = new AbortController();
    mine.stop = () => controller.abort();
    const plan = await this.ports.pool.call('plan', { source, site: this.#site() }, { signal: controller.signal });
    if (!current()) return;
    if (!plan.ok) return this.#fail(id, plan.problem);
    const { request, legend: pictures, info, choices, bbox } = plan.value;
    const { timeoutSeconds } = this.ports.limits();
    mine.view = null;
    mine.marks = [{ mark: 'raster', request: { ...request, timeoutSeconds, attribution: layer.credit ?? '' } }];
    const legend = pictures.length === 0 ? null : { type: 'image' as const, pictures };
    const picture = { info, choices, bbox };
    runtimes.patch(id, { phase: 'ready', legend, picture, problem: null, notices: plan.notices });
    this.ports.arrived(id);
    this.ports.changed();
  }

  #site(): SiteArgs {
    return { baseUrl: this.ports.baseUrl, ...this.ports.limits() };
  }

  /** The table of a layer for a user: read, or crossed from the tables of its inputs, which it then needs too. */
  #table(document: MapDocument, layer: LayerSpec, user: LayerId): Promise<Outcome<TableProfile>> {
    const key = tableKey(document, layer);
    if ('problem' in key) return Promise.resolve(bad(key.problem));
    const { source } = layer;
    return this.#tables.want(
      key.key,
      user,
      async (signal, progress) => {
        if (givesOf(source) === 'raster')
          return bad({ code: 'internal', facts: { where: 'layers', detail: 'a raster has no table' } });
        if (source.kind === 'derived') return this.#cross(document, layer, user, key.key, signal);
        const args: ReadArgs = { table: key.key, source, site: this.#site() };
        if (source.kind === 'file') {
          const file = await this.ports.file(source.hash);
          if (!file) return bad({ code: 'file-missing', facts: { name: source.name } });
          args.file = file;
        }
        return this.ports.pool.call('read', args, { signal, progress });
      },
      (progress) => this.ports.runtimes.patch(user, { progress })
    );
  }

  async #cross(
    document: MapDocument,
    layer: LayerSpec,
    user: LayerId,
    table: string,
    signal: AbortSignal
  ): Promise<Outcome<TableProfile>> {
    if (layer.source.kind !== 'derived') return bad({ code: 'internal', facts: { where: 'cross', detail: layer.id } });
    const { crossing } = layer.source;
    const inputs = crossingInputs(crossing).map((id) => document.layers.find((l) => l.id === id) as LayerSpec);
    const refs = [];
    for (const input of inputs) {
      const blocked = this.ports.gate(input);
      const read = blocked ? null : await this.#table(document, input, user);
      if (!read?.ok) return bad({ code: 'crossing-input-failed', facts: { layer: input.name } });
      const key = tableKey(document, input);
      if ('problem' in key) return bad(key.problem);
      refs.push({ table: key.key, where: input.where });
    }
    const progress = (p: { features: number; total: number | null; bytes: number }): void =>
      this.ports.runtimes.patch(user, { progress: p });
    const result = await this.ports.pool.call('cross', { table, inputs: refs, crossing }, { signal, progress });
    if (!result.ok) return result;
    const nameOf = (id: string): string => document.layers.find((l) => l.id === id)?.name ?? id;
    const notices = result.notices.map((notice) =>
      notice.code === 'crossing-partial'
        ? { ...notice, facts: { ...notice.facts, layer: nameOf(notice.facts.layer) } }
        : notice
    );
    return good(result.value, notices);
  }

  #dropShapes(): void {
    const used = new Set<string>();
    for (const live of this.#live.values()) if (live.view) used.add(live.view);
    for (const id of this.#known) {
      if (used.has(id.slice(0, id.lastIndexOf(':')))) continue;
      this.ports.dropShape(id);
      this.#known.delete(id);
    }
  }
}

/** True while a style's automatic parts are missing. */
function unresolved(style: StyleSpec): boolean {
  switch (style.kind) {
    case 'classes':
      return style.breaks === undefined;
    case 'categories':
      return style.values === undefined;
    case 'circles':
      return style.maxValue === undefined;
    case 'single':
      return false;
  }
}
