import { bad, good, type Outcome } from '../../problems/problem';
import { areasKm2 } from '../../table/area';
import type { FeatureTable } from '../../table/table';
import { addColumns } from '../add-columns';
import { areasOf } from '../areas-of';
import { inputAt, numberColumn, numberColumnOf } from '../columns-of';
import type { CrossContext } from '../kind';
import { ratioColumn, type RatioCrossing } from './schema';

/**
 * Divides a number column by another, or by the area in km², times `per`. A missing value on either side, or a
 * denominator of zero, gives a missing value.
 */
export async function cross(
  inputs: readonly FeatureTable[],
  spec: RatioCrossing,
  context: CrossContext
): Promise<Outcome<FeatureTable>> {
  const table = inputAt(inputs, 0);
  const numerator = numberColumnOf(table, spec.numerator);
  if (!numerator.ok) return numerator;
  await context.breathe(0, table.rows);
  const denominator = denominatorOf(table, spec);
  if (!denominator.ok) return denominator;
  const values = numerator.value.values.map((n, row) => {
    const d = denominator.value[row] as number;
    const quotient = (n * spec.per) / d;
    return d === 0 || !Number.isFinite(quotient) ? NaN : quotient;
  });
  await context.breathe(table.rows, table.rows);
  const name = ratioColumn(spec);
  return good(addColumns(table, [numberColumn(name, values)], [name]));
}

function denominatorOf(table: FeatureTable, spec: RatioCrossing): Outcome<Float64Array> {
  if (spec.denominator.by === 'area') {
    if (!areasOf(table)) return bad({ code: 'geometry-missing', facts: { rows: table.rows } });
    return good(areasKm2(table));
  }
  const column = numberColumnOf(table, spec.denominator.column);
  return column.ok ? good(column.value.values) : column;
}
