import * as v from 'valibot';
import { slug } from '../names';

/** Divides a number column by another column of the same layer, or by its area in km² (density). */
export const ratioSchema = v.object({
  kind: v.literal('ratio'),
  layer: v.string(),
  numerator: v.string(),
  denominator: v.variant('by', [
    v.object({ by: v.literal('column'), column: v.string() }),
    v.object({ by: v.literal('area') })
  ]),
  /** result is multiplied by this: 100 for a share in %, 10 000 for « pour 10 000 habitants » */
  per: v.optional(v.number(), 1)
});
export type RatioCrossing = v.InferOutput<typeof ratioSchema>;

/** Name of the column made: `densite_population`, `taux_ecoles_par_population`, `taux_ecoles_pour_1000_population`. */
export function ratioColumn(spec: RatioCrossing): string {
  const numerator = slug(spec.numerator);
  if (spec.denominator.by === 'area') return `densite_${numerator}`;
  const link = spec.per === 1 ? 'par' : `pour_${slug(String(spec.per))}`;
  return `taux_${numerator}_${link}_${slug(spec.denominator.column)}`;
}
