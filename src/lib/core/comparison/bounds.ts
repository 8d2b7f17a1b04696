import type { CrossingSpec } from '../crossings/schema';
import { crossingInputs } from '../crossings/registry';
import type { LayerId, LayerSpec, MapDocument } from '../document/document';

/** Whether a layer of a source holds a territory and no more. */
export type IsCut = (layer: LayerSpec) => boolean;

/** Inputs of a crossing any of which keeps its result within the territory. */
function boundingInputs(crossing: CrossingSpec): readonly string[] {
  switch (crossing.kind) {
    // what lies around goes beyond
    case 'buffer':
    case 'flows':
      return [];
    case 'clip':
      return [crossing.within, crossing.layer];
    case 'overlay':
      if (crossing.mode === 'union') return [];
      return crossing.mode === 'intersection' ? [crossing.areas, crossing.over] : [crossing.areas];
    case 'service-areas':
      return [crossing.areas ?? crossing.points];
    default:
      return crossingInputs(crossing).slice(0, 1);
  }
}

/** The layer of a source, cut to the territory, that keeps a layer within it: itself, or what it is crossed from; null: none. */
export function boundOf(document: Pick<MapDocument, 'layers'>, id: LayerId, isCut: IsCut, depth = 0): LayerSpec | null {
  const layer = document.layers.find((l) => l.id === id);
  // a cycle of crossings is refused elsewhere: here it only must not hang
  if (!layer || depth > 20) return null;
  if (layer.source.kind !== 'derived') return isCut(layer) ? layer : null;
  for (const input of boundingInputs(layer.source.crossing)) {
    const bound = boundOf(document, input, isCut, depth + 1);
    if (bound) return bound;
  }
  return null;
}
