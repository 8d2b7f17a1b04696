import * as v from 'valibot';

/** One test on one column. Text compares without case; `in` takes a list; a missing value passes no test but `empty`. */
export const conditionSchema = v.variant('op', [
  v.object({ column: v.string(), op: v.picklist(['=', '!=']), value: v.union([v.string(), v.number(), v.boolean()]) }),
  v.object({ column: v.string(), op: v.picklist(['<', '<=', '>', '>=']), value: v.number() }),
  v.object({ column: v.string(), op: v.literal('in'), value: v.array(v.union([v.string(), v.number()])) }),
  v.object({ column: v.string(), op: v.picklist(['contains', 'starts']), value: v.string() }),
  v.object({ column: v.string(), op: v.picklist(['empty', 'filled']) })
]);
export type Condition = v.InferOutput<typeof conditionSchema>;

/** Rows to keep: all conditions hold; with `distinct`, only the first row of each value of that column. */
export const filterSchema = v.object({ all: v.array(conditionSchema), distinct: v.optional(v.string()) });
export type Filter = v.InferOutput<typeof filterSchema>;
