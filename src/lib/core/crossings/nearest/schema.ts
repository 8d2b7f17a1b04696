import * as v from 'valibot';

/** Distance from each feature of a layer to the nearest of another, and which that is. */
export const nearestSchema = v.object({
  kind: v.literal('nearest'),
  from: v.string(),
  to: v.string(),
  /** column of `to` that names its features */
  label: v.optional(v.string()),
  /** name of the column of distances; absent: `distance_km` */
  as: v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,59}$/)))
});
export type NearestCrossing = v.InferOutput<typeof nearestSchema>;

/** Columns the crossing makes: the distances in kilometres, and the names when asked. */
export function nearestColumns(spec: Pick<NearestCrossing, 'as' | 'label'>): { distance: string; name: string | null } {
  return { distance: spec.as ?? 'distance_km', name: spec.label === undefined ? null : 'plus_proche' };
}
