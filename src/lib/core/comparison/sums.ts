import { areasKm2 } from '../table/area';
import { cell, type FeatureTable } from '../table/table';
import type { Amount, Sums, TerritoryFigure } from './figure';

/** What each row counts for; NaN where something is missing, a column included. */
function amountsOf(table: FeatureTable, { columns, ground, only }: Amount): Float64Array {
  const amounts = new Float64Array(table.rows).fill(1);
  const times = (factors: Float64Array | null): void => {
    for (let row = 0; row < table.rows; row++) amounts[row] = (amounts[row] as number) * (factors?.[row] ?? NaN);
  };
  for (const name of columns) {
    const column = table.columns.find((c) => c.name === name);
    times(column?.type === 'number' ? column.values : null);
  }
  if (ground) times(areasKm2(table));
  if (only) {
    const column = table.columns.find((c) => c.name === only.column);
    times(
      Float64Array.from({ length: table.rows }, (_, row) => {
        const value = column ? cell(column, row) : null;
        return value === null || value === '' ? NaN : Number(String(value) === only.value);
      })
    );
  }
  return amounts;
}

/**
 * Sums of a figure over the tables of its two layers, which hold the territory and nothing else. Of one layer, rows that
 * lack either amount are in neither sum.
 */
export function sumsOf(
  { top, bottom }: Pick<TerritoryFigure, 'top' | 'bottom'>,
  tables: { top: FeatureTable; bottom: FeatureTable }
): Sums {
  const [above, below] = [amountsOf(tables.top, top), amountsOf(tables.bottom, bottom)];
  const together = top.layer === bottom.layer;
  const sums: Sums = { top: 0, bottom: 0, rows: 0 };
  above.forEach((amount, row) => {
    if (!Number.isNaN(amount) && !(together && Number.isNaN(below[row]))) sums.top += amount;
  });
  below.forEach((amount, row) => {
    if (Number.isNaN(amount) || (together && Number.isNaN(above[row]))) return;
    sums.bottom += amount;
    sums.rows++;
  });
  return sums;
}
