import * as v from 'valibot';

/** Classes or kinds that the reader put out, by their rank in the legend. */
export const offSchema = v.optional(
  v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(12))), v.maxLength(13))
);
