import * as v from 'valibot';
import { colourSchema } from '../colour-schema';

/** Points gathered by the scale in circles with their number, single ones as points. */
export const clustersSchema = v.object({
  kind: v.literal('clusters'),
  colour: v.optional(colourSchema, 'carte-cercle'),
  /** CSS pixels within which points are gathered */
  distance: v.optional(v.pipe(v.number(), v.minValue(30), v.maxValue(120)), 64),
  /** radius of a single point, CSS pixels */
  size: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(20)), 4)
});
export type ClustersStyle = v.InferOutput<typeof clustersSchema>;
