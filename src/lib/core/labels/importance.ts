import { numbersOf } from '../styles/column-values';
import type { StyleSpec } from '../styles/schema';
import { shownColumns } from '../styles/shown-columns';
import { areasKm2 } from '../table/area';
import type { FeatureTable } from '../table/table';
import type { LabelSpec } from './schema';

/**
 * Importance of each row's label, the larger the more: the column that was chosen, else the quantity that the style
 * shows, else the area; NaN where there is none, least of all.
 */
export function importanceOf(table: FeatureTable, labels: LabelSpec, style: StyleSpec): Float64Array {
  const isNumber = (name: string | undefined): name is string =>
    table.columns.some((column) => column.name === name && column.type === 'number');
  const column = [labels.by, ...shownColumns(style).map((shown) => shown.column)].find(isNumber);
  return column === undefined ? areasKm2(table) : numbersOf(table, column);
}
