import type { Compiled, Mark } from '../../marks/marks';
import { geometryOf, type FeatureTable } from '../../table/table';
import type { CompileContext } from '../kind';
import { colourOf } from '../palettes';
import { rgba } from '../rgba';
import { usualPattern, type SingleStyle } from './schema';

/** Nothing is left to compute. */
export function resolve(_table: FeatureTable, style: SingleStyle): SingleStyle {
  return style;
}

/** One colour for the whole shape; areas filled, hatched or by their edges alone. */
export function compile(table: FeatureTable, style: SingleStyle, context: CompileContext): Compiled {
  const { theme } = context;
  const geometry = geometryOf(table);
  if (geometry === 'none') return { marks: [], legend: { type: 'table', count: table.rows } };
  const shape = context.shape('own').id;
  const colour = colourOf(style.colour, theme);
  const border = colourOf(geometry === 'point' ? 'carte-cercle-trait' : 'carte-lim-dep', theme);
  const count = new Set((table.polygons ?? table.lines ?? table.points)?.rowOf).size;
  const legend = { type: 'single', geometry, count } as const;
  if (geometry === 'line') {
    const marks: Mark[] = [{ mark: 'lines', shape, width: style.size, stroke: rgba(colour) }];
    return { marks, legend: { ...legend, fill: colour, stroke: colour } };
  }
  if (geometry === 'point') {
    const stroke = rgba(border);
    const marks: Mark[] = [{ mark: 'dots', shape, radius: style.size, fill: rgba(colour), stroke, strokeWidth: 1 }];
    return { marks, legend: { ...legend, fill: colour, stroke: border } };
  }
  const edges: Mark = { mark: 'outlines', shape, stroke: rgba(style.fill === 'fill' ? border : colour) };
  if (style.fill === 'outline') return { marks: [edges], legend: { ...legend, fill: 'transparent', stroke: colour } };
  const fill: Mark = {
    mark: 'polygons',
    shape,
    fill: rgba(colour),
    ...(style.fill === 'hatch' ? { hatch: style.pattern ?? usualPattern } : {})
  };
  return {
    marks: [fill, edges],
    // a hatch is told by a half-clear fill under its full-strength edge
    legend:
      style.fill === 'hatch'
        ? { ...legend, fill: `${colour}66`, stroke: colour }
        : { ...legend, fill: colour, stroke: border }
  };
}
