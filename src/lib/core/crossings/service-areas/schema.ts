import * as v from 'valibot';

/** The ground nearer to each place of a layer than to any other of its places, within areas of another or a frame. */
export const serviceAreasSchema = v.object({
  kind: v.literal('service-areas'),
  points: v.string(),
  /** layer whose areas bound them; absent: a frame a little wider than the places */
  areas: v.optional(v.string())
});
export type ServiceAreasCrossing = v.InferOutput<typeof serviceAreasSchema>;
