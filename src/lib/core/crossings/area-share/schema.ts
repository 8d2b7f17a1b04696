import * as v from 'valibot';

/** Share and area of each area of a layer that the areas of another cover, those that overlap counted once. */
export const areaShareSchema = v.object({
  kind: v.literal('area-share'),
  areas: v.string(),
  /** layer id of what covers them */
  over: v.string(),
  /** name of the column of shares; absent: `part_pct` */
  as: v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,59}$/)))
});
export type AreaShareCrossing = v.InferOutput<typeof areaShareSchema>;

/** Columns the crossing makes: shares in per cent, areas in square kilometres. */
export function areaShareColumns(spec: AreaShareCrossing): { share: string; area: string } {
  return { share: spec.as ?? 'part_pct', area: 'surface_couverte_km2' };
}
