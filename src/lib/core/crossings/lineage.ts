import type { LayerId, LayerSpec, MapDocument } from '../document/document';
import { crossingInputs } from './registry';

/** A layer and, when it is a crossing, all that it is computed from, near ones first; each once, layers gone included. */
export function ancestryOf(document: Pick<MapDocument, 'layers'>, id: LayerId): Set<LayerId> {
  const seen = new Set<LayerId>();
  const climb = (at: LayerId): void => {
    if (seen.has(at)) return;
    seen.add(at);
    const source = document.layers.find((l) => l.id === at)?.source;
    if (source?.kind === 'derived') crossingInputs(source.crossing).forEach(climb);
  };
  climb(id);
  return seen;
}

/**
 * A layer, the first input of its crossing, that of this one and so on: whose rows it has. Ends in a source, or in a
 * crossing whose input is gone.
 */
export function firstInputs({ layers }: Pick<MapDocument, 'layers'>, layer: LayerSpec): LayerSpec[] {
  const chain = [layer];
  let at: LayerSpec | undefined = layer;
  while (at?.source.kind === 'derived') {
    const first: LayerId | undefined = crossingInputs(at.source.crossing)[0];
    at = layers.find((l) => l.id === first);
    // a cycle is refused elsewhere: here it only must not hang
    if (!at || chain.includes(at)) break;
    chain.push(at);
  }
  return chain;
}

/** The layers of a document that a layer is computed from in the end, itself when it is no crossing. */
export function rootsOf(document: Pick<MapDocument, 'layers'>, id: LayerId): Set<LayerId> {
  const derived = new Set(document.layers.filter((l) => l.source.kind === 'derived').map((l) => l.id));
  return new Set([...ancestryOf(document, id)].filter((at) => !derived.has(at)));
}

/**
 * Whether crossing two layers could only repeat what one of them holds: everything the first is computed from is already
 * in the second, or the other way round.
 */
export function sameLineage(document: Pick<MapDocument, 'layers'>, a: LayerId, b: LayerId): boolean {
  const [left, right] = [rootsOf(document, a), rootsOf(document, b)];
  return within(left, right) || within(right, left);
}

const within = (some: Set<LayerId>, all: Set<LayerId>): boolean => [...some].every((id) => all.has(id));
