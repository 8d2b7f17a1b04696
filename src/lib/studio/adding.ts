import type { CatalogueEntry } from '../core/catalogue/entry';
import type { TerritoryPlace } from '../core/catalogue/cut';
import type { Suggestion } from '../core/crossings/kind';
import type { CrossingSpec } from '../core/crossings/schema';
import { stableJson } from '../core/document/keys';
import { freshId, type Command } from '../core/document/commands';
import type { LayerId, LayerSpec, MapDocument } from '../core/document/document';
import type { Language } from '../core/wording';
import type { Problem } from '../core/problems/problem';
import { checkedSpec } from '../core/sources/checked-spec';
import type { Offer } from '../core/sources/kind';
import { givesOf, type SourceSpec } from '../core/sources/registry';
import type { LayerRuntime } from '../state/runtime.svelte';
import { hashOf, type Drafts } from '../state/drafts';
import { placeFor } from './placing';

export interface AddingPorts {
  document(): MapDocument;
  runtime(id: LayerId): LayerRuntime;
  language(): Language;
  /** territory new entries are cut to; null: whole */
  place(): TerritoryPlace | null;
  drafts: Drafts;
  do(command: Command): void;
  /** told before the first layer of an empty map, and with the layers it brought */
  first: { before(): void; after(layers: readonly LayerSpec[]): void };
}

/** Adding by one click: catalogue entries and own files, each placed where its kind belongs in the stack. */
export class Adding {
  /** layers that came with the style of their entry, whose names are still to be proposed */
  readonly #unnamed = new Set<LayerId>();
  /** layers that came to a map that had some */
  readonly #beside = new Set<LayerId>();

  constructor(private readonly ports: AddingPorts) {}

  entry(entry: CatalogueEntry): void {
    const at = this.#placeOf({ geometry: entry.geometry, style: entry.style ?? null });
    const known = new Set(this.ports.document().layers.map(({ id }) => id));
    this.#add({ do: 'addEntry', entry, name: entry.title[this.ports.language()], territory: this.ports.place(), at });
    for (const { id, style } of this.ports.document().layers) if (!known.has(id) && style) this.#unnamed.add(id);
  }

  /** Whether a layer that has just been drawn has its names to come; once. */
  awaitsNames(id: LayerId): boolean {
    return this.#unnamed.delete(id);
  }

  /** Whether a layer was added here to a map that had others. */
  cameBeside(id: LayerId): boolean {
    return this.#beside.has(id);
  }

  /** Another map: its layers may have the same ids. */
  forget(): void {
    this.#beside.clear();
  }

  /** A layer as it is, on top. */
  layer(layer: LayerSpec): void {
    this.#add({ do: 'addLayer', layer });
  }

  /** The result of a crossing, a layer of its own. */
  crossing({ spec, name }: Suggestion<CrossingSpec>): void {
    const at = this.#placeOf({ geometry: 'polygon', style: null });
    this.ports.do({ do: 'addCrossing', crossing: spec, name: name[this.ports.language()], at });
  }

  /** The layer that an offer put on the map, the topmost. */
  layerOf(source: { kind: string }): LayerSpec | undefined {
    const wanted = stableJson(specOf(source) ?? source);
    return this.ports.document().layers.findLast((layer) => stableJson(layer.source) === wanted);
  }

  /** A layer that a service offers, under its title, where its geometry belongs; a problem when it is no source. */
  offer({ title, source, geometry, credit }: Offer): Problem | null {
    const spec = source && checkedSpec(source);
    if (!spec?.ok) return spec && spec.problem;
    const layer: LayerSpec = {
      id: freshId(this.ports.document()),
      name: title.trim().slice(0, 200) || spec.value.kind,
      visible: true,
      opacity: 1,
      source: spec.value,
      where: null,
      style: null,
      decidedBy: { style: 'automatic', place: 'automatic' },
      ...(credit ? { credit: credit.slice(0, 300) } : {})
    };
    const shape = givesOf(spec.value) === 'raster' ? 'raster' : (geometry ?? 'point');
    this.#add({ do: 'addLayer', layer, at: this.#placeOf({ geometry: shape, style: null }) });
    return null;
  }

  async files(files: readonly File[]): Promise<void> {
    for (const file of files) {
      const hash = await this.#keep(file);
      const layer: LayerSpec = {
        id: freshId(this.ports.document()),
        name: file.name.replace(/\.[a-z]+$/i, '').slice(0, 200) || file.name,
        visible: true,
        opacity: 1,
        source: { kind: 'file', name: file.name, size: file.size, hash },
        where: null,
        style: null,
        decidedBy: { style: 'automatic', place: 'automatic' }
      };
      this.#add({ do: 'addLayer', layer, at: this.#placeOf({ geometry: 'point', style: null }) });
    }
  }

  /** Bytes for a layer whose own file is missing. True: the very file; false: another version, now the layer's. */
  async supply(layer: LayerSpec, file: File): Promise<boolean> {
    if (layer.source.kind !== 'file') return false;
    const hash = await this.#keep(file);
    if (hash === layer.source.hash) return true;
    const document = this.ports.document();
    const source = { ...layer.source, name: file.name, size: file.size, hash };
    const layers = document.layers.map((l) => (l.id === layer.id ? { ...l, source } : l));
    this.ports.do({ do: 'setDocument', document: { ...document, layers } });
    return false;
  }

  async #keep(file: File): Promise<string> {
    const hash = await hashOf(file);
    await this.ports.drafts.keepFile(hash, file);
    return hash;
  }

  #placeOf(item: Parameters<typeof placeFor>[0]): number {
    return placeFor(item, this.ports.document(), (id) => this.ports.runtime(id));
  }

  #add(command: Command): void {
    const before = this.ports.document().layers;
    const empty = before.length === 0;
    if (empty) this.ports.first.before();
    this.ports.do(command);
    const { layers } = this.ports.document();
    if (empty) this.ports.first.after(layers);
    if (empty) this.forget();
    else for (const { id } of layers) if (!before.some((layer) => layer.id === id)) this.#beside.add(id);
  }
}

function specOf(source: { kind: string }): SourceSpec | null {
  const spec = checkedSpec(source);
  return spec.ok ? spec.value : null;
}
