import * as v from 'valibot';
import { colourSchema } from '../colour-schema';

/** One symbol for all features. */
export const singleSchema = v.object({
  kind: v.literal('single'),
  colour: colourSchema,
  /** areas: `fill` full strength, `outline` edges only */
  fill: v.optional(v.picklist(['fill', 'outline', 'hatch']), 'fill'),
  /** point radius or line width, CSS pixels */
  size: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(40)), 4)
});
export type SingleStyle = v.InferOutput<typeof singleSchema>;
