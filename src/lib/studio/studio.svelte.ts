// Longer than 400 lines for a reason: the façade has one member for each thing the interface may do, and the wiring of
// the parts that do it; no logic of its own stands here.
/* eslint max-lines: ["error", 680] */
import { untrack } from 'svelte';
import type { Choice } from '../core/carto/choices';
import type { Basemap, Config } from '../core/catalogue/config';
import type { Catalogue, CatalogueEntry } from '../core/catalogue/entry';
import { groundOf } from '../core/catalogue/ground';
import type { Recipe } from '../core/recipes/recipe';
import { territoryKey, type TerritoryInfo } from '../core/catalogue/territories';
import type { Suggestion } from '../core/crossings/kind';
import type { CrossingPreview } from '../core/crossings/preview';
import type { CrossingSpec } from '../core/crossings/schema';
import type { Command } from '../core/document/commands';
import type { LayerId, LayerSpec, MapDocument, Territory, View } from '../core/document/document';
import { packDocument } from '../core/document/permalink';
import { urlsOf } from '../core/document/validate';
import { inZooms } from '../core/marks/zoom-range';
import type { Outcome, Problem } from '../core/problems/problem';
import { checkedSpec } from '../core/sources/checked-spec';
import type { Discovery, Offer } from '../core/sources/kind';
import type { Theme } from '../core/styles/kind';
import type { StyleSpec } from '../core/styles/schema';
import type { Wording } from '../core/wording';
import type { Picked } from '../map/map-view';
import { DocumentStore } from '../state/document.svelte';
import { prefs } from '../state/prefs.svelte';
import { rowStatus, RuntimeStore, type LayerRuntime, type RowStatus } from '../state/runtime.svelte';
import type { WorkerPool } from '../workers/pool';
import type { SiteArgs } from '../workers/protocol';
import { browserAddress, embedLink, studioLink, withParameter, type Address } from './address';
import type { DrawnAt, Identified, Selection, Studio, StyleOffer } from './api';
import { Adding } from './adding';
import { automaticMap } from './automatic-map';
import { drawnAt } from './drawn-at';
import { Drafts } from '../state/drafts';
import { Framing } from './framing';
import { HostGate } from './host-gate.svelte';
import { unknownHosts } from './hosts';
import { IdentifiedStore } from './identified.svelte';
import { IdleWatch } from './idle.svelte';
import { Layers } from './layers';
import { LayerExport } from './layer-export';
import { MapLink } from './map-link';
import { Places } from './places';
import { PortraitStore } from './portrait.svelte';
import { ComparisonStore } from './comparison.svelte';
import { BasemapChoice } from './basemap.svelte';
import { adoptStyle, choicesFor, completeLayer, offersFor, type Around } from './placing';
import { rasterRuntime } from './raster-state';
import { Opening } from './opening.svelte';
import { removedWords } from './removed-words';
import { PortraitOf } from './portrait-of';
import { Reach } from './reach';
import { SelectionStore } from './selection.svelte';
import { studioWords } from './studio-words';
import { Suggestions } from './suggestions.svelte';
import { Tilt } from './tilt';
import { ToastStore, type ToastMessage } from './toast.svelte';
import { ViewFollow } from './view-follow';
import { ZoneDrawing } from './zone-drawing.svelte';
import { Territories, type SmallKind } from './territories.svelte';

export interface StudioParts {
  baseUrl: string;
  mode: 'studio' | 'embed';
  config: Config;
  catalogue: Catalogue;
  catalogueProblem: Problem | null;
  webgl: boolean;
  /** `ctrl`: the wheel zooms only with Ctrl */
  scroll: 'free' | 'ctrl';
  spawnWorkers(evicted: () => void): WorkerPool;
  address?: Address;
}

/** The façade: joins document, workers and map. One per page. */
export class PageStudio implements Studio {
  readonly config: Config;
  readonly catalogue: Catalogue;
  readonly catalogueProblem: Problem | null;
  readonly webgl: boolean;
  readonly baseUrl: string;
  readonly mode: 'studio' | 'embed';
  readonly territoriesStore: Territories;
  readonly drafts = new Drafts();
  readonly address: Address;
  readonly opening: Opening;
  readonly reach: Reach;
  readonly portrait: PortraitStore;
  readonly portraitOf: PortraitOf;
  readonly comparison: ComparisonStore;
  readonly drawing: ZoneDrawing;
  readonly places: Places;
  readonly exports: LayerExport;

  #store = new DocumentStore(() => this.#documentChanged());
  #runtimes = new RuntimeStore();
  #layers: Layers;
  #link: MapLink;
  #pool: WorkerPool;
  #territory = $state.raw<Territory | null>(null);
  #idle: IdleWatch;
  #selection: SelectionStore;
  #identified: IdentifiedStore;
  #gate: HostGate;
  #toast = new ToastStore();
  #metresPerPixel = $state(0);
  /** MapLibre's, where the map last came to rest */
  #zoom = $state(0);
  #framing: Framing;
  #adding: Adding;
  #evictions = 0;
  readonly #entryOf = (id: string): CatalogueEntry | undefined => this.entry(id);
  readonly #follow = new ViewFollow({
    follows: () => this.#layers.followsView || this.#layers.outOfBand,
    touch: () => this.#idle.touch(),
    apply: () => this.#moved()
  });
  readonly #basemap = new BasemapChoice({
    basemaps: () => this.config.basemaps,
    wanted: () => this.document.basemap,
    tone: () => this.document.basemapTone ?? {},
    map: () => this.#link.map
  });
  readonly #tilt = new Tilt({ document: () => this.document, tilt: (pitch) => this.tilt(pitch) });
  #documentChangedTo: () => void = () => undefined;
  readonly #stack = { document: () => this.document, runtime: (id: LayerId) => this.#runtimes.get(id) };
  readonly #suggestions = new Suggestions(this.#stack);
  readonly #around: Around = {
    store: this.#store,
    runtime: this.#stack.runtime,
    entryOf: this.#entryOf,
    frame: (id) => (this.#adding.cameBeside(id) ? this.#framing.beside(id) : null)
  };

  constructor(parts: StudioParts) {
    this.config = parts.config;
    this.catalogue = parts.catalogue;
    this.catalogueProblem = parts.catalogueProblem;
    this.webgl = parts.webgl;
    this.baseUrl = parts.baseUrl;
    this.mode = parts.mode;
    this.address = parts.address ?? browserAddress();
    this.territoriesStore = new Territories(parts.baseUrl);
    this.#pool = parts.spawnWorkers(() => this.#evicted());
    this.#gate = new HostGate(parts.baseUrl);
    this.reach = new Reach({
      baseUrl: parts.baseUrl,
      proxy: parts.config.proxy,
      layers: () => this.document.layers,
      runtime: (id) => this.#runtimes.get(id),
      retry: (id) => this.retry(id)
    });
    this.#idle = new IdleWatch({
      busy: () =>
        this.#follow.pending ||
        this.#layers.rescaling ||
        this.document.layers.some((layer) => this.status(layer) === 'loading'),
      drawn: () => this.#link.drawn(),
      show: (status) => (document.documentElement.dataset.mapStatus = status)
    });
    this.#framing = new Framing({
      ...this.#stack,
      bboxOf: (territory) => this.territoriesStore.find(territory)?.bbox ?? null,
      chosen: () => this.#territory,
      fit: (bbox) => this.#link.fit(bbox)
    });
    this.#adding = new Adding({
      ...this.#stack,
      language: () => prefs.language,
      place: () => this.territoriesStore.find(this.document.territory ?? this.#territory) ?? null,
      drafts: this.drafts,
      do: (command) => this.do(command),
      first: {
        before: () => this.opening.begin(),
        after: (layers) => this.#framing.await(layers)
      }
    });
    this.opening = new Opening({
      mode: parts.mode,
      baseUrl: parts.baseUrl,
      address: this.address,
      catalogue: parts.catalogue,
      drafts: this.drafts,
      language: () => prefs.language,
      document: () => this.document,
      place: (territory) => this.territoriesStore.place(territory),
      touch: () => this.#idle.touch(),
      during: (work) => this.#idle.during(work),
      do: (command) => this.#store.do(command),
      start: (document) => this.#store.start(document),
      gate: (document) =>
        this.#gate.ask(document ? unknownHosts(document, this.catalogue, this.config, this.baseUrl) : []),
      opens: (document) => this.#tilt.opens(document),
      frame: (bbox, layers) => {
        this.#adding.forget();
        this.#framing.territory(bbox, layers);
      },
      show: () => {
        this.#adding.forget();
        this.#link.show();
        this.#moved();
      },
      report: (problem) => this.report(problem)
    });
    this.#selection = new SelectionStore({
      pool: this.#pool,
      layer: (id) => this.#layer(id),
      table: (id) => this.#runtimes.get(id).profile?.table ?? null,
      highlight: (picked) => this.#link.map?.highlight(picked),
      approach: (group) => this.approach(group)
    });
    this.exports = new LayerExport({
      pool: this.#pool,
      layer: (id) => this.#layer(id),
      table: (id) => this.#runtimes.get(id).profile?.table ?? null
    });
    this.#identified = new IdentifiedStore({
      pool: this.#pool,
      layers: () => this.document.layers.filter((layer) => inZooms(layer, this.#zoom)),
      runtime: (id) => this.#runtimes.get(id),
      site: () => this.#layers.site()
    });
    this.portrait = new PortraitStore({
      pool: this.#pool,
      document: () => this.document,
      runtime: (id) => this.#runtimes.get(id),
      entry: (id) => this.entry(id),
      territories: () => this.territories,
      find: (territory) => this.territoriesStore.find(territory),
      known: (territory) => this.territoriesStore.known(territory),
      site: () => this.#layers.site(),
      show: (outline) => this.#link.zone(outline),
      frame: (bbox) => this.#link.fit(bbox)
    });
    this.portraitOf = new PortraitOf({
      selection: () => this.selection,
      profile: (id) => this.#runtimes.get(id).profile,
      seen: () => this.#link.camera()?.bbox ?? null,
      do: (command) => this.do(command),
      frameNext: () => this.portrait.frameNext(),
      cancelDrawing: () => this.drawing.cancel(),
      deselect: () => this.select(null)
    });
    this.comparison = new ComparisonStore({
      pool: this.#pool,
      document: () => this.document,
      runtime: (id) => this.#runtimes.get(id),
      entries: () => this.catalogue.entries,
      find: (territory) => this.territoriesStore.find(territory),
      known: (territory) => this.territoriesStore.known(territory),
      whole: (...asked) => this.#layers.whole(...asked),
      release: (user) => this.#layers.release(user)
    });
    this.drawing = new ZoneDrawing({
      show: (corners) => this.#link.sketch(corners),
      metresPerPixel: () => this.#metresPerPixel,
      done: (corners) =>
        this.portraitOf.zone({ kind: 'drawn', corners: corners.map(([lon, lat]) => [lon, lat]), name: '' })
    });
    this.places = new Places({
      pool: this.#pool,
      geocoder: parts.config.geocoder ?? null,
      site: () => this.#layers.site()
    });
    this.#link = new MapLink(
      {
        baseUrl: parts.baseUrl,
        access: () => this.reach.access,
        scroll: parts.scroll,
        basemap: () => this.#basemap.shown,
        tone: () => this.#basemap.tone,
        theme: () => this.#basemap.theme,
        language: () => prefs.language,
        document: () => this.document,
        marks: (id) => this.#layers.marks(id),
        framed: (view) => this.setView(view),
        mounted: () => this.#moved(),
        events: {
          view: (view, byUser) => {
            this.#metresPerPixel = this.#link.map?.metresPerPixel() ?? 0;
            this.#zoom = view.zoom;
            if (byUser) this.setView(view);
            this.#follow.moved();
          },
          click: (at, picked) => this.#clicked(at, picked),
          hover: (picked) => this.#selection.hover(this.drawing.corners ? null : picked),
          raster: (layer, state) => this.#raster(layer, state),
          basemapFailed: (id) => {
            this.#basemap.failed(id);
            this.#layers.reconcile();
            const run = (): void => this.retryBasemap();
            this.#toast.say(studioWords.basemapFailed(this.#basemap.wanted.name), { label: studioWords.retry, run });
          },
          restored: () => this.#layers.redraw()
        }
      },
      parts.webgl
    );
    this.#layers = new Layers({
      pool: this.#pool,
      runtimes: this.#runtimes,
      document: () => this.document,
      theme: () => this.#basemap.theme,
      language: () => prefs.language,
      baseUrl: parts.baseUrl,
      limits: () => this.#site(),
      wholeLimit: () => this.config.wholeLimit,
      camera: () => this.#link.camera(),
      gate: (layer) => this.#gate.check(layer),
      file: (hash) => this.drafts.file(hash),
      choose: (layer, profile) =>
        offersFor(layer, profile, this.document, this.#stack.runtime, this.entry(layer.entry ?? ''))[0]?.style ?? null,
      adopt: (id, style) => adoptStyle(this.#around, id, style),
      hasShape: (id) => this.#link.hasShape(id),
      putShape: (shape) => (this.webgl ? this.#link.putShape(shape) : Promise.resolve()),
      dropShape: (id) => this.#link.dropShape(id),
      changed: () => this.#redraw(),
      replaced: (id) => this.#selection.replaced(id),
      arrived: (id) => {
        if (this.#adding.awaitsNames(id)) completeLayer(this.#around, id);
        this.#framing.arrived(id);
      }
    });
    $effect.root(() => {
      $effect(() => {
        void [prefs.shownTheme, prefs.language];
        untrack(() => this.#restyleAll());
      });
    });
  }

  get document(): MapDocument {
    return this.#store.document;
  }
  get territories(): readonly TerritoryInfo[] {
    return this.territoriesStore.all;
  }
  get territory(): Territory | null {
    return this.#territory;
  }
  get mapStatus(): 'loading' | 'idle' {
    return this.#idle.status;
  }
  get selection(): Selection | null {
    return this.#selection.selection;
  }
  get identified(): Identified | null {
    return this.#identified.identified;
  }
  get suggestions(): readonly Suggestion<CrossingSpec>[] {
    return this.#suggestions.best;
  }
  get undoLabel(): Wording | null {
    return this.#store.undoLabel;
  }
  get redoLabel(): Wording | null {
    return this.#store.redoLabel;
  }
  get canUndo(): boolean {
    return this.undoLabel !== null;
  }
  get canRedo(): boolean {
    return this.redoLabel !== null;
  }
  get draft(): Studio['draft'] {
    const { draft } = this.opening;
    return draft && { title: draft.document.title, layers: draft.document.layers.length, savedAt: draft.savedAt };
  }
  get pendingHosts(): readonly string[] | null {
    return this.#gate.pending;
  }
  get toast(): ToastMessage | null {
    return this.#toast.message;
  }
  get metresPerPixel(): number {
    return this.#metresPerPixel;
  }
  get zoom(): number {
    return this.#zoom;
  }
  get territoryName(): string {
    return this.territoriesStore.find(this.document.territory)?.name ?? '';
  }

  runtime(id: LayerId): LayerRuntime {
    return this.#runtimes.get(id);
  }
  status(layer: LayerSpec): RowStatus {
    return rowStatus(layer, this.#runtimes.get(layer.id), !inZooms(layer, this.#zoom));
  }
  drawnAt(layer: LayerSpec): DrawnAt | null {
    return drawnAt(layer, this.#runtimes.get(layer.id), this.#zoom);
  }
  entry(id: string): CatalogueEntry | undefined {
    return this.catalogue.entries.find((e) => e.id === id);
  }
  recipe(id: string): Recipe | undefined {
    return this.catalogue.recipes.find((r) => r.id === id);
  }
  layerOfEntry(id: string): LayerSpec | undefined {
    return this.document.layers.findLast((l) => l.entry === id);
  }

  do(command: Command): void {
    this.#idle.touch();
    this.opening.edited();
    if (command.do === 'removeLayer' && this.#layer(command.layer))
      this.#toast.say(removedWords(this.document, command.layer), { label: studioWords.undo, run: () => this.undo() });
    if (command.do === 'setBasemap') this.#basemap.choose(command.basemap);
    this.#store.do(command);
  }
  undo(): void {
    this.#idle.touch();
    this.#store.undo();
  }
  redo(): void {
    this.#idle.touch();
    this.#store.redo();
  }

  chooseTerritory(territory: Territory | null): void {
    this.#territory = territory;
    this.address.replace(withParameter(this.address.current(), 'territoire', territory && territoryKey(territory)));
    const bbox = this.territoriesStore.find(territory)?.bbox;
    if (bbox && this.document.layers.length === 0) this.#link.fit(bbox);
  }
  findTerritory(territory: Territory): TerritoryInfo | undefined {
    return this.territoriesStore.find(territory);
  }
  loadTerritories(kinds?: readonly SmallKind[]): Promise<void> {
    return this.territoriesStore.loadMore(kinds);
  }

  openRecipe(id: string, territory: Territory | null = null): Outcome<null> {
    return this.opening.recipe(id, territory);
  }
  toggleEntry(id: string): void {
    const present = this.layerOfEntry(id);
    const entry = this.entry(id);
    if (present) this.do({ do: 'removeLayer', layer: present.id });
    else if (entry) this.#adding.entry(entry);
    else this.report({ code: 'entry-unknown', facts: { entry: id } });
  }
  automaticMap(entries: readonly string[]): Promise<void> {
    return this.#idle.during(automaticMap(this, entries, this.#idle, this.#framing, this.#toast));
  }
  /** A layer that a script gives: its hosts are asked about like those of a link. */
  addLayer(layer: LayerSpec): void {
    const hosts = unknownHosts({ ...this.document, layers: [layer] }, this.catalogue, this.config, this.baseUrl);
    const pending = this.#gate.pending ?? [];
    if (hosts.length > 0) this.#gate.ask([...pending, ...hosts.filter((host) => !pending.includes(host))]);
    this.#adding.layer(layer);
  }
  discover(text: string, signal: AbortSignal): Promise<Outcome<Discovery[]>> {
    return this.#pool.call('discover', { text, site: this.#site() }, { signal });
  }
  layerOfOffer({ source }: Offer): LayerSpec | undefined {
    return source ? this.#adding.layerOf(source) : undefined;
  }
  toggleOffer(offer: Offer): void {
    const present = this.layerOfOffer(offer);
    if (present) return this.do({ do: 'removeLayer', layer: present.id });
    // whoever pastes an address and chooses what it offers means its hosts to be called
    const spec = offer.source && checkedSpec(offer.source);
    if (spec?.ok) this.#gate.allow(urlsOf(spec.value));
    const first = this.document.layers.length === 0;
    const problem = this.#adding.offer(offer);
    if (problem) return this.report(problem);
    // pictures arrive without an extent: the service's own says where a new map should look
    if (first && offer.geometry === 'raster' && offer.bbox) this.#framing.territory(offer.bbox, []);
  }
  addFiles(files: readonly File[]): Promise<void> {
    return this.#idle.during(this.#adding.files(files));
  }
  async supplyFile(id: LayerId, file: File): Promise<void> {
    const layer = this.#layer(id);
    if (layer && (await this.#idle.during(this.#adding.supply(layer, file)))) this.retry(id);
  }

  retry(id: LayerId): void {
    this.#idle.touch();
    const layer = this.#layer(id);
    if (layer) this.#gate.askAgain(layer);
    this.#layers.retry(id);
  }
  cancel(id: LayerId): void {
    this.#layers.cancel(id);
  }
  zoomTo(id: LayerId): void {
    this.#framing.layer(id);
  }
  zoomToScale(id: LayerId): void {
    const layer = this.#layer(id);
    const to = layer && this.drawnAt(layer);
    const { profile, picture } = this.#runtimes.get(id);
    if (to) this.#link.zoomTo(to.zoom, profile?.bbox ?? picture?.bbox ?? null);
  }
  zoomToAll(): void {
    this.#framing.all();
  }
  offers(id: LayerId): StyleOffer[] {
    const layer = this.#layer(id);
    const { profile } = this.#runtimes.get(id);
    if (!layer || !profile) return [];
    return offersFor(layer, profile, this.document, this.#stack.runtime, this.entry(layer.entry ?? ''));
  }
  choices(id: LayerId): Choice[] {
    const layer = this.#layer(id);
    const { profile } = this.#runtimes.get(id);
    if (!layer?.style || !profile) return [];
    return choicesFor(layer, layer.style, profile, {
      document: this.document,
      runtime: (l) => this.#runtimes.get(l),
      entry: this.entry(layer.entry ?? ''),
      ground: groundOf(this.shownBasemap)
    });
  }
  async restyle(id: LayerId, style: StyleSpec): Promise<void> {
    this.do({ do: 'setStyle', layer: id, style, by: 'author' });
  }
  addCrossing(suggestion: Suggestion<CrossingSpec>): void {
    this.#adding.crossing(suggestion);
  }
  previewCrossing(spec: CrossingSpec, signal: AbortSignal): Promise<Outcome<CrossingPreview>> {
    return this.#layers.preview(this.document, spec, signal);
  }

  select(selection: Picked | null): void {
    this.#identified.clear();
    void this.#selection.pick(selection ? [selection] : []);
  }

  zoomToPortrait(): void {
    const { extent } = this.portrait;
    if (extent) this.#link.fit(extent);
  }

  resumeDraft(): void {
    this.opening.resumeDraft();
  }
  newMap(): void {
    this.opening.newMap();
  }
  acceptHosts(): void {
    this.#idle.touch();
    this.#gate.accept();
    this.#layers.reconcile();
  }
  refuseHosts(): void {
    this.#idle.touch();
    this.#gate.refuse();
    this.#layers.reconcile();
  }
  dismissToast(): void {
    this.#toast.dismiss();
  }

  link(): string {
    return studioLink(this.baseUrl, packDocument(this.document));
  }
  embedUrl(options: { legend?: boolean; title?: boolean } = {}): string {
    return embedLink(this.baseUrl, packDocument(this.document), options);
  }
  notInLink(): LayerSpec[] {
    return this.document.layers.filter((l) => l.source.kind === 'file');
  }

  setView(view: View): void {
    this.#store.do({ do: 'setView', view });
  }
  mountMap(node: HTMLElement): () => void {
    return this.#link.mount(node);
  }
  readonly approach: Studio['approach'] = ({ lon, lat, zoom }) => this.#link.map?.goTo(lon, lat, zoom);
  readonly zoomBy: Studio['zoomBy'] = (levels) => this.#link.map?.zoomBy(levels);
  readonly tilt: Studio['tilt'] = (pitch) => this.#link.tilt(pitch);

  setTerritory(territory: Territory | null): void {
    this.#territory = territory;
  }

  onIdle(listener: () => void): void {
    this.#idle.onIdle(listener);
  }
  /** Tells of every change of the document, once. */
  onDocument(listener: () => void): void {
    this.#documentChangedTo = listener;
  }

  /** Theme or language changed: styles have a value for each theme, the basemap too. */
  #restyleAll(): void {
    this.#idle.touch();
    this.#basemap.show();
    this.#link.map?.setLanguage(prefs.language);
    this.#layers.reconcile();
  }

  /** Shows a problem that belongs to no layer. */
  report(problem: Problem): void {
    this.#toast.say(studioWords.problem(problem));
    this.#idle.settle();
  }

  get shownBasemap(): Basemap {
    return this.#basemap.shown;
  }
  get unreachableBasemap(): Basemap | null {
    return this.#basemap.unreachable;
  }
  get mapTheme(): Theme {
    return this.#basemap.theme;
  }
  retryBasemap(): void {
    this.#idle.touch();
    this.#basemap.choose(this.document.basemap);
    this.#layers.reconcile();
  }

  #site(): SiteArgs {
    const { timeoutSeconds, maxBytes, ntfGrid } = this.config;
    return { baseUrl: this.baseUrl, timeoutSeconds, maxBytes, ntfGrid, access: this.reach.access };
  }

  #layer(id: LayerId): LayerSpec | undefined {
    return this.document.layers.find((l) => l.id === id);
  }

  /** The topmost feature that was hit; else what the servers of the pictures know of the place. */
  #clicked(at: { lon: number; lat: number }, picked: Picked[]): void {
    if (this.drawing.corners) return this.drawing.click(at.lon, at.lat);
    this.#identified.clear();
    void this.#selection.pick(picked);
    if (picked.length === 0) void this.#identified.ask(at, this.#link.map?.metresPerPixel() ?? 0);
  }

  #raster(id: LayerId, state: Parameters<typeof rasterRuntime>[0]): void {
    if (this.#runtimes.get(id).phase !== 'cancelled' && this.#layers.showsPictures(id))
      this.#runtimes.patch(id, rasterRuntime(state));
    if (state.pending === 0) this.#layers.pictured(id);
    this.#idle.touch();
  }

  /** The layers follow where one looks. */
  #moved(): void {
    this.#idle.touch();
    this.#zoom = this.#link.camera()?.zoom ?? this.document.view.zoom;
    this.#layers.reconcile();
  }

  #documentChanged(): void {
    if (!this.document.layers.some((l) => l.id === this.selection?.layer)) this.#selection.clear();
    if (!this.document.layers.some((l) => l.id === this.identified?.layer)) this.#identified.clear();
    this.#basemap.show();
    this.#layers.reconcile();
    this.#redraw();
    this.#documentChangedTo();
    this.#tilt.follow();
  }

  #redraw(): void {
    if (this.mode === 'studio') {
      this.portrait.follow();
      this.comparison.follow();
    }
    this.#link.draw();
    this.#idle.settle();
  }

  #evicted(): void {
    // a worker that dies again and again would loop for ever
    if (++this.#evictions <= 3) this.#layers.evicted();
  }
}
