import { bothFilters, cutTo, type TerritoryPlace } from '../catalogue/cut';
import type { CatalogueEntry } from '../catalogue/entry';
import type { LayerId, LayerSpec, MapDocument } from '../document/document';
import { entryStepOf } from '../recipes/layer-step';
import { givesOf } from '../sources/registry';

/** Why nobody knows what a layer would hold of another territory: a person's own file, or not its entry’s source any more. */
export type Stuck = 'file' | 'changed';

/** A document made for one territory as it would be for another. */
export interface Recut {
  /** the same layers by the same ids: filters, crossings and styles are theirs */
  document: MapDocument;
  /** layers of sources that hold the first territory and no more */
  cut: ReadonlySet<LayerId>;
  /** those that hold the second and no more */
  cutThere: ReadonlySet<LayerId>;
  stuck: ReadonlyMap<LayerId, Stuck>;
}

/**
 * Cuts every layer of a document that was cut to `from` to `to` instead, as its entry says for that level; layers that
 * nobody cut stay as they are, so that their tables are shared. The whole country is cut by nothing.
 */
export function recut(
  document: MapDocument,
  from: TerritoryPlace,
  to: TerritoryPlace,
  entries: readonly CatalogueEntry[]
): Recut {
  const [cut, cutThere, stuck] = [new Set<LayerId>(), new Set<LayerId>(), new Map<LayerId, Stuck>()];
  const there = (layer: LayerSpec): LayerSpec => {
    if (layer.source.kind === 'derived' || givesOf(layer.source) === 'raster') return layer;
    if (layer.source.kind === 'file') stuck.set(layer.id, 'file');
    if (layer.entry === undefined) return layer;
    const entry = entries.find((e) => e.id === layer.entry);
    const step = entry ? entryStepOf(layer, from, entries) : null;
    if (!entry || !step) {
      stuck.set(layer.id, 'changed');
      return layer;
    }
    const isCut = (place: TerritoryPlace): boolean =>
      place.kind === 'fr' || (entry.territory[place.kind] ?? 'whole') !== 'whole';
    if (!step.cut || !isCut(from)) return layer;
    cut.add(layer.id);
    if (isCut(to)) cutThere.add(layer.id);
    const given = cutTo(entry, to);
    return { ...layer, source: given.source, where: bothFilters(given.where, step.where) };
  };
  const layers = document.layers.map(there);
  return { document: { ...document, territory: { kind: to.kind, code: to.code }, layers }, cut, cutThere, stuck };
}
