import type { Catalogue } from '../core/catalogue/entry';
import type { Recipe } from '../core/recipes/recipe';
import { parseTerritory, type TerritoryInfo } from '../core/catalogue/territories';
import type { TerritoryPlace } from '../core/catalogue/cut';
import type { Command } from '../core/document/commands';
import { emptyDocument, type LayerSpec, type MapDocument, type Territory } from '../core/document/document';
import { bad, good, type Outcome, type Problem } from '../core/problems/problem';
import { runRecipe } from '../core/recipes/run';
import type { Bbox } from '../core/table/table';
import type { Language } from '../core/wording';
import type { Draft, Drafts } from '../state/drafts';
import { homeAddress, type Address } from './address';

export interface OpeningPorts {
  mode: 'studio' | 'embed';
  baseUrl: string;
  address: Address;
  catalogue: Catalogue;
  drafts: Drafts;
  language(): Language;
  document(): MapDocument;
  place(territory: Territory): Promise<TerritoryPlace & { bbox: TerritoryInfo['bbox'] }>;
  touch(): void;
  /** the map counts as loading until this ends */
  during<T>(work: Promise<T>): Promise<T>;
  /** one undoable step */
  do(command: Command): void;
  /** the page's first document: no step */
  start(document: MapDocument): void;
  /** asks about the hosts of a document that nobody named; null: it was made from the catalogue */
  gate(document: MapDocument | null): void;
  /** a document with a camera of its own is about to come */
  opens(document: MapDocument): void;
  frame(bbox: Bbox | null, layers: readonly LayerSpec[]): void;
  show(document: MapDocument): void;
  report(problem: Problem): void;
}

/** Opening whole maps: a recipe, a link, a draft, an empty one. */
export class Opening {
  #draft = $state.raw<Draft | null>(null);
  #own = false;
  #untouched = false;

  constructor(private readonly ports: OpeningPorts) {}

  /** autosaved map of an earlier visit */
  get draft(): Draft | null {
    return this.#draft;
  }

  /**
   * True once a map was made here: only such a map is autosaved, never one opened from a link, nor one that a recipe's
   * address made as long as nobody changed it.
   */
  get own(): boolean {
    return this.#own && !this.#untouched;
  }

  /** The person changed the map. */
  edited(): void {
    this.#untouched = false;
  }

  /** A new map begins here: Back will return to the landing. */
  begin(): void {
    const { address, document, mode } = this.ports;
    if (document().layers.length === 0 && mode === 'studio') address.push(address.current());
    this.#own = true;
    this.#untouched = false;
  }

  recipe(id: string, territory: Territory | null): Outcome<null> {
    const recipe = this.ports.catalogue.recipes.find((r) => r.id === id);
    if (!recipe) return bad({ code: 'recipe-unknown', facts: { recipe: id } });
    void this.run(recipe, territory).then((outcome) => {
      if (!outcome.ok) this.ports.report(outcome.problem);
    });
    return good(null);
  }

  /**
   * Runs a recipe for a territory (its own default when none, or when it does not suit) and shows the result; `start`:
   * as the page's first document.
   */
  run(recipe: Recipe, wanted: Territory | null, start = false): Promise<Outcome<MapDocument>> {
    return this.ports.during(this.#run(recipe, wanted, start));
  }

  async #run(recipe: Recipe, wanted: Territory | null, start: boolean): Promise<Outcome<MapDocument>> {
    const usual = parseTerritory(recipe.territory) ?? { kind: 'fr' as const, code: 'fr' };
    const place = await this.ports.place(wanted && recipe.levels.includes(wanted.kind) ? wanted : usual);
    const { catalogue, language } = this.ports;
    const made = runRecipe(recipe, { catalogue, place, language: language() });
    if (!made.ok) return made;
    const { basemap, view } = this.ports.document();
    const document = { ...made.value, basemap: recipe.basemap ?? basemap, view };
    if (start) this.#own = this.#untouched = true;
    else this.begin();
    this.ports.gate(null);
    if (start) this.ports.start(document);
    else this.ports.do({ do: 'setDocument', document });
    this.ports.frame(place.bbox, made.value.layers);
    return made;
  }

  /**
   * Shows a whole document; hosts nobody named are asked about first. `link`: from an address or another page: the map is
   * not autosaved. `start`: the page's first document, not a step of undo.
   */
  document(document: MapDocument, from: 'link' | 'own', start = false): void {
    this.ports.touch();
    this.#own = from === 'own';
    this.#untouched = false;
    this.ports.gate(document);
    this.ports.opens(document);
    if (start) this.ports.start(document);
    else this.ports.do({ do: 'setDocument', document });
    this.ports.show(document);
  }

  resumeDraft(): void {
    const draft = this.#draft;
    if (!draft) return;
    this.begin();
    this.document(draft.document, 'own');
    this.#draft = null;
  }

  newMap(): void {
    const { address, document } = this.ports;
    address.push(homeAddress(address.current(), this.ports.baseUrl));
    const { view, basemap } = document();
    this.document({ ...emptyDocument(), view: { ...view, bearing: 0, pitch: 0 }, basemap }, 'own');
    void this.findDraft();
  }

  async findDraft(): Promise<void> {
    this.#draft = await this.ports.drafts.load();
  }
}
