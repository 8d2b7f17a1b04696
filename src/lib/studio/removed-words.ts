import { readersOf } from '../core/document/commands';
import type { LayerId, MapDocument } from '../core/document/document';
import type { Wording } from '../core/wording';

/** What is said when a layer is taken from a map: which crossings needed it. */
export function removedWords(document: MapDocument, layer: LayerId): Wording {
  const [first, ...others] = readersOf(document, layer);
  if (!first) return { fr: 'Couche retirée de la carte', en: 'Layer removed from the map' };
  if (others.length > 0)
    return {
      fr: `Couche retirée\u00a0: ${others.length + 1} croisements en avaient besoin`,
      en: `Layer removed: ${others.length + 1} crossings needed it`
    };
  return {
    fr: `Couche retirée\u00a0: le croisement «\u00a0${first.name}\u00a0» en avait besoin`,
    en: `Layer removed: the crossing “${first.name}” needed it`
  };
}
