import * as v from 'valibot';
import { colourSchema } from '../colour-schema';

export const motifs = ['lines', 'cross', 'dots'] as const;

/** Hatches that their author set. */
const patternSchema = v.object({
  motif: v.optional(v.picklist(motifs), 'lines'),
  /** direction of the lines, degrees anticlockwise from the horizontal */
  angle: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(179)), 45),
  /** from line to line, or dot to dot, CSS pixels */
  spacing: v.optional(v.pipe(v.number(), v.minValue(4), v.maxValue(24)), 7)
});
export type PatternSpec = v.InferOutput<typeof patternSchema>;

/** Hatches of whoever set none. */
export const usualPattern: PatternSpec = { motif: 'lines', angle: 45, spacing: 7 };

/** One symbol for all features. */
export const singleSchema = v.object({
  kind: v.literal('single'),
  colour: colourSchema,
  /** areas: `fill` full strength, `outline` edges only, `hatch` hatched in `pattern` */
  fill: v.optional(v.picklist(['fill', 'outline', 'hatch']), 'fill'),
  /** absent: the usual one */
  pattern: v.optional(patternSchema),
  /** point radius or line width, CSS pixels */
  size: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(40)), 4)
});
export type SingleStyle = v.InferOutput<typeof singleSchema>;
