import type { Basemap } from '../core/catalogue/config';
import type { MapView } from '../map/map-view';
import { prefs } from '../state/prefs.svelte';

export interface BasemapPorts {
  basemaps(): readonly Basemap[];
  /** the document's basemap */
  wanted(): string;
  map(): MapView | null | undefined;
}

/** The basemap of the document, and the offline one that is seen in its place when it cannot be reached. */
export class BasemapChoice {
  #failed = $state.raw<string | null>(null);

  constructor(private readonly ports: BasemapPorts) {}

  /** The document's basemap; the first of the site when the site has not that one. */
  get wanted(): Basemap {
    const all = this.ports.basemaps();
    return all.find((b) => b.id === this.ports.wanted()) ?? (all[0] as Basemap);
  }

  get shown(): Basemap {
    const { wanted } = this;
    const offline = this.ports.basemaps().find((b) => b.type === 'offline');
    return wanted.id === this.#failed && offline ? offline : wanted;
  }

  failed(id: string): void {
    this.#failed = id;
  }

  /** Document or theme changed. */
  show(): void {
    if (this.ports.wanted() !== this.#failed) this.#failed = null;
    this.ports.map()?.setBasemap(this.wanted, prefs.shownTheme);
  }

  /** Chosen by a person: one that failed is asked anew, though the document already names it. */
  choose(id: string): void {
    if (id !== this.#failed) return;
    this.ports.map()?.setBasemap(this.shown, prefs.shownTheme);
    this.#failed = null;
    this.show();
  }
}
