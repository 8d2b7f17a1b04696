import type { CrossingInput, Suggestion } from '../core/crossings/kind';
import { essenceOf, withoutTwins } from '../core/crossings/essence';
import { sameLineage } from '../core/crossings/lineage';
import { crossingInputs, suggestCrossings } from '../core/crossings/registry';
import type { CrossingSpec } from '../core/crossings/schema';
import type { LayerId, MapDocument } from '../core/document/document';
import type { TableProfile } from '../core/table/profile';
import type { LayerRuntime } from '../state/runtime.svelte';
import { sameItems } from './same-items';

/** Crossings among which a person may choose. */
const MOST_OFFERED = 60;

/**
 * Crossings that make sense of a stack. Every layer is compared with every other, so the same answer (the same array) is
 * given until what it depends on changes: sources, names, filters and profiles; not a camera, a colour, or bytes that come in.
 */
export class Suggestions {
  #asked: readonly unknown[] = [];
  #answer: readonly Suggestion<CrossingSpec>[] = [];
  readonly #now = $derived.by(() => this.#of(this.ports.document(), (id) => this.ports.runtime(id).profile));

  constructor(private readonly ports: { document(): MapDocument; runtime(id: LayerId): LayerRuntime }) {}

  /** Those that bring something new and are not in the stack yet, best first. */
  get best(): readonly Suggestion<CrossingSpec>[] {
    return this.#now;
  }

  #of(document: MapDocument, profileOf: (id: LayerId) => TableProfile | null): readonly Suggestion<CrossingSpec>[] {
    const profiles = document.layers.map((layer) => profileOf(layer.id));
    const asked = document.layers.flatMap((layer, i) => [layer.id, layer.name, layer.source, layer.where, profiles[i]]);
    if (sameItems(asked, this.#asked)) return this.#answer;
    this.#asked = asked;
    this.#answer = suggestionsFor(document, profileOf);
    return this.#answer;
  }
}

function suggestionsFor(
  document: MapDocument,
  profile: (id: LayerId) => TableProfile | null
): Suggestion<CrossingSpec>[] {
  const inputs = document.layers.flatMap(({ id, name }): CrossingInput[] => {
    const known = profile(id);
    return known ? [{ layer: id, name, profile: known }] : [];
  });
  const made = document.layers.flatMap(({ source }) => (source.kind === 'derived' ? [source.crossing] : []));
  // where nothing is crossed yet, all is new
  if (made.length === 0) return suggestCrossings(inputs, MOST_OFFERED);
  const stack = { document, profile };
  const done = new Set(made.map((spec) => essenceOf(spec, stack)));
  const fresh = suggestCrossings(inputs, MOST_OFFERED, (spec) => {
    const [a, b] = crossingInputs(spec);
    if (a !== undefined && b !== undefined && sameLineage(document, a, b)) return false;
    return !done.has(essenceOf(spec, stack));
  });
  return withoutTwins(fresh, stack);
}
