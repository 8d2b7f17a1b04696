import type { CatalogueEntry } from '../../core/catalogue/entry';
import { ancestryOf } from '../../core/crossings/lineage';
import type { LayerSpec } from '../../core/document/document';
import type { Studio } from '../../studio/api';

/** What is needed to look layers up. */
export type Lookup = Pick<Studio, 'document' | 'entry'>;

/** A layer and, when it is derived, the layers it was computed from, near ones first; each once. */
export function withInputs(studio: Lookup, layer: LayerSpec): LayerSpec[] {
  const { layers } = studio.document;
  return [...ancestryOf(studio.document, layer.id)].flatMap((id) => layers.find((l) => l.id === id) ?? []);
}

/** Catalogue entries a layer rests on. */
export function entriesOf(studio: Lookup, layer: LayerSpec): CatalogueEntry[] {
  return withInputs(studio, layer)
    .map((l) => (l.entry === undefined ? undefined : studio.entry(l.entry)))
    .filter((entry) => entry !== undefined);
}
