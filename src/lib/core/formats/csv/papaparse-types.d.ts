/**
 * The functions of papaparse that are used. Core's own compilation reads this instead of the published types, which
 * would bring Node's globals with them (`paths` in core's tsconfig).
 */
interface Papa {
  parse<T>(
    text: string,
    config: { header: false; skipEmptyLines: 'greedy'; delimitersToGuess: string[] }
  ): { data: T[]; errors: { code: string; index?: number }[] };
  unparse(rows: string[][], config: { delimiter: string; newline: string; escapeFormulae: RegExp }): string;
}
declare const papa: Papa;
export default papa;
