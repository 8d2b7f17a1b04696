import * as v from 'valibot';
import { colourSchema } from '../colour-schema';

/** Proportional circles: area proportional to the value; on areas they stand on an inner point. */
export const circlesSchema = v.object({
  kind: v.literal('circles'),
  column: v.string(),
  colour: v.optional(colourSchema, 'carte-cercle'),
  /** radius of the largest value, CSS pixels */
  maxRadius: v.optional(v.pipe(v.number(), v.minValue(4), v.maxValue(60)), 24),
  /** value drawn with `maxRadius`; absent: the largest, then stored */
  maxValue: v.optional(v.number())
});
export type CirclesStyle = v.InferOutput<typeof circlesSchema>;
