import * as v from 'valibot';

/** What lies within a distance of the points, lines or areas of a layer. */
export const bufferSchema = v.object({
  kind: v.literal('buffer'),
  layer: v.string(),
  /** on the ground, up to a hundred kilometres */
  metres: v.pipe(v.number(), v.minValue(1), v.maxValue(100_000)),
  /** one area in all, instead of one for each row */
  dissolve: v.optional(v.boolean(), false)
});
export type BufferCrossing = v.InferOutput<typeof bufferSchema>;

/** Column that the one area of a dissolved buffer has. */
export const bufferDistanceColumn = 'distance_km';
