import * as v from 'valibot';
import { conditionSchema } from '../../table/filter';

/** How many of several criteria each feature of a layer meets: « communes qui cumulent … ». */
export const scoreSchema = v.object({
  kind: v.literal('score'),
  layer: v.string(),
  /** as filters say them: a column, a way and a threshold */
  criteria: v.pipe(v.array(conditionSchema), v.minLength(1), v.maxLength(12)),
  /** name of the column of numbers; absent: `score` */
  as: v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,59}$/)))
});
export type ScoreCrossing = v.InferOutput<typeof scoreSchema>;

/** Columns the crossing makes: the number of criteria met, and the columns of those in words. */
export function scoreColumns({ as }: ScoreCrossing): { score: string; which: string } {
  return { score: as ?? 'score', which: 'criteres' };
}
