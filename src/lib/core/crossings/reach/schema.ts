import * as v from 'valibot';
import { nearestSchema } from '../nearest/schema';

/** Classes of distance from each feature of a layer to the nearest of another: the distances, drawn by these limits. */
export const reachSchema = v.object({
  ...nearestSchema.entries,
  kind: v.literal('reach'),
  /** between two classes, in any order */
  kilometres: v.pipe(v.array(v.pipe(v.number(), v.gtValue(0))), v.minLength(1), v.maxLength(6))
});
export type ReachCrossing = v.InferOutput<typeof reachSchema>;
