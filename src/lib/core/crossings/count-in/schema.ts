import * as v from 'valibot';
import { slug } from '../names';

/**
 * Counts the points of a layer in each polygon of another; besides, sums or averages a number column of the points, or
 * tells which share of them has a value.
 */
export const countInSchema = v.object({
  kind: v.literal('count-in'),
  areas: v.string(),
  points: v.string(),
  sum: v.optional(v.string()),
  mean: v.optional(v.string()),
  /** points whose column has that value, written as text, out of those that have any */
  share: v.optional(v.object({ column: v.string(), value: v.string() })),
  /** name of the column of counts; absent: `nombre` */
  as: v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,59}$/)))
});
export type CountInCrossing = v.InferOutput<typeof countInSchema>;

interface CountInColumns {
  count: string;
  sum: string | null;
  mean: string | null;
  /** in % */
  share: string | null;
}

/** Columns the crossing makes: the counts, and the sums, means and shares when asked. */
export function countInColumns({ as, sum, mean, share }: CountInCrossing): CountInColumns {
  return {
    count: as ?? 'nombre',
    sum: sum === undefined ? null : `somme_${sum}`,
    mean: mean === undefined ? null : `moyenne_${mean}`,
    share: share === undefined ? null : `part_${slug(share.value) || 'valeur'}`
  };
}
