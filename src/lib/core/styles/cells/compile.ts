import type { Compiled } from '../../marks/marks';
import { namedShape } from '../../marks/named-shape';
import { shapeOf } from '../../marks/shapes';
import { geometryOf, type FeatureTable } from '../../table/table';
import { compile as compileClasses, resolve as resolveClasses } from '../classes/compile';
import type { ClassesStyle } from '../classes/schema';
import { numbersOf } from '../column-values';
import type { CompileContext } from '../kind';
import { cellColumns } from './cell-columns';
import { automaticSize, cellColumn, cellTable, gridName } from './cell-table';
import type { CellsStyle } from './schema';

/** The same classes over the table of cells. */
const asClasses = (style: CellsStyle): ClassesStyle => ({
  ...style,
  kind: 'classes',
  column: cellColumn(style),
  size: 5
});

/** The same style with its size and its breaks, by the method of colour classes. */
export function resolve(table: FeatureTable, style: CellsStyle): CellsStyle {
  if (geometryOf(table) === 'none') return style;
  const sized = { ...style, size: style.size ?? automaticSize(table, style.shape) };
  if (sized.breaks) return sized;
  const { breaks } = resolveClasses(cellTable(table, sized), asClasses(sized));
  return breaks ? { ...sized, breaks } : sized;
}

/** What the rows of its marks are: cells. */
export const drawn = cellTable;

/** Cells as areas in the colours of their classes; another palette or other breaks send no outline again. */
export function compile(table: FeatureTable, style: CellsStyle, context: CompileContext): Compiled {
  if (geometryOf(table) === 'none') return { marks: [], legend: { type: 'table', count: table.rows } };
  const resolved = resolve(table, style);
  const cells = cellTable(table, resolved);
  const id = context.made(gridName(resolved), (name) => shapeOf(cells, 'own', name));
  const { marks, legend } = compileClasses(cells, asClasses(resolved), {
    ...context,
    // classes only name the shape that they colour
    shape: () => namedShape(cells, id)
  });
  if (legend.type !== 'classes') return { marks, legend };
  const { column: _column, type: _type, ...classed } = legend;
  const measured = cellColumn(resolved) === cellColumns.value;
  const figures = numbersOf(cells, cellColumn(resolved));
  return {
    marks,
    legend: {
      type: 'cells',
      ...classed,
      ...(measured && { column: resolved.column as string }),
      measure: measured ? resolved.measure : 'count',
      whole: figures.every((n) => Number.isNaN(n) || Number.isInteger(n)),
      shape: resolved.shape,
      size: resolved.size as number,
      points: numbersOf(cells, cellColumns.count).reduce((sum, n) => sum + n, 0)
    }
  };
}
