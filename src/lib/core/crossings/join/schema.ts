import * as v from 'valibot';

/** Adds columns of a table to areas (or any layer) by a shared code. Codes compare as text, exactly. */
export const joinSchema = v.object({
  kind: v.literal('join'),
  /** layer id whose geometry is kept */
  areas: v.string(),
  areasKey: v.string(),
  /** layer id whose columns are added */
  table: v.string(),
  tableKey: v.string(),
  columns: v.pipe(v.array(v.string()), v.minLength(1))
});
export type JoinCrossing = v.InferOutput<typeof joinSchema>;
