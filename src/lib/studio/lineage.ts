import { crossingInputs } from '../core/crossings/registry';
import type { LayerId, MapDocument } from '../core/document/document';

/** The layers of a document that a layer is computed from in the end, itself when it is no crossing. */
export function rootsOf(document: MapDocument, id: LayerId): Set<LayerId> {
  const roots = new Set<LayerId>();
  const seen = new Set<LayerId>();
  const climb = (at: LayerId): void => {
    if (seen.has(at)) return;
    seen.add(at);
    const source = document.layers.find((l) => l.id === at)?.source;
    if (source?.kind === 'derived') crossingInputs(source.crossing).forEach(climb);
    else roots.add(at);
  };
  climb(id);
  return roots;
}

/**
 * Whether crossing two layers could only repeat what one of them holds: everything the first is computed from is already
 * in the second, or the other way round.
 */
export function sameLineage(document: MapDocument, a: LayerId, b: LayerId): boolean {
  const [left, right] = [rootsOf(document, a), rootsOf(document, b)];
  return within(left, right) || within(right, left);
}

const within = (some: Set<LayerId>, all: Set<LayerId>): boolean => [...some].every((id) => all.has(id));
