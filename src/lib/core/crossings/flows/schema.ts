import * as v from 'valibot';

/** A pair of columns, longitude then latitude, degrees. */
const positionColumns = v.strictTuple([v.string(), v.string()]);

/** Lines from where rows come to where they go, one a pair of places; what they carry is added up. */
export const flowsCrossingSchema = v.object({
  kind: v.literal('flows'),
  table: v.string(),
  /** number column that is added up */
  count: v.string(),
  ends: v.variant('by', [
    v.object({
      by: v.literal('code'),
      /** columns of `table` */
      from: v.string(),
      to: v.string(),
      /** layer whose features have these codes, and its column */
      places: v.string(),
      key: v.string(),
      /** its column of names */
      label: v.optional(v.string()),
      /** layer of the places to which they go, where it is another; its column of codes, of names */
      toPlaces: v.optional(v.string()),
      toKey: v.optional(v.string()),
      toLabel: v.optional(v.string())
    }),
    v.object({ by: v.literal('position'), from: positionColumns, to: positionColumns })
  ])
});
export type FlowsCrossing = v.InferOutput<typeof flowsCrossingSchema>;

/** Columns that the crossing makes besides the figure. */
export const flowsColumns = {
  fromCode: 'code_origine',
  toCode: 'code_destination',
  from: 'origine',
  to: 'destination'
} as const;
