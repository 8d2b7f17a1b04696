import type { Basemap } from '../core/catalogue/config';
import { themeOver } from '../core/catalogue/ground';
import type { GroundTone } from '../core/marks/tone';
import type { Theme } from '../core/styles/kind';
import type { MapView } from '../map/map-view';
import { prefs } from '../state/prefs.svelte';

export interface BasemapPorts {
  basemaps(): readonly Basemap[];
  /** the document's basemap */
  wanted(): string;
  /** its tone in the document */
  tone(): GroundTone;
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
    const offline = this.ports.basemaps().find((b) => b.type === 'offline');
    return (this.unreachable && offline) ?? this.wanted;
  }

  /** The document's basemap while it cannot be reached, else null. */
  get unreachable(): Basemap | null {
    const { wanted } = this;
    return wanted.id === this.#failed ? wanted : null;
  }

  /** Theme of the data over what is seen. */
  get theme(): Theme {
    return themeOver(this.shown, prefs.shownTheme);
  }

  /** Tone of what is seen: the one chosen for a basemap is not for what stands in for it. */
  get tone(): GroundTone {
    return this.unreachable ? {} : this.ports.tone();
  }

  failed(id: string): void {
    this.#failed = id;
    this.show();
  }

  /** Document or theme changed. */
  show(): void {
    if (this.ports.wanted() !== this.#failed) this.#failed = null;
    this.ports.map()?.setBasemap(this.shown, this.theme, this.tone);
  }

  /** Chosen by a person: one that failed is asked anew, though the document already names it. */
  choose(id: string): void {
    if (id !== this.#failed) return;
    this.#failed = null;
    this.show();
  }
}
