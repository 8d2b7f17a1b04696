import { ancestryOf } from '../core/crossings/lineage';
import type { CrossingPreview } from '../core/crossings/preview';
import { costOf, crossingInputs } from '../core/crossings/registry';
import type { CrossingSpec } from '../core/crossings/schema';
import type { LayerId, LayerSpec, MapDocument } from '../core/document/document';
import { sourceKey, tableKey, type KeyOrProblem, type TableKey } from '../core/document/keys';
import { inZooms } from '../core/marks/zoom-range';
import { bad, good, type Outcome, type Problem } from '../core/problems/problem';
import { givesOf, sourceKind, type SourceSpec } from '../core/sources/registry';
import type { ReadProgress } from '../core/sources/kind';
import type { TableProfile } from '../core/table/profile';
import { pace } from '../state/pace.svelte';
import type { ReadArgs, SiteArgs, TableRef } from '../workers/protocol';
import type { WorkerPool } from '../workers/pool';
import type { Camera } from './layers-ports';
import { Tables } from './tables';
import { ViewCells, type WantedCells } from './view-cells';

export interface LayerTablesPorts {
  pool: Pick<WorkerPool, 'call'>;
  site(): SiteArgs;
  /** features up to which a source is read whole */
  wholeLimit(): number;
  /** what the map shows; null before there is a map */
  view(): Camera | null;
  /** may this layer call its hosts: a problem when refused, 'wait' while a person is asked */
  gate(layer: LayerSpec): Problem | 'wait' | null;
  file(hash: string): Promise<Blob | null>;
  progress(user: LayerId, progress: ReadProgress): void;
  /** a source turned out to be read by the view: keys are others from now on */
  changed(): void;
}

/** Rows of a preview: enough to see what comes. */
const PREVIEW_ROWS = 5;

/** How the objects of a layer are loaded: whole or by the view; null where there is no choice. */
export type Loading = 'all' | 'view' | null;

/** The tables of a document's layers: read whole, read by the view, or crossed from those of other layers. */
export class LayerTables {
  #tables: Tables;
  #cells: ViewCells;
  /** sources that were counted and found too big to be read whole */
  #big = new Set<TableKey>();
  /** those whose server counts but does not cut: they are read whole, whatever their size */
  #uncut = new Set<TableKey>();
  /** what layers last asked of a view: hidden ones stay with it */
  #asked = new Map<LayerId, WantedCells>();

  constructor(private readonly ports: LayerTablesPorts) {
    this.#tables = new Tables((tables) => void ports.pool.call('drop', { tables }));
    this.#cells = new ViewCells({ pool: ports.pool, site: ports.site, limit: ports.wholeLimit });
  }

  /** Key of a layer's table as things are: of the view, where it is read so. */
  keyOf(document: MapDocument, layer: LayerSpec): KeyOrProblem {
    return tableKey(document, layer, (each) => this.#viewKey(document, each));
  }

  /** How a layer is loaded now. */
  loading(layer: LayerSpec): Loading {
    const kind = sourceKind(layer.source.kind);
    if (kind.byView || !this.#cuts(layer.source)) return null;
    return this.#byView(layer) ? 'view' : 'all';
  }

  /** Whether a layer's table changes with the view, by itself or by what it is crossed from. */
  follows(document: MapDocument, layer: LayerSpec): boolean {
    return this.viewed(document, layer) !== null;
  }

  /** What is read by the view of all that a layer is computed from, itself included; null: nothing. */
  viewed(document: MapDocument, layer: LayerSpec): LayerSpec | null {
    return this.#lineage(document, layer).find((each) => this.#byView(each)) ?? null;
  }

  /** Whether a layer must wait for a map, or for being seen, before it is known what to read. */
  waits(document: MapDocument, layer: LayerSpec): boolean {
    return this.#lineage(document, layer).some((each) => this.#byView(each) && !this.#wanted(document, each));
  }

  /** Tables that a layer uses: its own, and those it is crossed from. */
  needs(document: MapDocument, layer: LayerSpec): TableKey[] {
    return this.#lineage(document, layer).flatMap((each) => {
      const key = this.keyOf(document, each);
      return 'key' in key ? [key.key] : [];
    });
  }

  /** The table of a layer for a user: read, or crossed from the tables of its inputs, which it then needs too. */
  async want(document: MapDocument, layer: LayerSpec, user: LayerId): Promise<Outcome<TableProfile>> {
    const key = this.keyOf(document, layer);
    if ('problem' in key) return bad(key.problem);
    const { source } = layer;
    const tell = (progress: ReadProgress): void => this.ports.progress(user, progress);
    if (this.#byView(layer)) {
      const wanted = this.#wanted(document, layer);
      if (!wanted) return bad({ code: 'internal', facts: { where: 'layers', detail: 'no view to read by' } });
      const at = sourceKey(source);
      const seen = await this.#tables.want(key.key, user, this.#cells.fill(at, source, wanted), tell, true);
      if (!seen.ok && seen.problem.code === 'too-many') {
        this.#uncut.add(at);
        this.ports.changed();
      }
      return seen;
    }
    if (source.kind === 'derived') {
      const passing = this.follows(document, layer);
      return this.#tables.want(key.key, user, (s) => this.#cross(document, layer, user, key.key, s), tell, passing);
    }
    const counts = this.#cuts(source) && layer.load === undefined;
    const limit = this.ports.wholeLimit();
    const read = (): Promise<Outcome<TableProfile>> =>
      this.#tables.want(key.key, user, (s, p) => this.#read(layer, key.key, counts ? limit : undefined, s, p), tell);
    const outcome = await read();
    if (outcome.ok || outcome.problem.code !== 'too-many') return outcome;
    // another layer of the same source was counted while this one is wanted whole
    if (!counts) return read();
    this.#big.add(key.key);
    this.#cells.tell(key.key, source, outcome.problem.facts.total);
    this.ports.changed();
    return outcome;
  }

  /** The first rows that a crossing of layers of the document would give. */
  async preview(document: MapDocument, crossing: CrossingSpec, signal: AbortSignal): Promise<Outcome<CrossingPreview>> {
    const user = 'preview';
    try {
      const inputs = await this.#inputsOf(document, crossing, user);
      if (!inputs.ok) return inputs;
      const args = { inputs: inputs.value.refs, crossing, site: this.ports.site(), rows: PREVIEW_ROWS };
      return await this.ports.pool.call('preview', args, { signal });
    } finally {
      this.keepOnly(user, []);
    }
  }

  /** Whether a failure is only the finding that a source is read the other way: another run has begun. */
  turned(layer: LayerSpec, problem: Problem): boolean {
    return problem.code === 'too-many' && (this.#byView(layer) || this.#uncut.has(sourceKey(layer.source)));
  }

  /** Why a table of a layer's view lacks part of it; null when it does not. */
  gap(layer: LayerSpec, table: TableKey): Problem | null {
    return this.#cells.gap(sourceKey(layer.source), table);
  }

  /** Somebody asks again: whether that makes the layer's table another one, so that nothing else is needed. */
  again(layer: LayerSpec): boolean {
    return this.#byView(layer) && this.#cells.again(sourceKey(layer.source));
  }

  /** Tells which tables a user needs from now on; the others it had are let go. */
  keepOnly(user: LayerId, keys: readonly TableKey[]): void {
    this.#tables.keepOnly(user, keys);
  }

  /** Forgets what layers that left, or are read whole again, asked of views. */
  tidy(document: MapDocument): void {
    const followed = document.layers.filter((layer) => this.#byView(layer));
    for (const id of [...this.#asked.keys()]) if (!followed.some((l) => l.id === id)) this.#asked.delete(id);
    this.#cells.keepOnly(new Set(followed.map((layer) => sourceKey(layer.source))));
  }

  /** The keeper died: every table is gone. */
  clear(): void {
    this.#tables.clear();
    this.#cells.clear();
  }

  #lineage(document: MapDocument, layer: LayerSpec): LayerSpec[] {
    return [...ancestryOf(document, layer.id)].flatMap((id) => document.layers.find((l) => l.id === id) ?? []);
  }

  #cuts(source: SourceSpec): boolean {
    return sourceKind(source.kind).cuts?.(source) === true && !this.#uncut.has(sourceKey(source));
  }

  #byView({ source, load }: LayerSpec): boolean {
    const kind = sourceKind(source.kind);
    if (kind.byView) return true;
    return this.#cuts(source) && (load ? load === 'view' : this.#big.has(sourceKey(source)));
  }

  #viewKey(document: MapDocument, layer: LayerSpec): TableKey | null {
    if (!this.#byView(layer)) return null;
    return this.#wanted(document, layer)?.key ?? `${sourceKey(layer.source)}v-`;
  }

  /** Cells of the view for a layer that is seen, of the last view for one that is not; null before there was one. */
  #wanted(document: MapDocument, layer: LayerSpec): WantedCells | null {
    const before = this.#asked.get(layer.id) ?? null;
    const camera = this.ports.view();
    const seen = document.layers.some(
      (l) => l.visible && camera && inZooms(l, camera.zoom) && ancestryOf(document, l.id).has(layer.id)
    );
    const key = sourceKey(layer.source);
    if (!camera || (!seen && !before?.key.startsWith(`${key}v`))) return null;
    if (!seen) return before;
    const wanted = this.#cells.wanted(key, layer.source, camera.bbox);
    this.#asked.set(layer.id, wanted);
    return wanted;
  }

  async #read(
    layer: LayerSpec,
    table: TableKey,
    limit: number | undefined,
    signal: AbortSignal,
    progress: (p: ReadProgress) => void
  ): Promise<Outcome<TableProfile>> {
    const { source } = layer;
    if (givesOf(source) === 'raster')
      return bad({ code: 'internal', facts: { where: 'layers', detail: 'a raster has no table' } });
    const args: ReadArgs = { table, source, site: this.ports.site() };
    if (limit !== undefined) args.limit = limit;
    if (source.kind === 'file') {
      const file = await this.ports.file(source.hash);
      if (!file) return bad({ code: 'file-missing', facts: { name: source.name } });
      args.file = file;
    }
    return this.ports.pool.call('read', args, { signal, progress });
  }

  async #cross(
    document: MapDocument,
    layer: LayerSpec,
    user: LayerId,
    table: TableKey,
    signal: AbortSignal
  ): Promise<Outcome<TableProfile>> {
    if (layer.source.kind !== 'derived') return bad({ code: 'internal', facts: { where: 'cross', detail: layer.id } });
    const { crossing } = layer.source;
    const read = await this.#inputsOf(document, crossing, user);
    if (!read.ok) return read;
    const { refs: inputs, profiles } = read.value;
    const estimate = costOf(crossing, profiles);
    const progress = (p: ReadProgress): void => this.ports.progress(user, p);
    const started = performance.now();
    const result = await this.ports.pool.call(
      'cross',
      { table, inputs, crossing, site: this.ports.site() },
      { signal, progress }
    );
    if (!result.ok) return result;
    pace.learn(estimate, performance.now() - started);
    const nameOf = (id: string): string => document.layers.find((l) => l.id === id)?.name ?? id;
    const notices = result.notices.map((notice) =>
      notice.code === 'crossing-partial'
        ? { ...notice, facts: { ...notice.facts, layer: nameOf(notice.facts.layer) } }
        : notice
    );
    return good(result.value, notices);
  }

  /** The tables that a crossing reads, wanted for a user, and what is known of each. */
  async #inputsOf(
    document: MapDocument,
    crossing: CrossingSpec,
    user: LayerId
  ): Promise<Outcome<{ refs: TableRef[]; profiles: TableProfile[] }>> {
    const [refs, profiles]: [TableRef[], TableProfile[]] = [[], []];
    for (const id of crossingInputs(crossing)) {
      const input = document.layers.find((l) => l.id === id) as LayerSpec;
      const blocked = this.ports.gate(input);
      // the key first: reading takes time, in which the view may move
      const key = this.keyOf(document, input);
      const read = blocked ? null : await this.want(document, input, user);
      if (!read?.ok) return bad({ code: 'crossing-input-failed', facts: { layer: input.name } });
      if ('problem' in key) return bad(key.problem);
      refs.push({ table: key.key, where: input.where });
      profiles.push(read.value);
    }
    return good({ refs, profiles });
  }
}
