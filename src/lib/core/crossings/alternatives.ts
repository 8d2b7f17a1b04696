import type { Suggestion } from './kind';
import { crossingInputs } from './registry';
import type { CrossingSpec } from './schema';

type Offered = Suggestion<CrossingSpec>;

/** What a crossing could be made of instead; every choice is a crossing that was offered too. */
export interface Alternatives {
  /** for each layer that it reads: the same crossing with others in its place, its own among them */
  layers: { layer: string; choices: { layer: string; offered: Offered }[] }[];
  /** of the same kind over the same layers: other columns, other amounts; its own among them */
  measures: Offered[];
}

/** Alternatives of a crossing among all that are offered, best first; places without a choice are left out. */
export function alternativesOf(offered: readonly Offered[], chosen: Offered): Alternatives {
  const inputs = crossingInputs(chosen.spec);
  const alike = offered.filter(({ spec }) => spec.kind === chosen.spec.kind);
  const layers = inputs.map((layer, at) => {
    const choices = new Map<string, Offered>([[layer, chosen]]);
    for (const other of alike) {
      const ids = crossingInputs(other.spec);
      const there = ids[at];
      if (there === undefined || choices.has(there) || ids.length !== inputs.length) continue;
      if (ids.every((id, i) => i === at || id === inputs[i])) choices.set(there, other);
    }
    return { layer, choices: [...choices].map(([id, found]) => ({ layer: id, offered: found })) };
  });
  const same = alike
    .filter(({ spec }) => crossingInputs(spec).every((id, i) => id === inputs[i]))
    .flatMap((found) => [found, ...(found.variants ?? [])]);
  return { layers: layers.filter(({ choices }) => choices.length > 1), measures: same.length > 1 ? same : [] };
}
