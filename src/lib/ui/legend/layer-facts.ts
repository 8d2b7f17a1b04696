import type { CatalogueEntry } from '../../core/catalogue/entry';
import { crossingInputs } from '../../core/crossings/registry';
import type { LayerSpec } from '../../core/document/document';
import type { Studio } from '../../studio/api';

/** What is needed to look layers up. */
export type Lookup = Pick<Studio, 'document' | 'entry'>;

/** A layer and, when it is derived, the layers it was computed from, near ones first; each once. */
export function withInputs(studio: Lookup, layer: LayerSpec, seen = new Set<string>()): LayerSpec[] {
  if (seen.has(layer.id)) return [];
  seen.add(layer.id);
  const inputs =
    layer.source.kind === 'derived'
      ? crossingInputs(layer.source.crossing).flatMap((id) => {
          const input = studio.document.layers.find((l) => l.id === id);
          return input ? withInputs(studio, input, seen) : [];
        })
      : [];
  return [layer, ...inputs];
}

/** Catalogue entries a layer rests on. */
export function entriesOf(studio: Lookup, layer: LayerSpec): CatalogueEntry[] {
  return withInputs(studio, layer)
    .map((l) => (l.entry === undefined ? undefined : studio.entry(l.entry)))
    .filter((entry) => entry !== undefined);
}
