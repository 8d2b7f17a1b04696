import type { LayerId, LayerSpec, MapDocument, Territory } from '../core/document/document';
import type { Bbox } from '../core/table/table';
import type { LayerRuntime } from '../state/runtime.svelte';
import { unionBbox } from './map-link';

export interface FramingPorts {
  document(): MapDocument;
  runtime(id: LayerId): LayerRuntime;
  bboxOf(territory: Territory | null): Bbox | null;
  /** territory chosen on the landing page */
  chosen(): Territory | null;
  fit(bbox: Bbox): void;
}

/** Paris, Cayenne, Saint-Denis de La Réunion: an extent that holds them is of the whole of France. */
const farthest: readonly (readonly [lon: number, lat: number])[] = [
  [2.35, 48.86],
  [-52.33, 4.94],
  [55.45, -20.88]
];

/** Where the camera goes by itself: to a territory, a layer, everything, or the first layers of a new map. */
export class Framing {
  #awaited = new Set<LayerId>();
  #closer = false;

  constructor(private readonly ports: FramingPorts) {}

  /** Frames a territory, or, when its extent is not known, the layers as they arrive. */
  territory(bbox: Bbox | null, layers: readonly LayerSpec[]): void {
    if (bbox) this.ports.fit(bbox);
    else this.await(layers);
  }

  /**
   * These layers are framed when they arrive. `closer`: those of all France on its mainland, as the territory « France » is:
   * with the overseas it would be a spot in the sea.
   */
  await(layers: readonly LayerSpec[], closer = false): void {
    this.#closer = closer;
    for (const layer of layers) this.#awaited.add(layer.id);
  }

  /** Ground that the map shows by itself besides a layer: its territory, else its other layers; null: it is framed on it. */
  beside(id: LayerId): Bbox | null {
    if (this.#awaited.has(id)) return null;
    const { bboxOf, document } = this.ports;
    return bboxOf(document().territory) ?? this.#layersBbox(id);
  }

  arrived(id: LayerId): void {
    if (!this.#awaited.delete(id)) return;
    const all = this.#layersBbox();
    if (!all) return;
    const everywhere = farthest.every(([x, y]) => all[0] <= x && x <= all[2] && all[1] <= y && y <= all[3]);
    const mainland = this.#closer && everywhere ? this.ports.bboxOf({ kind: 'fr', code: 'fr' }) : null;
    this.ports.fit(mainland ?? all);
  }

  /** A layer without an extent of its own (a server's picture, nothing read yet) is the whole map's. */
  layer(id: LayerId): void {
    const bbox = this.#bbox(id) ?? this.ports.runtime(id).picture?.bbox;
    if (bbox) this.ports.fit(bbox);
    else this.all();
  }

  /** The map's territory, else its layers, else the territory chosen for the next map, else France. */
  all(): void {
    const { bboxOf, chosen, document } = this.ports;
    const bbox =
      bboxOf(document().territory) ?? this.#layersBbox() ?? bboxOf(chosen()) ?? bboxOf({ kind: 'fr', code: 'fr' });
    if (bbox) this.ports.fit(bbox);
  }

  #layersBbox(but?: LayerId): Bbox | null {
    let all: Bbox | null = null;
    for (const { id } of this.ports.document().layers) if (id !== but) all = unionBbox(all, this.#bbox(id));
    return all;
  }

  /** Extent of a layer; of one that is read by the view nobody knows it. */
  #bbox(id: LayerId): Bbox | null {
    const { profile } = this.ports.runtime(id);
    return profile && profile.covers !== 'view' ? profile.bbox : null;
  }
}
