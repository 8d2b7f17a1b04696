/**
 * Expected failures as values: a stable kebab-case code and facts, never a sentence (the words are in `explain.ts`).
 * The same union serves errors (`Outcome.ok === false`) and notices beside success.
 */
export type Problem =
  | { code: 'source-unreachable'; facts: { url: string } }
  /** `relay`: the site has one that may read it */
  | { code: 'cors-refused'; facts: { url: string; relay?: boolean } }
  | { code: 'timeout'; facts: { url: string; seconds: number } }
  /** `said`: what an API gives as its reason */
  | { code: 'http-status'; facts: { url: string; status: number; said?: string } }
  | { code: 'auth-required'; facts: { url: string; status: number } }
  | { code: 'service-exception'; facts: { url: string; said: string; ogcCode?: string } }
  | { code: 'unexpected-content'; facts: { url: string; expected: string; found: string } }
  | { code: 'truncated'; facts: { got: number; total: number | null } }
  | { code: 'parse-failed'; facts: { format: string; at: number; expected: string; found: string } }
  /** a weight or a number of nested values, which refuse; columns or long texts, of which the rest was kept */
  | {
      code: 'too-large';
      facts:
        | { bytes: number; limit: number }
        | { values: number; limit: number }
        | { columns: number; limit: number }
        | { texts: number; limit: number };
    }
  /** `among`: systems in which the positions make sense, the surest first */
  | { code: 'unsupported-crs'; facts: { crs: string; among?: string[] } }
  | { code: 'crs-guessed'; facts: { crs: string } }
  | { code: 'axis-swapped'; facts: { crs: string } }
  | { code: 'unsupported-format'; facts: { name: string; found: string } }
  | { code: 'layer-unknown'; facts: { layer: string; url: string } }
  | { code: 'column-unknown'; facts: { column: string; known: string[] } }
  | { code: 'empty-result'; facts: { url: string } }
  | { code: 'geometry-missing'; facts: { rows: number } }
  | { code: 'geometry-invalid'; facts: { rows: number } }
  /** rows not drawn: their geometry is of another type than the table's foremost one */
  | { code: 'geometry-mixed'; facts: { rows: number } }
  | { code: 'precision'; facts: { crs: string; metres: number } }
  | { code: 'answer-cut'; facts: { url: string; bytes: number } }
  | { code: 'mixed-content'; facts: { url: string; relay?: boolean } }
  | { code: 'rate-limited'; facts: { url: string; status: number; seconds: number | null } }
  | { code: 'redirect-refused'; facts: { url: string; reason: string } }
  | { code: 'proxy-refused'; facts: { url: string; reason: string } }
  | { code: 'service-empty'; facts: { url: string } }
  | { code: 'nothing-recognised'; facts: { text: string } }
  | { code: 'protocol-missing'; facts: { protocol: string; url: string } }
  | { code: 'too-many'; facts: { total: number; limit: number } }
  | { code: 'scale-hidden'; facts: { layer: string } }
  | { code: 'view-too-wide'; facts: { limit: number } }
  | { code: 'crs-mismatch'; facts: { crs: string; likely: string | null; among?: string[] } }
  | { code: 'outside-area'; facts: { crs: string; rows: number } }
  | { code: 'position-invalid'; facts: { rows: number } }
  | { code: 'position-zero'; facts: { rows: number } }
  | { code: 'geometry-repaired'; facts: { rows: number } }
  | { code: 'dimensions-dropped'; facts: { rows: number } }
  | { code: 'curves-linearised'; facts: { rows: number } }
  | { code: 'ids-repeated'; facts: { rows: number } }
  | { code: 'antimeridian-split'; facts: { rows: number } }
  | { code: 'count-wrong'; facts: { claimed: number; got: number } }
  | { code: 'content-type-wrong'; facts: { declared: string; found: string } }
  | { code: 'charset-guessed'; facts: { charset: string } }
  | { code: 'filter-local'; facts: { url: string } }
  | { code: 'filter-refused'; facts: { url: string; filter: string } }
  | { code: 'file-missing'; facts: { name: string } }
  | { code: 'host-refused'; facts: { host: string; url: string } }
  | { code: 'crossing-input-missing'; facts: { layer: string } }
  | { code: 'crossing-input-failed'; facts: { layer: string } }
  | { code: 'crossing-cycle'; facts: { layer: string } }
  | { code: 'crossing-partial'; facts: { layer: string; got: number; total: number } }
  /** the file of the overlay engine is not there, or the site's policy refuses it */
  | { code: 'overlay-missing'; facts: Record<string, never> }
  /** the place of a portrait is in its layer no more, or has no ground */
  | { code: 'zone-missing'; facts: { name: string } }
  /** rows whose counts went nowhere: they meet none of the areas that receive */
  | { code: 'interpolate-outside'; facts: { rows: number; total: number } }
  /** columns that cannot be added up when areas are merged */
  | { code: 'rates-dropped'; facts: { columns: string[] } }
  /** no row has two different places that are known */
  | { code: 'flows-none'; facts: { rows: number } }
  | { code: 'flows-report'; facts: FlowsReport }
  | { code: 'join-report'; facts: JoinReport }
  | { code: 'document-invalid'; facts: { path: string; expected: string; found: string } }
  | { code: 'document-version'; facts: { version: string; known: number } }
  | { code: 'link-invalid'; facts: { reason: string } }
  | { code: 'entry-unknown'; facts: { entry: string } }
  | { code: 'recipe-unknown'; facts: { recipe: string } }
  | { code: 'territory-unknown'; facts: { territory: string } }
  | { code: 'catalogue-unavailable'; facts: { url: string; detail: string } }
  | { code: 'message-invalid'; facts: { method: string; reason: string } }
  | { code: 'basemap-unreachable'; facts: { basemap: string } }
  | { code: 'webgl-missing'; facts: Record<string, never> }
  | { code: 'aborted'; facts: Record<string, never> }
  | { code: 'internal'; facts: { where: string; detail: string } };

/** What became of the rows of a joined table: `rows` is the sum of its parts, from `matched` to `unknown`. */
export interface JoinReport {
  rows: number;
  /** key the same to the letter */
  matched: number;
  /** but for spaces, case, marks of spreadsheets; leading zeros; the old département of Corsica */
  spacing: number;
  zero: number;
  corsica: number;
  /** municipal arrondissement for its city, or the city for it; commune since merged into another; name spelt otherwise */
  arrondissement: number;
  merged: number;
  spelling: number;
  /** of another scheme; of several places of one name; without a key */
  canton: number;
  homonym: number;
  missing: number;
  unknown: number;
  /** rows whose area had one already */
  repeated: number;
  /** areas, and those that no row tells of */
  total: number;
  without: number;
  /** what is the same but for its writing was taken for it */
  repaired: boolean;
  /** the keys are names */
  names: boolean;
}

/** What became of a table of flows: `total` is the sum of `kept`, `staying` and `lost`. */
export interface FlowsReport {
  rows: number;
  /** what all rows carry */
  total: number;
  /** of it, what lines carry */
  kept: number;
  /** rows that go where they come from, and what they carry */
  stays: number;
  staying: number;
  /** rows of which an end is unknown, and what they carry */
  unknown: number;
  lost: number;
}

export type ProblemCode = Problem['code'];

/** What a call that may fail returns: a value with notices, or one problem. Nothing expected is ever thrown. */
export type Outcome<T> = { ok: true; value: T; notices: Problem[] } | { ok: false; problem: Problem };

/** A success, with the notices met on the way. */
export function good<T>(value: T, notices: Problem[] = []): Outcome<T> {
  return { ok: true, value, notices };
}

/** An expected failure. */
export function bad<T = never>(problem: Problem): Outcome<T> {
  return { ok: false, problem };
}

/** Carries a problem through code that has no `Outcome` in its signature (deep loops); caught at the edge by `caught`. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** Turns anything thrown into an outcome: a `ProblemError` gives its problem, an abort `aborted`, the rest `internal`. */
export function caught<T = never>(error: unknown, where: string): Outcome<T> {
  if (error instanceof ProblemError) return bad(error.problem);
  const name = (error as { name?: string } | null)?.name;
  if (name === 'AbortError') return bad({ code: 'aborted', facts: {} });
  const detail = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
  return bad({ code: 'internal', facts: { where, detail: detail.slice(0, 2000) } });
}
