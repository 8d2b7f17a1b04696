import * as v from 'valibot';
import { circlesSchema, type CirclesStyle } from '../circles/schema';
import { classesSchema, type ClassesStyle } from '../classes/schema';

/** Areas in classes of a rate, and on each a circle for a stock. Breaks and the largest value are stored resolved. */
export const circlesOnClassesSchema = v.object({
  ...circlesSchema.entries,
  // « method », « palette », « breaks »… are the classes'
  ...v.omit(classesSchema, ['size']).entries,
  kind: v.literal('circles-on-classes'),
  /** the stock, by circles */
  column: v.string(),
  /** the rate, by classes */
  second: v.string()
});
export type CirclesOnClassesStyle = v.InferOutput<typeof circlesOnClassesSchema>;

/** Its circles, as a style of their own. */
export function circlesOf({ column, colour, maxRadius, maxValue }: CirclesOnClassesStyle): CirclesStyle {
  return { kind: 'circles', column, colour, maxRadius, ...(maxValue !== undefined && { maxValue }) };
}

/** Its areas, as a style of their own. */
export function classesOf(style: CirclesOnClassesStyle): ClassesStyle {
  const { column: _column, second, colour: _colour, maxRadius: _radius, maxValue: _value, ...classes } = style;
  return { ...classes, kind: 'classes', column: second, size: 5 };
}

/** The style with other areas; the circles stay. */
export function withClassesOf(style: CirclesOnClassesStyle, classes: ClassesStyle): CirclesOnClassesStyle {
  const { size: _size, column, ...areas } = classes;
  return { ...areas, ...circlesOf(style), kind: 'circles-on-classes', second: column };
}
