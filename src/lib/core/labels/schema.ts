import * as v from 'valibot';

/** Names written over the features of a layer. */
export const labelsSchema = v.object({
  /** column whose values are written */
  column: v.pipe(v.string(), v.maxLength(200)),
  /** number column: where there is no room for all, the largest are written; absent: what the style shows, else areas */
  by: v.optional(v.pipe(v.string(), v.maxLength(200))),
  /** only as many as leave air around each: the others come when one looks nearer; absent: all that have room */
  few: v.optional(v.boolean())
});
export type LabelSpec = v.InferOutput<typeof labelsSchema>;
