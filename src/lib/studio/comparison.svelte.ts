import type { CatalogueEntry } from '../core/catalogue/entry';
import type { TerritoryInfo } from '../core/catalogue/territories';
import { boundOf } from '../core/comparison/bounds';
import type { Compared } from '../core/comparison/sentence';
import { valueOf, type Sums, type TerritoryFigure } from '../core/comparison/figure';
import { findFigure } from '../core/comparison/find-figure';
import { recut, type Recut, type Stuck } from '../core/comparison/recut';
import { ancestryOf } from '../core/crossings/lineage';
import { stableJson, tableKey } from '../core/document/keys';
import type { LayerId, LayerSpec, MapDocument, Territory } from '../core/document/document';
import type { Problem } from '../core/problems/problem';
import { rowStatus, type LayerRuntime } from '../state/runtime.svelte';
import type { WorkerPool } from '../workers/pool';
import { sameItems } from './same-items';
import type { NotWhole, WholeTables } from './whole-tables';

/** Why there is nothing to compare with. */
export type NotCompared =
  /** the source of a layer, or a crossing of it, could not be had whole: of the territory itself, or of the level above */
  | ({ of: 'own' | 'upper' } & NotWhole)
  | { why: Stuck | 'level'; layer: LayerSpec }
  /** nothing to divide by */
  | { why: 'empty'; layer: null };

/** What may be compared with the level above, or is. */
export interface ComparisonState {
  own: TerritoryInfo;
  upper: TerritoryInfo;
  figure: TerritoryFigure;
  /** `offered`: nobody asked yet; `stopped`: by the person */
  status: 'offered' | 'computing' | 'ready' | 'refused' | 'stopped';
  found: Compared | null;
  refusal: NotCompared | null;
  progress: { done: number; total: number } | null;
}

export interface ComparisonPorts {
  pool: Pick<WorkerPool, 'call'>;
  document(): MapDocument;
  runtime(id: LayerId): LayerRuntime;
  entries(): readonly CatalogueEntry[];
  find(territory: Territory): TerritoryInfo | undefined;
  /** loads what is known of a territory */
  known(territory: Territory): Promise<boolean>;
  whole: WholeTables;
  /** lets go of the tables of a user, and calls off what is still read for it alone */
  release(user: string): void;
}

/** The level above a territory: the département of a commune or an EPCI, the région of a département, France. */
export function levelAbove(
  info: TerritoryInfo,
  find: (territory: Territory) => TerritoryInfo | undefined
): TerritoryInfo | undefined {
  switch (info.kind) {
    case 'com':
    case 'epci':
      return info.dep === undefined ? undefined : find({ kind: 'dep', code: info.dep });
    case 'dep':
      return info.reg === undefined ? undefined : find({ kind: 'reg', code: info.reg });
    case 'reg':
      return find({ kind: 'fr', code: 'fr' });
    case 'fr':
      return undefined;
  }
}

// a space is in no layer's id: these users are no layer
const users = { own: 'comparison own', upper: 'comparison upper' } as const;

/**
 * The figure of the map's territory beside that of the level above. Where the document asks for it, the map's sources and
 * crossings are run a second time for that level, by the same workers and over the same tables as those of a map, and drawn
 * nowhere; whatever fails there is told here and touches no layer.
 */
export class ComparisonStore {
  #state = $state.raw<ComparisonState | null>(null);
  /** what is compared, or was */
  #key = '';
  #run: object | null = null;
  /** what it was asked of last: a camera or a picture that came changes nothing here */
  #asked: readonly unknown[] = [];

  constructor(private readonly ports: ComparisonPorts) {}

  get state(): ComparisonState | null {
    return this.#state;
  }

  /** The document or a layer changed: compares what is to be compared. */
  follow(): void {
    const document = this.ports.document();
    const { territory, compared } = document;
    const own = territory && this.ports.find(territory);
    // names of EPCI and communes come from lists of their own
    if (territory && !own && (territory.kind === 'com' || territory.kind === 'epci'))
      void this.ports.known(territory).then((known) => known && this.follow());
    const upper = own && levelAbove(own, this.ports.find);
    if (!own || !upper) {
      this.#asked = [];
      return this.#close();
    }
    // which figure is the foremost is known once all are
    const seen = document.layers.filter((l) => l.visible && l.source.kind === 'derived');
    if (seen.some((layer) => rowStatus(layer, this.ports.runtime(layer.id)) === 'loading')) return;
    const entries = this.ports.entries();
    const profiles = document.layers.map((layer) => this.ports.runtime(layer.id).profile);
    const asked = [document.layers, territory, compared, entries, ...profiles];
    if (sameItems(asked, this.#asked)) return;
    this.#asked = asked;
    const there = recut(document, own, upper, entries);
    const figure = findFigure({
      document,
      profile: (id) => this.ports.runtime(id).profile,
      isCut: ({ id }) => there.cut.has(id)
    });
    if (!figure) return this.#close();
    const key = keyOf(document, there.document, figure);
    if (key !== this.#key || !this.#state) {
      this.#halt();
      this.#key = key;
      this.#state = { own, upper, figure, status: 'offered', found: null, refusal: null, progress: null };
    }
    if (compared && this.#state.status === 'offered') void this.#measure(document, there, figure);
    if (!compared && this.#state.status !== 'offered') {
      this.#halt();
      this.#patch({ status: 'offered', found: null, refusal: null, progress: null });
    }
  }

  /** Stops the computing under way. */
  cancel(): void {
    if (!this.#run) return;
    this.#halt();
    this.#patch({ status: 'stopped', progress: null });
  }

  again(): void {
    this.#patch({ status: 'offered', refusal: null });
    this.#asked = [];
    this.follow();
  }

  #close(): void {
    this.#halt();
    this.#key = '';
    this.#state = null;
  }

  #halt(): void {
    this.#run = null;
    this.ports.release(users.own);
    this.ports.release(users.upper);
  }

  #patch(change: Partial<ComparisonState>): void {
    if (this.#state) this.#state = { ...this.#state, ...change };
  }

  async #measure(document: MapDocument, there: Recut, figure: TerritoryFigure): Promise<void> {
    const run = {};
    this.#run = run;
    const settle = (change: Partial<ComparisonState>): void => {
      if (this.#run !== run) return;
      this.#halt();
      this.#patch({ progress: null, ...change });
    };
    const refusal = refusalOf(document, there, figure);
    if (refusal) return settle({ status: 'refused', refusal });
    this.#patch({ status: 'computing', refusal: null, progress: null });
    const own = await this.#sums('own', document, figure);
    if (this.#run !== run) return;
    if ('fault' in own) return settle({ status: 'refused', refusal: { of: 'own', ...own.fault } });
    const upper = await this.#sums('upper', there.document, figure, (done, total) => {
      if (this.#run === run) this.#patch({ progress: { done, total } });
    });
    if (this.#run !== run) return;
    if ('fault' in upper) return settle({ status: 'refused', refusal: { of: 'upper', ...upper.fault } });
    const found: Compared = { figure, own: own.sums, upper: upper.sums };
    if (valueOf(figure, found.own) === null || valueOf(figure, found.upper) === null)
      return settle({ status: 'refused', refusal: { why: 'empty', layer: null } });
    settle({ status: 'ready', found });
  }

  /** The sums of a figure over a document, drawn or not. */
  async #sums(
    of: keyof typeof users,
    document: MapDocument,
    figure: TerritoryFigure,
    step: (done: number, total: number) => void = () => undefined
  ): Promise<{ sums: Sums } | { fault: NotWhole }> {
    const { top, bottom } = figure;
    const read = await this.ports.whole(document, [top.layer, bottom.layer], users[of], step);
    if ('fault' in read) return read;
    const shown = document.layers.find((l) => l.id === figure.layer) as LayerSpec;
    const fault = (problem: Problem | null): { fault: NotWhole } => ({
      fault: { layer: shown, why: 'failed', problem }
    });
    const refs = [read.refs.get(top.layer), read.refs.get(bottom.layer)] as const;
    if (!refs[0] || !refs[1]) return fault(null);
    const sums = await this.ports.pool.call('sums', { figure: { top, bottom }, top: refs[0], bottom: refs[1] });
    return sums.ok ? { sums: sums.value } : fault(sums.problem);
  }
}

/** Names what is compared: another figure, or other data, are another comparison. */
function keyOf(own: MapDocument, upper: MapDocument, figure: TerritoryFigure): string {
  const keys = [own, upper].flatMap((document) =>
    [figure.top.layer, figure.bottom.layer].flatMap((id) => {
      const layer = document.layers.find((l) => l.id === id);
      return layer ? [tableKey(document, layer), layer.where] : [];
    })
  );
  return stableJson([own.territory, figure, keys]);
}

/** Why a figure cannot be told of the level above, as far as its layers say before anything is read. */
function refusalOf(document: MapDocument, { cutThere, stuck }: Recut, figure: TerritoryFigure): NotCompared | null {
  for (const { layer: id } of [figure.top, figure.bottom]) {
    for (const at of ancestryOf(document, id)) {
      const layer = document.layers.find((l) => l.id === at);
      const why = stuck.get(at);
      if (layer && why) return { why, layer };
    }
    const layer = document.layers.find((l) => l.id === id);
    if (layer && !boundOf(document, id, (l) => cutThere.has(l.id))) return { why: 'level', layer };
  }
  return null;
}
