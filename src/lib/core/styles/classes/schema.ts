import * as v from 'valibot';
import { paletteSchema } from '../colour-schema';
import { offSchema } from '../off-schema';

/** Ways to compute breaks; « manual » ones are whatever their author placed. */
export const breakMethods = ['quantile', 'jenks', 'equal', 'geometric', 'deviation', 'pretty'] as const;
export type BreakMethod = (typeof breakMethods)[number];

/** How numbers are classed and coloured. Breaks are stored resolved, so a link drawn next year looks the same. */
export const classing = {
  method: v.optional(v.picklist([...breakMethods, 'manual']), 'quantile'),
  classes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(7)), 5),
  palette: v.optional(paletteSchema, 'ocre'),
  reverse: v.optional(v.boolean()),
  /** value round which a diverging palette turns; absent: zero */
  turn: v.optional(v.number()),
  /** ascending, classes + 1 values; absent: computed by `method` at the first drawing and then stored */
  breaks: v.optional(v.pipe(v.array(v.number()), v.minLength(2), v.maxLength(8))),
  off: offSchema
};

/** Choropleth: classes of a number column. */
export const classesSchema = v.object({
  kind: v.literal('classes'),
  column: v.string(),
  ...classing,
  /** point radius or line width, CSS pixels */
  size: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(40)), 5)
});
export type ClassesStyle = v.InferOutput<typeof classesSchema>;
