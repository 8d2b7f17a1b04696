import { shapePoints } from '../../marks/shape-points';
import type { Compiled } from '../../marks/marks';
import { geometryOf, type FeatureTable } from '../../table/table';
import type { CompileContext } from '../kind';
import { colourOf } from '../palettes';
import { rgba } from '../rgba';
import { inkOn } from './ink';
import { iconZooms } from './room';
import type { IconsStyle } from './schema';

/** Radius of the dot that stands for an icon without room, as a part of the icon's size. */
const DOT = 0.18;

/** Nothing is left to compute. */
export function resolve(_table: FeatureTable, style: IconsStyle): IconsStyle {
  return style;
}

/** An icon on a disc at each point (or inside each area), with a paper edge that parts it from any ground. */
export function compile(table: FeatureTable, style: IconsStyle, context: CompileContext): Compiled {
  const geometry = geometryOf(table);
  if (geometry === 'none') return { marks: [], legend: { type: 'table', count: table.rows } };
  const fill = colourOf(style.colour, context.theme);
  const [ink, stroke] = [inkOn(fill), colourOf('carte-cercle-trait', context.theme)];
  const inside = context.shape('inside');
  const points = shapePoints(inside);
  return {
    marks: [
      {
        mark: 'icons',
        shape: geometry === 'point' ? context.shape('own').id : inside.id,
        icon: style.icon,
        size: style.size,
        dot: Math.max(2.5, style.size * DOT),
        fromZoom: iconZooms(points, table.rows, style.size),
        fill: rgba(fill),
        ink: rgba(ink),
        stroke: rgba(stroke)
      }
    ],
    legend: { type: 'icons', icon: style.icon, fill, ink, stroke, count: new Set(points.row).size }
  };
}
