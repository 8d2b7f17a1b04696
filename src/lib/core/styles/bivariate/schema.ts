import * as v from 'valibot';

/** Square palettes of two ordered columns. */
export const squareNames = ['prune-petrole', 'brique-bleu', 'ocre-violet'] as const;
export type SquareName = (typeof squareNames)[number];

/** Two rates at once: three classes of each, nine colours. Breaks are stored resolved. */
export const bivariateSchema = v.object({
  kind: v.literal('bivariate'),
  /** along the square's foot, low to high from left to right */
  column: v.string(),
  /** up the square's side */
  second: v.string(),
  palette: v.optional(v.picklist(squareNames), 'prune-petrole'),
  /** ascending, four values; absent: terciles, computed at the first drawing and then stored */
  breaks: v.optional(v.pipe(v.array(v.number()), v.minLength(2), v.maxLength(4))),
  secondBreaks: v.optional(v.pipe(v.array(v.number()), v.minLength(2), v.maxLength(4))),
  /** point radius or line width, CSS pixels */
  size: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(40)), 5)
});
export type BivariateStyle = v.InferOutput<typeof bivariateSchema>;
