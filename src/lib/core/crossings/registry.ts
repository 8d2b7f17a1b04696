import { caught, type Outcome, type Problem } from '../problems/problem';
import type { FeatureTable } from '../table/table';
import { areaShare } from './area-share';
import { buffer } from './buffer';
import { clip } from './clip';
import { countIn } from './count-in';
import { dissolve } from './dissolve';
import { interpolate } from './interpolate';
import { join } from './join';
import type { CrossContext, CrossingInput, CrossingKind, Suggestion } from './kind';
import { nearest } from './nearest';
import { overlay } from './overlay';
import { ratio } from './ratio';
import type { CrossingSpec } from './schema';

/** A crossing's kind as the rest of the house sees it: specs of any kind go in and come out. */
export type AnyCrossingKind = CrossingKind<CrossingSpec['kind'], CrossingSpec>;

/** Every crossing, in the order the interface lists them. */
export const crossingKinds: readonly AnyCrossingKind[] = [
  join,
  countIn,
  areaShare,
  ratio,
  nearest,
  interpolate,
  clip,
  overlay,
  dissolve,
  buffer
];

const MOST_SUGGESTIONS = 12;

/** Declaration of a crossing's kind. */
export function crossingKind(kind: CrossingSpec['kind']): AnyCrossingKind {
  return crossingKinds.find((k) => k.kind === kind) as AnyCrossingKind;
}

/** Layer ids a crossing reads, in the order `runCrossing` receives their tables. */
export function crossingInputs(spec: CrossingSpec): string[] {
  return crossingKind(spec.kind).inputs(spec);
}

/** Crossings that make sense of a stack and are wanted, best first, at most twelve. Pure and deterministic. */
export function suggestCrossings(
  inputs: readonly CrossingInput[],
  wanted: (spec: CrossingSpec) => boolean = () => true
): Suggestion<CrossingSpec>[] {
  return crossingKinds
    .flatMap((kind) => kind.suggest(inputs))
    .filter(({ spec }) => wanted(spec))
    .map((suggestion, order) => ({ suggestion, order }))
    .sort((a, b) => b.suggestion.score - a.suggestion.score || a.order - b.order)
    .slice(0, MOST_SUGGESTIONS)
    .map((s) => s.suggestion);
}

/**
 * Computes a crossing. The result keeps the id of its first input: the caller gives it its own. Inputs known only in part
 * are told by a notice each (`crossing-partial`); an abort gives the problem `aborted`.
 */
export async function runCrossing(
  inputs: readonly FeatureTable[],
  spec: CrossingSpec,
  context: CrossContext
): Promise<Outcome<FeatureTable>> {
  try {
    const { cross } = await crossingKind(spec.kind).load();
    const outcome = await cross(inputs, spec, context);
    if (!outcome.ok) return outcome;
    const names = crossingInputs(spec);
    const partial = inputs.flatMap((table, i): Problem[] =>
      table.covers === 'all'
        ? []
        : [
            {
              code: 'crossing-partial',
              facts: { layer: names[i] ?? '', got: table.rows, total: table.total ?? table.rows }
            }
          ]
    );
    return { ...outcome, notices: [...outcome.notices, ...partial] };
  } catch (error) {
    return caught(error, 'crossing');
  }
}
