import * as v from 'valibot';
import { colourSchema } from '../colour-schema';

/** A stock as dots strewn inside its areas, each for the same number. */
export const dotDensitySchema = v.object({
  kind: v.literal('dot-density'),
  column: v.string(),
  colour: v.optional(colourSchema, 'carte-cercle'),
  /** what one dot stands for; absent: a round figure that gives some thousands of dots, then stored */
  unit: v.optional(v.pipe(v.number(), v.gtValue(0))),
  /** radius of a dot, CSS pixels */
  radius: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(6)), 1.5)
});
export type DotDensityStyle = v.InferOutput<typeof dotDensitySchema>;
