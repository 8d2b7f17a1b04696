import * as v from 'valibot';

/**
 * Adds columns of a table to areas (or any layer) by a shared code, which compares as text, to the letter; by a name, which
 * compares without regard to its spelling.
 */
export const joinSchema = v.object({
  kind: v.literal('join'),
  /** layer id whose geometry is kept */
  areas: v.string(),
  areasKey: v.string(),
  /** layer id whose columns are added */
  table: v.string(),
  tableKey: v.string(),
  columns: v.pipe(v.array(v.string()), v.minLength(1)),
  /** of rows that belong to one area, the mean of each column of figures; absent: added up where they are amounts */
  several: v.optional(v.literal('mean')),
  /** what the keys are; absent: codes */
  by: v.optional(v.literal('name')),
  /** columns of either side that tell places of one name apart: a département, its code or its name */
  areasWithin: v.optional(v.string()),
  tableWithin: v.optional(v.string()),
  /** codes that are one, however written, are taken for it: a zero lost, a commune merged since… */
  repair: v.optional(v.boolean())
});
export type JoinCrossing = v.InferOutput<typeof joinSchema>;
