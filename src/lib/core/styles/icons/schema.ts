import * as v from 'valibot';
import { iconNames } from '../../icons/names';
import { colourSchema } from '../colour-schema';

/** Points as an icon on a disc, where there is room for it, else as dots. */
export const iconsSchema = v.object({
  kind: v.literal('icons'),
  icon: v.picklist(iconNames),
  colour: colourSchema,
  /** diameter of the disc, CSS pixels */
  size: v.optional(v.pipe(v.number(), v.minValue(12), v.maxValue(40)), 20)
});
export type IconsStyle = v.InferOutput<typeof iconsSchema>;
