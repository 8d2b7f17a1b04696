import type { CrossingInput, Suggestion } from '../core/crossings/kind';
import { sameLineage } from '../core/crossings/lineage';
import { crossingInputs, suggestCrossings } from '../core/crossings/registry';
import type { CrossingSpec } from '../core/crossings/schema';
import type { LayerId, MapDocument } from '../core/document/document';
import { stableJson } from '../core/document/keys';
import type { TableProfile } from '../core/table/profile';
import type { LayerRuntime } from '../state/runtime.svelte';

/** Crossings among which a person may choose. */
const MOST_OFFERED = 60;

/**
 * Crossings that make sense of a stack. Every layer is compared with every other, so the same answer (the same array) is
 * given until what it depends on changes: sources, names and profiles; not a camera, a colour, or bytes that come in.
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
    const asked = document.layers.flatMap((layer, i) => [layer.id, layer.name, layer.source, profiles[i]]);
    if (asked.length === this.#asked.length && asked.every((each, i) => each === this.#asked[i])) return this.#answer;
    this.#asked = asked;
    this.#answer = suggestionsFor(
      document,
      document.layers.flatMap(({ id, name }, i) => {
        const profile = profiles[i];
        return profile ? [{ layer: id, name, profile }] : [];
      })
    );
    return this.#answer;
  }
}

function suggestionsFor(document: MapDocument, inputs: CrossingInput[]): Suggestion<CrossingSpec>[] {
  const done = new Set(
    document.layers.flatMap(({ source }) => (source.kind === 'derived' ? [bareSpec(source.crossing)] : []))
  );
  // where nothing is crossed yet, all is new
  if (done.size === 0) return suggestCrossings(inputs, MOST_OFFERED);
  return suggestCrossings(inputs, MOST_OFFERED, (spec) => {
    const [a, b] = crossingInputs(spec);
    if (a !== undefined && b !== undefined && sameLineage(document, a, b)) return false;
    return !done.has(bareSpec(spec));
  });
}

/** A crossing without the name it gives its column, or repairs: the same computation under two names is one. */
function bareSpec(spec: CrossingSpec): string {
  return stableJson({ ...spec, as: undefined, repair: undefined });
}
