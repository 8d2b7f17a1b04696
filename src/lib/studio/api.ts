import type { Choice } from '../core/carto/choices';
import type { Basemap, Config } from '../core/catalogue/config';
import type { Catalogue, CatalogueEntry } from '../core/catalogue/entry';
import type { Recipe } from '../core/recipes/recipe';
import type { TerritoryInfo } from '../core/catalogue/territories';
import type { Suggestion } from '../core/crossings/kind';
import type { CrossingPreview } from '../core/crossings/preview';
import type { CrossingSpec } from '../core/crossings/schema';
import type { Command } from '../core/document/commands';
import type { LayerId, LayerSpec, MapDocument, Territory, View } from '../core/document/document';
import type { Group } from '../core/marks/marks';
import type { InfoFeature } from '../core/identify/read-info';
import type { Outcome, Problem } from '../core/problems/problem';
import type { Discovery, Offer } from '../core/sources/kind';
import type { Theme } from '../core/styles/kind';
import type { StyleSpec } from '../core/styles/schema';
import type { Wording } from '../core/wording';
import type { LayerRuntime, RowStatus } from '../state/runtime.svelte';
import type { RowDescription } from '../workers/protocol';
import type { ComparisonStore } from './comparison.svelte';
import type { LayerExport } from './layer-export';
import type { Places } from './places';
import type { PortraitOf } from './portrait-of';
import type { PortraitStore } from './portrait.svelte';
import type { Reach } from './reach';
import type { SmallKind } from './territories.svelte';
import type { ZoneDrawing } from './zone-drawing.svelte';

export type { LayerRuntime, RowStatus };

export interface Selection {
  layer: LayerId;
  description: RowDescription;
}

/** What the server of a picture says lies at a place that was clicked; no features: nothing. */
export interface Identified {
  layer: LayerId;
  status: 'asking' | 'ready' | 'failed';
  features: readonly InfoFeature[];
  problem: Problem | null;
}

/** Where a layer is drawn that is out of scale, and who says so: its own zooms, or its server. */
export interface DrawnAt {
  zoom: number;
  by: 'layer' | 'server';
}

/** A style offered by automatic cartography for a layer, best first. */
export interface StyleOffer {
  style: StyleSpec;
  reason: Wording;
  score: number;
}

/**
 * The façade the interface talks to. Getters are reactive (runes); values are immutable snapshots, never proxies.
 * Everything that changes the document is a command through `do`; the rest acts on the page only.
 */
export interface Studio {
  readonly document: MapDocument;
  readonly catalogue: Catalogue;
  readonly catalogueProblem: Problem | null;
  readonly config: Config;
  /** fr, reg and dep; EPCI and communes are appended once `loadTerritories` was called */
  readonly territories: readonly TerritoryInfo[];
  /** territory chosen on the landing page, for the next recipe; null: each card's default */
  readonly territory: Territory | null;
  readonly mapStatus: 'loading' | 'idle';
  readonly selection: Selection | null;
  /** what the server of a picture answered of the place that was clicked, where no feature was hit */
  readonly identified: Identified | null;
  /** the basemap that is seen: the document's, or the one that stands in for it */
  readonly shownBasemap: Basemap;
  /** the document's basemap while it cannot be reached, else null */
  readonly unreachableBasemap: Basemap | null;
  /** theme of the data on the map: not the page's over a basemap of one colour */
  readonly mapTheme: Theme;
  /** crossings that make sense of the stack, best first */
  readonly suggestions: readonly Suggestion<CrossingSpec>[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undoLabel: Wording | null;
  readonly redoLabel: Wording | null;
  /** autosaved map of an earlier visit, to « Reprendre » */
  readonly draft: { title: string; layers: number; savedAt: number } | null;
  /** hosts that an opened link wants to call and neither catalogue nor configuration names; null when none */
  readonly pendingHosts: readonly string[] | null;
  /** credentials and relay for servers that refuse, in this tab alone */
  readonly reach: Pick<Reach, 'signIn' | 'useRelay'>;
  /** a word to the person, with one action at most; null when none */
  readonly toast: { text: Wording; action: { label: Wording; run(): void } | null } | null;

  runtime(id: LayerId): LayerRuntime;
  status(layer: LayerSpec): RowStatus;
  /** the nearest zoom at which a visible layer is drawn that is not at the zoom of the map; null: it is, as far as known */
  drawnAt(layer: LayerSpec): DrawnAt | null;
  entry(id: string): CatalogueEntry | undefined;
  recipe(id: string): Recipe | undefined;
  /** layer of the document that came from a catalogue entry, the topmost */
  layerOfEntry(id: string): LayerSpec | undefined;

  do(command: Command): void;
  /** asks an unreachable basemap anew */
  retryBasemap(): void;
  undo(): void;
  redo(): void;

  chooseTerritory(territory: Territory | null): void;
  /** EPCI, communes, or both */
  loadTerritories(kinds?: readonly SmallKind[]): Promise<void>;
  /** undefined where there is none, or its list has not come */
  findTerritory(territory: Territory): TerritoryInfo | undefined;
  openRecipe(id: string, territory?: Territory | null): Outcome<null>;
  /** one click adds, one removes */
  toggleEntry(id: string): void;
  /** adds those that are not there yet, and crosses them once read, where a crossing of them is worth it */
  automaticMap(entries: readonly string[]): Promise<void>;
  addFiles(files: readonly File[]): Promise<void>;
  /** what is behind a text that the person pasted */
  discover(text: string, signal: AbortSignal): Promise<Outcome<Discovery[]>>;
  /** layer of the document that came from an offer of a service, the topmost */
  layerOfOffer(offer: Offer): LayerSpec | undefined;
  /** one click adds, one removes */
  toggleOffer(offer: Offer): void;
  /** gives its bytes to a layer whose own file is missing (opened from a link) */
  supplyFile(id: LayerId, file: File): Promise<void>;
  retry(id: LayerId): void;
  cancel(id: LayerId): void;
  zoomTo(id: LayerId): void;
  /** goes to the nearest zoom at which a layer is drawn that is not drawn here */
  zoomToScale(id: LayerId): void;
  zoomToAll(): void;
  /** styles that suit a layer, best first */
  offers(id: LayerId): StyleOffer[];
  /** why a layer has its classes, colours, place, size, names, opacity and range of scales */
  choices(id: LayerId): Choice[];
  /** stores a style with its automatic parts (breaks, values) computed */
  restyle(id: LayerId, style: StyleSpec): Promise<void>;
  addCrossing(suggestion: Suggestion<CrossingSpec>): void;
  /** the first rows that a crossing would give */
  previewCrossing(spec: CrossingSpec, signal: AbortSignal): Promise<Outcome<CrossingPreview>>;
  select(selection: { layer: LayerId; row: number } | null): void;
  /** the place whose portrait is open, and what was measured of it */
  readonly portrait: Pick<PortraitStore, 'state' | 'cancel' | 'again'>;
  /** the map's main figure beside that of the level above its territory */
  readonly comparison: Pick<ComparisonStore, 'state' | 'cancel' | 'again'>;
  /** a zone being drawn on the map */
  readonly drawing: Pick<ZoneDrawing, 'corners' | 'start' | 'click' | 'removeLast' | 'finish' | 'cancel'>;
  /** addresses and places, by the service that the configuration names */
  readonly places: Pick<Places, 'service' | 'search'>;
  /** data of layers as files */
  readonly exports: Pick<LayerExport, 'file'>;
  /** opens the portrait of a place */
  readonly portraitOf: Pick<PortraitOf, 'zone' | 'selection' | 'besideSelection' | 'view'>;
  zoomToPortrait(): void;
  resumeDraft(): void;
  newMap(): void;
  acceptHosts(): void;
  refuseHosts(): void;
  /** tells what went wrong, on the page itself */
  report(problem: Problem): void;
  dismissToast(): void;

  /** full address of this map, with `#m=` */
  link(): string;
  embedUrl(options?: { legend?: boolean; title?: boolean }): string;
  /** layers whose data are not in a link (own files) */
  notInLink(): LayerSpec[];

  setView(view: View): void;
  /** false: no WebGL 2; the page shows title, legend as text and sources instead of a map */
  readonly webgl: boolean;
  /** ground metres per CSS pixel at the centre of the map, for the scale bar */
  readonly metresPerPixel: number;
  /** MapLibre's zoom, where the map last came to rest */
  readonly zoom: number;
  /** name of the document's territory (« Gironde »), empty when none */
  readonly territoryName: string;
  /** creates the map in an element (Svelte action or `$effect`); returns its clean-up */
  mountMap(node: HTMLElement): () => void;
  /** goes near a group of points, so far that they part */
  approach(group: Pick<Group, 'lon' | 'lat' | 'zoom'>): void;
  zoomBy(levels: number): void;
  /** tilts the map to an angle, degrees; flat, it also has the north up */
  tilt(pitch: number): void;
}
