import { crossingInputs } from '../core/crossings/registry';
import { rootsOf } from '../core/crossings/lineage';
import { stableJson, tableKey, viewKey } from '../core/document/keys';
import type { LayerId, LayerSpec, MapDocument } from '../core/document/document';
import type { Mark } from '../core/marks/marks';
import type { Problem } from '../core/problems/problem';
import { givesOf, type SourceSpec } from '../core/sources/registry';
import type { StyleSpec } from '../core/styles/schema';
import type { TableProfile } from '../core/table/profile';
import type { SiteArgs, TableRef } from '../workers/protocol';
import { LayerScales } from './layer-scales';
import { LayerShapes } from './layer-shapes';
import { LayerTables } from './layer-tables';
import { ended } from './ended';
import type { LayersPorts } from './layers-ports';
import { drawnOf, lookKey, type Live } from './live-layer';
import { OneByOne } from './one-by-one';
import { tooWideOf } from './too-wide';
import { unresolved } from './unresolved';
import { wholeTablesOf, type WholeTables } from './whole-tables';

/**
 * Keeps the page's layers in step with the document: reads what is new, crosses, compiles what is restyled, forgets
 * what left. A late answer is applied only if the layer's key is still the one it was asked under.
 */
export class Layers {
  #live = new Map<LayerId, Live>();
  /** layers that are read at once see what those before them chose */
  #choices = new OneByOne();
  #tables: LayerTables;
  #shapes: LayerShapes;
  #scales: LayerScales;
  /** the first rows that a crossing would give */
  readonly preview: LayerTables['preview'] = (...asked) => this.#tables.preview(...asked);
  /** tables of layers of any document, for a user that is no layer and lets go of them by `release` */
  readonly whole: WholeTables;
  readonly release = (user: string): void => this.#tables.keepOnly(user, []);

  constructor(private readonly ports: LayersPorts) {
    this.#shapes = new LayerShapes(ports);
    this.#scales = new LayerScales(this.#shapes, {
      live: (id) => this.#live.get(id),
      layer: (id) => this.#layer(id),
      look: (layer) => lookKey(layer, layer.style, this.ports),
      compile: (layer, style, ref, current) => this.#compile(layer, style, ref, current),
      changed: () => ports.changed(),
      swapped: () => this.#dropShapes()
    });
    this.#tables = new LayerTables({
      pool: ports.pool,
      site: () => this.site(),
      wholeLimit: () => ports.wholeLimit(),
      view: () => ports.camera(),
      gate: (layer) => ports.gate(layer),
      file: (hash) => ports.file(hash),
      progress: (id, progress) => ports.runtimes.patch(id, { progress }),
      changed: () => this.reconcile()
    });
    this.whole = wholeTablesOf(this.#tables, (layer) => ports.gate(layer));
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
    for (const layer of document.layers) this.#scales.follow(layer);
    this.#tables.tidy(document);
    this.#dropShapes();
  }

  /** Whether a layer that is seen is drawn for other scales than those seen. */
  get outOfBand(): boolean {
    return this.ports.document().layers.some((layer) => this.#scales.missed(layer));
  }

  /** Whether shapes for the scales seen now are on their way. */
  get rescaling(): boolean {
    return this.#scales.pending;
  }

  /** Whether what is drawn depends on where one looks: data read by the view, twins. */
  get followsView(): boolean {
    const document = this.ports.document();
    return document.layers.some((layer) => layer.twin !== undefined || this.#tables.follows(document, layer));
  }

  /** Whether pictures stand for a layer now: those of its source, or of its twin. */
  showsPictures(id: LayerId): boolean {
    return this.ports.runtimes.get(id).pictured;
  }

  /** The pictures that a layer shows have come: what they replace may go. */
  pictured(id: LayerId): void {
    const live = this.#live.get(id);
    if (!live?.shown || !live.marks.some((mark) => mark.mark === 'raster')) return;
    live.shown = null;
    live.marks = live.marks.filter((mark) => mark.mark === 'raster');
    this.ports.changed();
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
      if (each !== id && phase !== 'failed') continue;
      // what is shown of a view stays while the rest is asked for
      const layer = this.#layer(each);
      if (!layer || !this.#tables.again(layer)) this.#live.delete(each);
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
    for (const live of this.#live.values()) {
      live.key = '';
      if (live.shown) live.shown.look = '';
    }
    this.reconcile();
  }

  #layer(id: LayerId): LayerSpec | undefined {
    return this.ports.document().layers.find((l) => l.id === id);
  }

  /** Pictures that stand for a layer: its source's, or its twin's while the map is further out; null: its objects. */
  #pictures(layer: LayerSpec): SourceSpec | null {
    if (givesOf(layer.source) === 'raster') return layer.source;
    const { twin } = layer;
    return twin && (this.ports.camera()?.zoom ?? Infinity) < twin.below ? twin.source : null;
  }

  #keyOf(document: MapDocument, layer: LayerSpec): string {
    const pictures = this.#pictures(layer);
    if (pictures) return stableJson(pictures);
    const table = this.#tables.keyOf(document, layer);
    const data = 'key' in table ? viewKey(table.key, layer.where) : stableJson(table.problem);
    return `${data} ${lookKey(layer, layer.style, this.ports)}`;
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
    this.ports.runtimes.patch(id, { phase, problem, progress: null, partial: false });
    this.ports.changed();
  }

  async #run(layer: LayerSpec, key: string): Promise<void> {
    const { runtimes } = this.ports;
    const { id } = layer;
    const document = this.ports.document();
    const before = this.#live.get(id);
    const whole = tableKey(document, layer);
    const lasting = 'key' in whole ? viewKey(whole.key, layer.where) : '';
    const mine: Live = {
      key,
      lasting,
      view: before?.view ?? null,
      marks: before?.marks ?? [],
      shown: before?.shown ?? null,
      gap: null
    };
    before?.stop?.();
    this.#live.set(id, mine);
    const current = (): boolean => this.#live.get(id) === mine;

    const gate = this.ports.gate(layer);
    if (gate === 'wait' || this.#waits(id)) {
      runtimes.reset(id);
      this.#live.delete(id);
      return;
    }
    if (gate) return this.#fail(id, gate);
    const loading = this.#tables.loading(layer);
    const pictures = this.#pictures(layer);
    runtimes.patch(id, { loading, pictured: pictures !== null, partial: false });
    if (pictures) return this.#raster(layer, pictures, mine);

    const table = this.#tables.keyOf(document, layer);
    if ('problem' in table) {
      // a crossing that can no longer be computed: what it showed is not true any more
      [mine.view, mine.marks, mine.shown] = [null, [], null];
      this.#tables.keepOnly(id, []);
      runtimes.patch(id, { notices: [], profile: null, legend: null });
      return this.#fail(id, table.problem);
    }
    if (this.#tables.waits(document, layer)) return this.#await(layer);
    const view = viewKey(table.key, layer.where);
    const ref = { table: table.key, where: layer.where };
    // the same data in another style, or seen elsewhere: the row goes on telling what it told
    const restyled = before?.view === view && runtimes.get(id).profile !== null;
    const moved = before?.lasting === lasting;
    if (restyled) runtimes.patch(id, { phase: 'compiling', problem: null });
    else if (moved) runtimes.patch(id, { phase: 'reading', problem: null, progress: null });
    else
      runtimes.patch(id, { phase: 'reading', problem: null, notices: [], progress: null, profile: null, legend: null });
    this.ports.changed();

    const wanted = this.#tables.want(document, layer, id);
    // what an earlier view asked for is called off only now: the two have cells in common
    const kept = mine.shown ? [mine.shown.ref.table] : [];
    this.#tables.keepOnly(id, [...this.#tables.needs(document, layer), ...kept]);
    const read = await wanted;
    if (!current()) return;
    if (!read.ok) {
      if (this.#tables.turned(layer, read.problem)) return;
      const wide = tooWideOf(read.problem, layer.name);
      if (wide) return this.#tooWide(layer, wide, mine, moved);
      return this.#fail(id, read.problem);
    }
    let { value: profile, notices } = read;
    if (layer.where !== null) {
      const filtered = await this.ports.pool.call('profile', ref);
      if (!current()) return;
      if (!filtered.ok) return this.#fail(id, filtered.problem);
      profile = filtered.value;
      notices = [...notices, ...filtered.notices];
    }
    runtimes.patch(id, { phase: 'compiling', progress: null, profile, notices });
    this.#tables.keepOnly(id, [table.key]);
    mine.view = view;
    mine.gap = this.#tables.gap(layer, table.key);

    if (profile.geometry === 'none' || profile.rows === 0) {
      mine.marks = [];
      mine.shown = null;
      runtimes.patch(id, {
        ...ended(mine.gap),
        legend: profile.geometry === 'none' ? { type: 'table', count: profile.rows } : null
      });
      this.ports.arrived(id);
      return this.ports.changed();
    }
    if (layer.style === null) return this.#choices.run(() => this.#choose(layer, profile, ref, current));
    if (unresolved(layer.style)) {
      await this.#resolve(layer, layer.style, ref, current);
      return;
    }
    await this.#compile(layer, layer.style, ref, current);
  }

  async #choose(layer: LayerSpec, profile: TableProfile, ref: TableRef, current: () => boolean): Promise<void> {
    if (!current()) return;
    const chosen = this.ports.choose(layer, profile);
    if (chosen) return this.#resolve(layer, chosen, ref, current);
    this.#fail(layer.id, { code: 'internal', facts: { where: 'carto', detail: 'no style suits' } });
  }

  /** Nothing can be asked before there is a map, or before the layer is seen. */
  #await(layer: LayerSpec): void {
    this.#tables.keepOnly(layer.id, []);
    this.ports.runtimes.patch(layer.id, { phase: 'waiting', problem: null, progress: null });
  }

  /** The view holds too much: the twin's pictures, else what was shown, in the style of now; and the row says to zoom. */
  async #tooWide(layer: LayerSpec, problem: Problem, mine: Live, moved: boolean): Promise<void> {
    const { id, style } = layer;
    const current = (): boolean => this.#live.get(id) === mine;
    if (layer.twin) {
      this.ports.runtimes.patch(id, { pictured: true });
      await this.#raster(layer, layer.twin.source, mine);
      if (!current()) return;
      const { notices } = this.ports.runtimes.get(id);
      return this.ports.runtimes.patch(id, { notices: [...notices, problem] });
    }
    if (!moved) [mine.marks, mine.shown] = [[], null];
    this.ports.runtimes.patch(id, { phase: 'ready', progress: null, notices: [problem] });
    const { shown } = mine;
    if (shown && style && shown.look !== lookKey(layer, style, this.ports))
      await this.#compile(layer, style, shown.ref, current);
    this.ports.changed();
  }

  /** Computes the automatic parts of a style and stores them; the new style starts the next run. */
  async #resolve(layer: LayerSpec, style: StyleSpec, ref: TableRef, current: () => boolean): Promise<void> {
    const resolved = await this.ports.pool.call('resolve', { ...ref, style });
    if (!current()) return;
    if (!resolved.ok) return this.#fail(layer.id, resolved.problem);
    const before = JSON.stringify(this.#layer(layer.id)?.style);
    this.ports.adopt(layer.id, resolved.value);
    // a style that cannot be resolved further (no value to class) is drawn as it is
    if (JSON.stringify(this.#layer(layer.id)?.style) === before)
      await this.#compile(layer, resolved.value, ref, current);
  }

  async #compile(layer: LayerSpec, style: StyleSpec, ref: TableRef, current: () => boolean): Promise<void> {
    const { id } = layer;
    const view = viewKey(ref.table, ref.where);
    const [theme, language] = [this.ports.theme(), this.ports.language()];
    const { band, zoom } = this.#shapes;
    const drawn = { style, labels: layer.labels, theme, language, band, zoom, have: this.#shapes.have(view) };
    const reply = await this.ports.pool.call('compile', { ...ref, ...drawn });
    if (!current()) return;
    if (!reply.ok) return this.#fail(id, reply.problem);
    await this.#shapes.put(reply.value.shapes, reply.value.marks);
    if (!current()) return;
    const live = this.#live.get(id) as Live;
    if (live.shown && live.shown.rows !== reply.value.rows) this.ports.replaced(id);
    live.marks = reply.value.marks;
    const { rows, varies, zooms = null } = reply.value;
    live.shown = { ref, view, rows, zooms, look: lookKey(layer, style, this.ports), band: varies ? band : null };
    this.ports.runtimes.patch(id, { ...ended(live.gap), legend: reply.value.legend });
    this.ports.arrived(id);
    this.ports.changed();
    this.#dropShapes();
    // the map may have moved meanwhile
    this.#scales.follow(layer);
  }

  async #raster(layer: LayerSpec, source: SourceSpec, mine: Live): Promise<void> {
    const { id } = layer;
    const { runtimes } = this.ports;
    const current = (): boolean => this.#live.get(id) === mine;
    runtimes.patch(id, { phase: 'reading', problem: null, notices: [], progress: null });
    this.ports.changed();
    this.#tables.keepOnly(id, []);
    const controller = new AbortController();
    mine.stop = () => controller.abort();
    const plan = await this.ports.pool.call('plan', { source, site: this.site() }, { signal: controller.signal });
    if (!current()) return;
    if (!plan.ok) return this.#fail(id, plan.problem);
    const { request, legend: pictures, info, choices, bbox } = plan.value;
    const { timeoutSeconds } = this.ports.limits();
    mine.view = null;
    // objects stay below until the pictures that stand for them have come (`pictured`)
    const objects = mine.shown ? mine.marks.filter((mark) => mark.mark !== 'raster') : [];
    const mark: Mark = { mark: 'raster', request: { ...request, timeoutSeconds, attribution: layer.credit ?? '' } };
    mine.marks = [...objects, mark];
    const legend = pictures.length === 0 ? null : { type: 'image' as const, pictures };
    const picture = { info, choices, bbox };
    runtimes.patch(id, { phase: 'ready', legend, picture, problem: null, notices: plan.notices });
    this.ports.arrived(id);
    this.ports.changed();
  }

  /** What workers are told of the site. */
  site(): SiteArgs {
    return { baseUrl: this.ports.baseUrl, ...this.ports.limits() };
  }

  #dropShapes(): void {
    const { views, marks } = drawnOf(this.#live.values());
    this.#shapes.keepOnly(views, marks);
  }
}
