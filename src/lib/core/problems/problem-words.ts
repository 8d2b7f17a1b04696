import type { Problem, ProblemCode } from './problem';

/** Facts of one code. */
export type FactsOf<C extends ProblemCode> = Extract<Problem, { code: C }>['facts'];

/** Words of one language for every code: a code without words does not compile. */
export type ProblemWords = {
  readonly [C in ProblemCode]: {
    /** two to four words, for the row */
    readonly title: string;
    /** what happened and what to do */
    readonly sentence: (facts: FactsOf<C>) => string;
  };
};

/** Names of the facts, as the support desk reads them. */
export type FactWords = Readonly<Record<FactName, string>>;
type KeysOf<F> = F extends unknown ? keyof F : never;
export type FactName = Problem extends infer P ? (P extends { facts: infer F } ? KeysOf<F> : never) : never;

/** Host of an address, or the address itself when it has none (relative, malformed). */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
