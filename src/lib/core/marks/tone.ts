import * as v from 'valibot';

/** How pictures are toned, so that what lies above them is read: servers' layers and basemaps of pictures. */
const toneFields = {
  /** part of the colours that is taken away: 1 is black and white */
  grey: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  /** colour that everything is mixed with, at `TINT_STRENGTH` */
  tint: v.optional(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/)))
};
export const toneSchema = v.object(toneFields);
export type Tone = v.InferOutput<typeof toneSchema>;

/** The same of a basemap, which also fades into the paper. */
export const groundToneSchema = v.object({
  /** 0..1 over the paper */
  opacity: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  ...toneFields
});
export type GroundTone = v.InferOutput<typeof groundToneSchema>;

/** Part that the tint takes in the mixture: enough to be seen on black and on white, little enough to read a plan. */
export const TINT_STRENGTH = 0.4;

/** A tone without what changes nothing, numbers to two decimals; null when nothing is left. */
export function tidyTone(tone: GroundTone): GroundTone | null {
  const round = (value: number): number => Math.round(value * 100) / 100;
  const out: GroundTone = {};
  if (tone.opacity !== undefined && round(tone.opacity) < 1) out.opacity = round(tone.opacity);
  if (tone.grey !== undefined && round(tone.grey) > 0) out.grey = round(tone.grey);
  if (tone.tint !== undefined) out.tint = tone.tint;
  return Object.keys(out).length > 0 ? out : null;
}
