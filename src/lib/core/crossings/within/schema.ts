import * as v from 'valibot';

/** Farthest distance asked for, metres. */
export const MOST_METRES = 200_000;

/**
 * Features of a layer by how close another's are: those `within` a distance of any of them, those `beyond`, or all with the
 * `count` of them within it. At no distance: inside of areas, touched by lines, on the very place of points.
 */
export const withinSchema = v.object({
  kind: v.literal('within'),
  from: v.string(),
  to: v.string(),
  /** on the ground */
  metres: v.pipe(v.number(), v.minValue(0), v.maxValue(MOST_METRES)),
  mode: v.picklist(['within', 'beyond', 'count']),
  /** name of the column of counts; absent: `nombre_proches` */
  as: v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,59}$/)))
});
export type WithinCrossing = v.InferOutput<typeof withinSchema>;

/** Column the crossing makes, null when it only keeps. */
export function withinColumn({ mode, as }: WithinCrossing): string | null {
  return mode === 'count' ? (as ?? 'nombre_proches') : null;
}
