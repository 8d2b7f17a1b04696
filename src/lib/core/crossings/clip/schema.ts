import * as v from 'valibot';

/** What of a layer lies inside the areas of another: points kept or not, lines and areas cut. */
export const clipSchema = v.object({
  kind: v.literal('clip'),
  layer: v.string(),
  /** layer id of the areas */
  within: v.string()
});
export type ClipCrossing = v.InferOutput<typeof clipSchema>;
