import * as v from 'valibot';
import { colourSchema } from '../colour-schema';

/** Width at the end, as a part of that at the start: who reads it sees where it comes from. */
export const TAPER = 0.15;

/** Flows between places: curved, tapered from where they come from, width at the start proportional to the value. */
export const flowsSchema = v.object({
  kind: v.literal('flows'),
  column: v.string(),
  colour: v.optional(colourSchema, 'carte-cercle'),
  /** width of the largest flow where it starts, CSS pixels */
  maxWidth: v.optional(v.pipe(v.number(), v.minValue(2), v.maxValue(40)), 18),
  /** value drawn with `maxWidth`; absent: the largest, then stored */
  maxValue: v.optional(v.number()),
  /** flows below it are not drawn, and counted; absent: as many as can be read, then stored */
  least: v.optional(v.pipe(v.number(), v.minValue(0)))
});
export type FlowsStyle = v.InferOutput<typeof flowsSchema>;
