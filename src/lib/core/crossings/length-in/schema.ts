import * as v from 'valibot';

/** Length of the lines of a layer in each polygon of another. */
export const lengthInSchema = v.object({
  kind: v.literal('length-in'),
  areas: v.string(),
  lines: v.string(),
  /** name of the column of lengths; absent: `somme_longueur_km` */
  as: v.optional(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,59}$/)))
});
export type LengthInCrossing = v.InferOutput<typeof lengthInSchema>;

/** Column the crossing makes: kilometres. Its name says a sum, for what an area holds is a stock and no rate. */
export function lengthInColumn({ as }: LengthInCrossing): string {
  return as ?? 'somme_longueur_km';
}
