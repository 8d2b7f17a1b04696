import * as v from 'valibot';

/** Merges the areas of a layer that have the same value in a column; all of them when none is named. */
export const dissolveSchema = v.object({
  kind: v.literal('dissolve'),
  layer: v.string(),
  by: v.optional(v.string())
});
export type DissolveCrossing = v.InferOutput<typeof dissolveSchema>;

/** Column the crossing makes: the areas merged into each. */
export const dissolveCountColumn = 'nombre_zones';
