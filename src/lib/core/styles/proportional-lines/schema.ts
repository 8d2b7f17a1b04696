import * as v from 'valibot';
import { colourSchema } from '../colour-schema';

/** Proportional lines: width proportional to the value. */
export const proportionalLinesSchema = v.object({
  kind: v.literal('proportional-lines'),
  column: v.string(),
  colour: v.optional(colourSchema, 'theme-reseau'),
  /** width of the largest value, CSS pixels */
  maxWidth: v.optional(v.pipe(v.number(), v.minValue(2), v.maxValue(40)), 12),
  /** value drawn with `maxWidth`; absent: the largest, then stored */
  maxValue: v.optional(v.number())
});
export type ProportionalLinesStyle = v.InferOutput<typeof proportionalLinesSchema>;
