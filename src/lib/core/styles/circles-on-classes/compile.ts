import type { Compiled } from '../../marks/marks';
import { geometryOf, type FeatureTable } from '../../table/table';
import { compile as compileCircles, resolve as resolveCircles } from '../circles/compile';
import { compile as compileClasses, resolve as resolveClasses } from '../classes/compile';
import type { CompileContext } from '../kind';
import { circlesOf, classesOf, withClassesOf, type CirclesOnClassesStyle } from './schema';

/** The same style with the breaks of its areas and the value of its largest circle. */
export function resolve(table: FeatureTable, style: CirclesOnClassesStyle): CirclesOnClassesStyle {
  const { maxValue } = resolveCircles(table, circlesOf(style));
  return {
    ...withClassesOf(style, resolveClasses(table, classesOf(style))),
    ...(maxValue !== undefined && { maxValue })
  };
}

/** Both drawings, one over the other; edges are those of the classes. */
export function compile(table: FeatureTable, style: CirclesOnClassesStyle, context: CompileContext): Compiled {
  if (geometryOf(table) === 'none') return { marks: [], legend: { type: 'table', count: table.rows } };
  const areas = compileClasses(table, classesOf(style), context);
  const above = compileCircles(table, circlesOf(style), context);
  if (areas.legend.type !== 'classes' || above.legend.type !== 'circles') return areas;
  return {
    marks: [...areas.marks, ...above.marks.filter((mark) => mark.mark === 'circles')],
    legend: {
      type: 'circles-on-classes',
      column: style.column,
      second: style.second,
      circles: above.legend,
      classes: areas.legend
    }
  };
}
