import { groundUnder } from '../core/carto/ground-under';
import type { Basemap } from '../core/catalogue/config';
import type { MapDocument, View } from '../core/document/document';
import type { Mark, Shape } from '../core/marks/marks';
import type { GroundTone } from '../core/marks/tone';
import type { Access } from '../core/net/access';
import type { Bbox } from '../core/table/table';
import { viewBbox } from '../core/view/cells';
import type { Language } from '../core/wording';
import type { Padding } from '../map/camera';
import type { DrawnLayer, MapEvents, MapView, Theme } from '../map/map-view';
import type { Camera } from './layers-ports';

export interface MapLinkPorts {
  baseUrl: string;
  /** credentials and relay, for pictures */
  access(): Access;
  scroll: 'free' | 'ctrl';
  basemap(): Basemap;
  tone(): GroundTone;
  theme(): Theme;
  language(): Language;
  document(): MapDocument;
  marks(id: string): readonly Mark[];
  events: MapEvents;
  /** the camera moved because we framed something: the document follows */
  framed(view: View): void;
  mounted(): void;
}

/**
 * The studio's hold on the map: a map may not be there yet (still loading), never (no WebGL 2), or be replaced.
 * Framing asked before the map is there is done when it comes.
 */
export class MapLink {
  #map: MapView | null = null;
  #container: HTMLElement | null = null;
  #pendingFit: Bbox | null = null;
  /** ground that is being framed */
  #framing: Bbox | null = null;
  /** the view of the document that was shown as it is: another size of the map shows it anew */
  #shown: View | null = null;
  #waiting: (() => void)[] = [];
  #gone = false;
  #zone: readonly Float64Array[] | null = null;
  #sketch: readonly (readonly [number, number])[] | null = null;

  constructor(
    private readonly ports: MapLinkPorts,
    readonly webgl: boolean
  ) {}

  get map(): MapView | null {
    return this.#map;
  }

  /** Creates the map in an element; returns its clean-up. */
  mount(container: HTMLElement): () => void {
    let disposed = false;
    this.#container = container;
    this.#gone = false;
    if (this.webgl)
      void import('../map/create-map').then(({ createMap }) => {
        if (disposed) return;
        const { events } = this.ports;
        this.#map = createMap({
          container,
          view: this.ports.document().view,
          basemap: this.ports.basemap(),
          tone: this.ports.tone(),
          theme: this.ports.theme(),
          language: this.ports.language(),
          baseUrl: this.ports.baseUrl,
          access: this.ports.access,
          scroll: this.ports.scroll,
          events: {
            ...events,
            view: (view, byUser) => {
              const fit = this.#framing;
              if (!byUser && fit) {
                this.#framing = null;
                this.ports.framed({ ...view, fit });
              }
              events.view?.(byUser ? { ...view, ...this.#size() } : view, byUser);
            },
            resized: () => {
              if (this.#shown === this.ports.document().view) this.#open();
            }
          }
        });
        this.#open();
        for (const go of this.#waiting.splice(0)) go();
        if (this.#pendingFit) this.fit(this.#pendingFit);
        this.draw();
        this.#map.setZone(this.#zone);
        this.#map.setSketch(this.#sketch);
        this.ports.mounted();
      });
    return () => {
      disposed = true;
      this.#gone = true;
      this.#map?.destroy();
      this.#map = null;
      for (const go of this.#waiting.splice(0)) go();
    };
  }

  /** Resolves when the map is there; at once when there will be none. */
  #ready(): Promise<void> {
    if (this.#map || !this.webgl || this.#gone) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async putShape(shape: Shape): Promise<void> {
    await this.#ready();
    await this.#map?.putShape(shape);
  }

  /** What the map shows; null before it is there. Where there will be none, what one of a usual size would show. */
  camera(): Camera | null {
    if (this.#map) return { bbox: this.#map.getBounds(), zoom: this.#map.getView().zoom };
    const { view } = this.ports.document();
    return this.webgl ? null : { bbox: viewBbox(view, 1024, 768), zoom: view.zoom };
  }

  /** Zooms where one looks already, or, when that is out of an extent, at its nearest place. */
  zoomTo(zoom: number, bbox: Bbox | null): void {
    if (!this.#map) return;
    const { lon, lat } = this.#map.getView();
    const [west, south, east, north] = bbox ?? [lon, lat, lon, lat];
    this.#map.goTo(Math.min(east, Math.max(west, lon)), Math.min(north, Math.max(south, lat)), zoom);
  }

  /** Tilts the map, or the one to come. */
  tilt(pitch: number): void {
    if (this.#map) this.#map.tilt(pitch);
    else this.ports.framed({ ...this.ports.document().view, pitch });
  }

  hasShape(id: string): boolean {
    return this.#map?.hasShape(id) ?? false;
  }

  dropShape(id: string): void {
    this.#map?.dropShape(id);
  }

  /** Gives the map the document's layers with the marks there are. */
  draw(): void {
    const all = this.ports.document().layers;
    const layers: DrawnLayer[] = all.map((layer) => ({
      id: layer.id,
      marks: this.ports.marks(layer.id),
      visible: layer.visible,
      zooms: { minzoom: layer.minzoom, maxzoom: layer.maxzoom },
      opacity: layer.opacity,
      automatic: layer.decidedBy.style === 'automatic',
      ground: groundUnder(all, layer, 'quiet'),
      tone: layer.tone
    }));
    this.#map?.setLayers(layers);
  }

  /** Outlines a place over the data; null: none. */
  zone(outline: readonly Float64Array[] | null): void {
    this.#zone = outline;
    this.#map?.setZone(outline);
  }

  /** Shows the corners of a zone being drawn, of which clicks are now a part; null: none. */
  sketch(corners: readonly (readonly [number, number])[] | null): void {
    this.#sketch = corners;
    this.#map?.setSketch(corners);
  }

  /** Frames an extent, leaving room for the legend where the map is wide. */
  fit(bbox: Bbox): void {
    if (!this.#map) {
      this.#pendingFit = bbox;
      return;
    }
    this.#pendingFit = null;
    this.#framing = bbox;
    this.#map.fit(bbox, this.#padding());
  }

  /**
   * Shows the camera that the document asks for, as much of it as its author had in sight, without it counting as a change:
   * the document keeps the author's view until somebody moves the map.
   */
  show(): void {
    this.#pendingFit = null;
    this.#open();
  }

  #open(): void {
    this.#framing = null;
    this.#shown = this.ports.document().view;
    this.#map?.setView(this.#shown, this.#padding());
  }

  #padding(): Padding {
    return framePadding(this.#container?.clientWidth ?? 0);
  }

  /** What the map has in sight around its centre; nothing before it is laid out. */
  #size(): Pick<View, 'size'> {
    const { clientWidth: width = 0, clientHeight: height = 0 } = this.#container ?? {};
    return width > 0 && height > 0 ? { size: [width, height] } : {};
  }

  async drawn(): Promise<void> {
    await this.#ready();
    await this.#map?.drawn();
  }
}

/** Room around what is framed, CSS pixels: the legend card stands at the left of maps wide enough for it. */
function framePadding(width: number): Padding {
  const legend = width >= 900 ? 312 : width >= 640 ? 256 : 0;
  return { top: 32, right: width >= 640 ? 72 : 32, bottom: 48, left: Math.max(32, legend) };
}

/** Smallest extent holding both. */
export function unionBbox(a: Bbox | null, b: Bbox | null): Bbox | null {
  if (!a || !b) return a ?? b;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
