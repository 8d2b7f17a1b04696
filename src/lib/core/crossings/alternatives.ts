import type { Suggestion } from './kind';
import { crossingInputs } from './registry';
import type { CrossingSpec } from './schema';

type Offered = Suggestion<CrossingSpec>;

/** What a crossing could be made of instead; every choice is a crossing that was offered too. */
export interface Alternatives {
  /** for each layer that it reads: the same crossing with others in its place, its own among them */
  layers: { layer: string; choices: { layer: string; offered: Offered }[] }[];
  /** of the same kind over the same layers: other columns; itself among them */
  measures: Offered[];
  /** the same with other amounts, in order; its own among them */
  amounts: readonly Offered[];
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
  const own = alike.find((one) => one === chosen || one.variants?.includes(chosen));
  const measures = alike
    .filter(({ spec }) => crossingInputs(spec).every((id, i) => id === inputs[i]))
    .map((one) => (one === own ? chosen : one));
  return {
    layers: layers.filter(({ choices }) => choices.length > 1),
    measures: measures.length > 1 ? measures : [],
    amounts: own?.variants ?? []
  };
}
