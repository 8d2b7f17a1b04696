import type { LayerId, LayerSpec } from '../core/document/document';
import { inZooms } from '../core/marks/zoom-range';
import type { StyleSpec } from '../core/styles/schema';
import type { TableRef } from '../workers/protocol';
import type { LayerShapes } from './layer-shapes';
import type { Live, Shown } from './live-layer';

interface Ports {
  live(id: LayerId): Live | undefined;
  layer(id: LayerId): LayerSpec | undefined;
  /** key of how a layer is to be drawn */
  look(layer: LayerSpec): string;
  /** draws a layer anew, once all that its marks name has come */
  compile(layer: LayerSpec, style: StyleSpec, ref: TableRef, current: () => boolean): Promise<void>;
  changed(): void;
  /** marks name other shapes now */
  swapped(): void;
}

/** Lets what layers draw follow the scale: shapes by bands, marks of some styles by zooms. What is drawn stays meanwhile. */
export class LayerScales {
  /** layers whose marks for another zoom are on their way */
  #rezooming = new Set<LayerId>();

  constructor(
    private readonly shapes: LayerShapes,
    private readonly ports: Ports
  ) {}

  /** Whether what is drawn for the scale seen now is on its way. */
  get pending(): boolean {
    return this.shapes.pending || this.#rezooming.size > 0;
  }

  /** Whether a layer that is seen is drawn for other scales than those seen. */
  missed(layer: LayerSpec): boolean {
    return this.#missed(layer) !== null;
  }

  /** Brings a layer to the scale seen now, where it is drawn for another. */
  follow(layer: LayerSpec): void {
    const shown = this.#missed(layer);
    if (!shown) return;
    if (this.#outOfZooms(shown)) return void this.#rezoom(layer.id, shown);
    const scaled = this.shapes.rescale(shown, (inBand) => {
      const live = this.ports.live(layer.id);
      if (live?.shown === shown) live.marks = inBand(live.marks);
    });
    void scaled.then(() => this.ports.swapped());
  }

  #missed(layer: LayerSpec): Shown | null {
    const shown = this.ports.live(layer.id)?.shown;
    const seen = layer.visible && inZooms(layer, this.shapes.zoom);
    return seen && shown && (this.shapes.outOfBand(shown) || this.#outOfZooms(shown)) ? shown : null;
  }

  #outOfZooms({ zooms }: Shown): boolean {
    const { zoom } = this.shapes;
    return zooms !== null && (zoom < zooms[0] || zoom >= zooms[1]);
  }

  async #rezoom(id: LayerId, shown: Shown): Promise<void> {
    const live = this.ports.live(id);
    const layer = this.ports.layer(id);
    // a new style on its way is made for the zoom of now
    if (!live || !layer?.style || this.#rezooming.has(id) || shown.look !== this.ports.look(layer)) return;
    this.#rezooming.add(id);
    await this.ports.compile(layer, layer.style, shown.ref, () => this.ports.live(id) === live);
    this.#rezooming.delete(id);
    this.ports.changed();
    const now = this.ports.layer(id);
    // the map may have moved on; what failed is not asked again by itself
    if (now && this.ports.live(id)?.shown !== shown) this.follow(now);
  }
}
