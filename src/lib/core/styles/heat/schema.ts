import * as v from 'valibot';
import { paletteSchema } from '../colour-schema';

/** Radii that are offered, metres. */
export const heatRadii = [200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000] as const;

/** Density of points as a continuous shade. */
export const heatSchema = v.object({
  kind: v.literal('heat'),
  /** what each point weighs; absent: one */
  column: v.optional(v.string()),
  palette: v.optional(paletteSchema, 'brique'),
  reverse: v.optional(v.boolean()),
  /** metres on the ground within which a point counts; absent: a round length that suits the scale */
  radius: v.optional(v.pipe(v.number(), v.minValue(50), v.maxValue(1_000_000)))
});
export type HeatStyle = v.InferOutput<typeof heatSchema>;
