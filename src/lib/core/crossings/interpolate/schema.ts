import * as v from 'valibot';

/** Shares counts of a layer of areas out among the areas of another, by the ground they have in common. */
export const interpolateSchema = v.object({
  kind: v.literal('interpolate'),
  /** layer id whose areas receive */
  areas: v.string(),
  /** layer id whose areas have the counts */
  from: v.string(),
  /** number columns of `from` */
  columns: v.pipe(v.array(v.string()), v.minLength(1)),
  /** of a row only the part that lies inside, for areas here and there (flood zones); absent: all of it, totals are kept */
  inside: v.optional(v.literal(true))
});
export type InterpolateCrossing = v.InferOutput<typeof interpolateSchema>;
