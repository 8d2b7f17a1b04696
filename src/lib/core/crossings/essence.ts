import type { LayerId, MapDocument } from '../document/document';
import { stableJson } from '../document/keys';
import type { TableProfile } from '../table/profile';
import type { Suggestion } from './kind';
import { ancestryOf } from './lineage';
import { crossingInputs, crossingKind } from './registry';
import type { CrossingSpec } from './schema';

interface Stack {
  document: Pick<MapDocument, 'layers'>;
  profile: (id: LayerId) => TableProfile | null;
}

/**
 * Names what a crossing computes. Two that differ by the name of their column, by repairs, or by reading layers of the same
 * rows (areas, and the same areas with a count) compute the same and have one name.
 */
export function essenceOf(spec: CrossingSpec, stack: Stack): string {
  const words = new Set(stringsIn(spec));
  const bare = crossingKind(spec.kind).rename(spec, (id) => supportOf(id, words, stack));
  return stableJson({ ...bare, as: undefined, repair: undefined });
}

/**
 * Crossings of which no two compute the same, in their order. Of layers with the same rows, the one nearest to a source is
 * read: its name says best what its rows are.
 */
export function withoutTwins(
  suggestions: readonly Suggestion<CrossingSpec>[],
  stack: Stack
): Suggestion<CrossingSpec>[] {
  const behind = ({ spec }: Suggestion<CrossingSpec>): number =>
    crossingInputs(spec).reduce((all, id) => all + ancestryOf(stack.document, id).size, 0);
  const kept = new Map<string, Suggestion<CrossingSpec>>();
  for (const one of suggestions) {
    const essence = essenceOf(one.spec, stack);
    const known = kept.get(essence);
    if (!known || behind(one) < behind(known)) kept.set(essence, one);
  }
  return [...kept.values()];
}

/** The layer nearest to a source that has the rows of a layer, and every column of it that is among some words. */
function supportOf(id: LayerId, words: ReadonlySet<string>, { document, profile }: Stack): LayerId {
  const seen = new Set<LayerId>();
  let at = id;
  for (;;) {
    seen.add(at);
    const layer = document.layers.find((l) => l.id === at);
    if (layer?.source.kind !== 'derived' || layer.where !== null) return at;
    const { crossing } = layer.source;
    const [under] = crossingInputs(crossing);
    // a cycle is refused elsewhere: here it only must not hang
    if (under === undefined || seen.has(under) || !crossingKind(crossing.kind).addsColumns?.(crossing)) return at;
    const [own, before] = [profile(at), profile(under)];
    if (!own || !before) return at;
    const named = own.columns.filter(({ name }) => words.has(name));
    if (!named.every(({ name }) => before.columns.some((column) => column.name === name))) return at;
    at = under;
  }
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
