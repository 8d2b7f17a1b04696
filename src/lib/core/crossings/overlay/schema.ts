import * as v from 'valibot';

/**
 * Areas of two layers laid over one another: what they have in common, a row for each pair; what is in the first and not
 * in the second; or all, cut along the outlines of both.
 */
export const overlaySchema = v.object({
  kind: v.literal('overlay'),
  mode: v.picklist(['intersection', 'union', 'difference']),
  areas: v.string(),
  over: v.string()
});
export type OverlayCrossing = v.InferOutput<typeof overlaySchema>;

/** Column the crossing makes: the size of each piece in square kilometres. */
export const overlaySizeColumn = 'surface_km2';
