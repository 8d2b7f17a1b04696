import { caught, type Outcome, type Problem } from '../problems/problem';
import type { FeatureTable } from '../table/table';
import type { Wording } from '../wording';
import { boxesMeet } from './boxes';
import { areaShare } from './area-share';
import { buffer } from './buffer';
import { clip } from './clip';
import { countIn } from './count-in';
import { dissolve } from './dissolve';
import { flowsCrossing } from './flows';
import { interpolate } from './interpolate';
import { join } from './join';
import type { CrossContext, CrossingInput, CrossingKind, InputSize, Suggestion } from './kind';
import { lengthIn } from './length-in';
import { nearest } from './nearest';
import { overlay } from './overlay';
import { ratio } from './ratio';
import { reach } from './reach';
import type { CrossingSpec } from './schema';
import { score } from './score';
import { serviceAreas } from './service-areas';
import { within } from './within';

/** A crossing's kind as the rest of the house sees it: specs of any kind go in and come out. */
export type AnyCrossingKind = CrossingKind<CrossingSpec['kind'], CrossingSpec>;

/** Every crossing, in the order the interface lists them. */
export const crossingKinds: readonly AnyCrossingKind[] = [
  join,
  countIn,
  lengthIn,
  areaShare,
  ratio,
  nearest,
  reach,
  within,
  interpolate,
  serviceAreas,
  score,
  clip,
  overlay,
  dissolve,
  buffer,
  flowsCrossing
];

const MOST_SUGGESTIONS = 12;
/** Of one kind over the same layers, before others. */
const MOST_ALIKE = 2;

/** Declaration of a crossing's kind. */
export function crossingKind(kind: CrossingSpec['kind']): AnyCrossingKind {
  return crossingKinds.find((k) => k.kind === kind) as AnyCrossingKind;
}

/** Layer ids a crossing reads, in the order `runCrossing` receives their tables. */
export function crossingInputs(spec: CrossingSpec): string[] {
  return crossingKind(spec.kind).inputs(spec);
}

/** Crossings that make sense of a stack and are wanted, best first, at most `most`. Pure and deterministic. */
export function suggestCrossings(
  inputs: readonly CrossingInput[],
  most = MOST_SUGGESTIONS,
  wanted: (spec: CrossingSpec) => boolean = () => true
): Suggestion<CrossingSpec>[] {
  const ranked = crossingKinds
    .flatMap((kind) => kind.suggest(inputs))
    .filter(({ spec }) => wanted(spec) && !readsTwice(spec, inputs))
    .map((suggestion, order) => ({ suggestion, order }))
    .sort((a, b) => b.suggestion.score - a.suggestion.score || a.order - b.order)
    .map(({ suggestion }) => suggestion);
  return varied(ranked)
    .slice(0, most)
    .map((suggestion) => {
      const reason = suggestion.reason ?? reasonOf(suggestion.spec, inputs);
      const told = (one: Suggestion<CrossingSpec>): Suggestion<CrossingSpec> => {
        const sizes = inputsOf(one.spec, inputs).map((input) => input.profile);
        return { ...one, reason, milliseconds: costOf(one.spec, sizes) };
      };
      return { ...told(suggestion), variants: suggestion.variants?.map(told) };
    });
}

/** About how long a crossing takes, milliseconds (see `CrossingKind.cost`), by the layers it reads in their order. */
export function costOf(spec: CrossingSpec, sizes: readonly InputSize[]): number {
  return crossingKind(spec.kind).cost(spec, sizes);
}

/** The same, but only two of one kind over the same layers before those of others: columns are many. */
function varied(ranked: readonly Suggestion<CrossingSpec>[]): Suggestion<CrossingSpec>[] {
  const seen = new Map<string, number>();
  const isMore = ({ spec }: Suggestion<CrossingSpec>): boolean => {
    const key = [spec.kind, ...crossingInputs(spec)].join(' ');
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before >= MOST_ALIKE;
  };
  const more = new Set(ranked.filter(isMore));
  return [...ranked.filter((s) => !more.has(s)), ...more];
}

function inputsOf(spec: CrossingSpec, inputs: readonly CrossingInput[]): CrossingInput[] {
  return crossingInputs(spec).flatMap((id) => inputs.find((input) => input.layer === id) ?? []);
}

/** A layer twice in the stack has nothing to tell of itself. */
function readsTwice(spec: CrossingSpec, inputs: readonly CrossingInput[]): boolean {
  const tables = inputsOf(spec, inputs).map((input) => input.profile.table);
  return new Set(tables).size < tables.length;
}

/** Why a crossing is offered, where its kind does not say. */
function reasonOf(spec: CrossingSpec, inputs: readonly CrossingInput[]): Wording {
  const [a, b] = inputsOf(spec, inputs);
  if (!a || !b) return { fr: 'avec les colonnes de la couche', en: 'from the layer’s own columns' };
  return boxesMeet(a.profile.bbox, b.profile.bbox)
    ? { fr: 'les deux couches se recouvrent', en: 'the two layers overlap' }
    : { fr: 'les deux couches sont voisines', en: 'the two layers are close' };
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
