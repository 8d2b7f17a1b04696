import { good, type Outcome } from '../../problems/problem';
import { conditionTest, type RowTest } from '../../table/apply-filter';
import { cell, type Column, type FeatureTable } from '../../table/table';
import { addColumns } from '../add-columns';
import { columnOf, inputAt, numberColumn } from '../columns-of';
import type { CrossContext } from '../kind';
import { textColumn } from '../text-column';
import { scoreColumns, type ScoreCrossing } from './schema';

/** Rows between two looks at the message queue. */
const STRIDE = 16384;

/**
 * Number of criteria that each row meets, and the columns of those it meets, in the order of the criteria. A missing value
 * meets none but `empty`; a row that meets none and lacks all the values has no score.
 */
export async function cross(
  inputs: readonly FeatureTable[],
  spec: ScoreCrossing,
  context: CrossContext
): Promise<Outcome<FeatureTable>> {
  const table = inputAt(inputs, 0);
  const criteria: { column: Column; test: RowTest }[] = [];
  for (const condition of spec.criteria) {
    const column = columnOf(table, condition.column);
    if (!column.ok) return column;
    criteria.push({ column: column.value, test: conditionTest(column.value, condition) });
  }
  const score = new Float64Array(table.rows);
  const which: (string | null)[] = [];
  for (let row = 0; row < table.rows; row++) {
    if (row % STRIDE === 0) {
      await context.breathe(row, table.rows);
      context.signal.throwIfAborted();
    }
    const met = criteria.filter(({ test }) => test(row));
    const known = met.length > 0 || criteria.some(({ column }) => cell(column, row) !== null);
    score[row] = known ? met.length : NaN;
    which.push(met.length > 0 ? [...new Set(met.map(({ column }) => column.name))].join(', ') : null);
  }
  await context.breathe(table.rows, table.rows);
  const names = scoreColumns(spec);
  return good(addColumns(table, [numberColumn(names.score, score), textColumn(names.which, which)], [names.score]));
}
