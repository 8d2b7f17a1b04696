import type { Mark, Rgba } from '../marks/marks';
import { geometryOf, type FeatureTable } from '../table/table';
import type { CompileContext } from './kind';
import { colourOf } from './palettes';
import { clear, edge, hidden, paintRows, rgba } from './rgba';

/** Class of each row: an index of colours, or NO_DATA. */
export const NO_DATA = -1;

/**
 * Marks of a table whose rows have a class each: filled areas with paper-coloured edges, lines or dots. Rows without data
 * are grey, hatched on areas, never white. `size` is the point radius or line width, CSS pixels; rows of the classes
 * `off` are put out; `ring`: edge of points, else of the colour of paper.
 */
export function paintMarks(
  table: FeatureTable,
  classOf: Int32Array,
  colours: readonly string[],
  size: number,
  context: CompileContext,
  { off = [], ring }: { off?: readonly number[] | undefined; ring?: Rgba } = {}
): Mark[] {
  const { theme } = context;
  const geometry = geometryOf(table);
  const shape = context.shape('own').id;
  const none = rgba(colourOf('carte-sans-donnee', theme));
  const ground = geometry === 'polygon' ? rgba(colourOf('carte-sans-donnee-fond', theme)) : none;
  const bytes = colours.map((c, i) => (off.includes(i) ? hidden : rgba(c)));
  const fill = paintRows(table.rows, (row): Rgba => bytes[classOf[row] as number] ?? ground);
  if (geometry === 'line') return [{ mark: 'lines', shape, width: size, stroke: fill }];
  if (geometry === 'point') {
    const stroke = ring ?? rgba(colourOf('carte-cercle-trait', theme));
    return [{ mark: 'dots', shape, radius: size, fill, stroke, strokeWidth: 1 }];
  }
  const marks: Mark[] = [{ mark: 'polygons', shape, fill }];
  if (classOf.includes(NO_DATA)) {
    const hatched = paintRows(table.rows, (row) => (classOf[row] === NO_DATA ? none : clear));
    marks.push({ mark: 'polygons', shape, fill: hatched, hatch: 'no-data' });
  }
  const stroke = edge(theme);
  const seen = (row: number): Rgba => (off.includes(classOf[row] as number) ? hidden : stroke);
  marks.push({ mark: 'outlines', shape, stroke: off.length === 0 ? stroke : paintRows(table.rows, seen) });
  return marks;
}
