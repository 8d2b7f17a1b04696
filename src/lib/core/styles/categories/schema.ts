import * as v from 'valibot';
import { colourSchema } from '../colour-schema';
import { offSchema } from '../off-schema';

/** Unique values of a column, at most 12 with their colours; the rest is « autres ». Values are stored resolved. */
export const categoriesSchema = v.object({
  kind: v.literal('categories'),
  column: v.string(),
  values: v.optional(v.pipe(v.array(v.object({ value: v.string(), colour: colourSchema })), v.maxLength(12))),
  off: offSchema,
  size: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(40)), 5)
});
export type CategoriesStyle = v.InferOutput<typeof categoriesSchema>;
