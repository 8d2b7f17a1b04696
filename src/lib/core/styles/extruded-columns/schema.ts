import * as v from 'valibot';
import { classing, type ClassesStyle } from '../classes/schema';
import { colourSchema } from '../colour-schema';

/** Columns standing at their place: height proportional to the value, linear from zero; one colour, or classes of another column. */
export const extrudedColumnsSchema = v.object({
  kind: v.literal('extruded-columns'),
  column: v.string(),
  colour: v.optional(colourSchema, 'carte-cercle'),
  /** height of the largest value as it is seen on a tilted map, CSS pixels */
  maxHeight: v.optional(v.pipe(v.number(), v.minValue(20), v.maxValue(400)), 140),
  /** from corner to corner of the foot, CSS pixels */
  width: v.optional(v.pipe(v.number(), v.minValue(4), v.maxValue(60)), 14),
  /** value drawn with `maxHeight`; absent: the largest, then stored */
  maxValue: v.optional(v.number()),
  /** what colours them, by classes; absent: all have one colour */
  by: v.optional(v.object({ column: v.string(), ...classing }))
});
export type ExtrudedColumnsStyle = v.InferOutput<typeof extrudedColumnsSchema>;

/** Its colours, as a style of their own; null while there is one for all. */
export function classesOf({ by }: ExtrudedColumnsStyle): ClassesStyle | null {
  return by ? { kind: 'classes', ...by, size: 5 } : null;
}

/** The style with other colours; heights stay. */
export function withClassesOf(style: ExtrudedColumnsStyle, classes: ClassesStyle): ExtrudedColumnsStyle {
  const { kind: _kind, size: _size, ...by } = classes;
  return { ...style, by };
}
