import { good, type Outcome } from '../../problems/problem';
import { profileOf } from '../../table/make-profile';
import { cell, type Column, type FeatureTable } from '../../table/table';
import { sumOf } from '../add-up';
import { addColumns } from '../add-columns';
import { columnOf, inputAt } from '../columns-of';
import { groupsOf } from '../groups';
import type { CrossContext } from '../kind';
import { NONE, spread } from '../spread';
import type { JoinCrossing } from './schema';

/**
 * Adds columns of a table to areas by a shared code. Codes compare as text, to the letter (`01001` is not `1001`); every
 * area is kept, those without a match have missing values and are told by the notice `join-unmatched`. When several rows
 * of the table have the same code, counts and measures are added up (missing values left out); rates, years and words
 * come from the first of them.
 */
export async function cross(
  inputs: readonly FeatureTable[],
  spec: JoinCrossing,
  context: CrossContext
): Promise<Outcome<FeatureTable>> {
  const areas = inputAt(inputs, 0);
  const table = inputAt(inputs, 1);
  const areasKey = columnOf(areas, spec.areasKey);
  if (!areasKey.ok) return areasKey;
  const tableKey = columnOf(table, spec.tableKey);
  if (!tableKey.ok) return tableKey;
  const columns: Column[] = [];
  for (const name of spec.columns) {
    const column = columnOf(table, name);
    if (!column.ok) return column;
    columns.push(column.value);
  }

  await context.breathe(0, areas.rows);
  const groups = groupsOf(tableKey.value, table.rows);
  const first = new Uint32Array(areas.rows).fill(NONE);
  let unmatched = 0;
  for (let row = 0; row < areas.rows; row++) {
    const key = cell(areasKey.value, row);
    const rows = key === null ? undefined : groups.get(String(key));
    if (rows) first[row] = rows[0] as number;
    else unmatched++;
  }
  await context.breathe(areas.rows, areas.rows);
  context.signal.throwIfAborted();

  const added = addedUp(columns, table, groups).map((column) => spread(column, first));
  const joined = addColumns(areas, added, spec.columns.slice(0, 1));
  return good(joined, unmatched > 0 ? [{ code: 'join-unmatched', facts: { rows: unmatched, total: areas.rows } }] : []);
}

/** The same columns, the first row of each code holding the sum of its rows where adding up makes sense. */
function addedUp(columns: readonly Column[], table: FeatureTable, groups: Map<string, number[]>): Column[] {
  const several = [...groups.values()].filter((rows) => rows.length > 1);
  if (several.length === 0) return [...columns];
  const roles = new Map(profileOf(table).columns.map((c) => [c.name, c.role]));
  return columns.map((column) => {
    const role = roles.get(column.name);
    if (column.type !== 'number' || (role !== 'count' && role !== 'measure')) return column;
    const values = column.values.slice();
    for (const rows of several) values[rows[0] as number] = sumOf(column.values, rows);
    return { ...column, values };
  });
}
