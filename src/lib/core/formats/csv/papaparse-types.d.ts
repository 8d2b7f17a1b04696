/**
 * The one function of papaparse that is used. Core's own compilation reads this instead of the published types, which
 * would bring Node's globals with them (`paths` in core's tsconfig).
 */
interface Papa {
  parse<T>(
    text: string,
    config: { header: false; skipEmptyLines: 'greedy'; delimitersToGuess: string[] }
  ): { data: T[]; errors: { code: string; index?: number }[] };
}
declare const papa: Papa;
export default papa;
