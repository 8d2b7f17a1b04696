import * as v from 'valibot';

/** Counts the points of a layer in each polygon of another; with `sum`, also sums a number column of the points. */
export const countInSchema = v.object({
  kind: v.literal('count-in'),
  areas: v.string(),
  points: v.string(),
  sum: v.optional(v.string()),
  /** name of the column of counts; absent: `nombre` */
  as: v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,59}$/)))
});
export type CountInCrossing = v.InferOutput<typeof countInSchema>;

/** Columns the crossing makes: the counts, and the sums when asked. */
export function countInColumns(spec: CountInCrossing): { count: string; sum: string | null } {
  return { count: spec.as ?? 'nombre', sum: spec.sum === undefined ? null : `somme_${spec.sum}` };
}
