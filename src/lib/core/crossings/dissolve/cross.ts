import { overlayEngine } from '../../overlay/load-engine';
import { orientedBlock } from '../../overlay/oriented';
import { unionOf } from '../../overlay/union-of';
import { bad, good, type Outcome, type Problem } from '../../problems/problem';
import { profileOf } from '../../table/make-profile';
import { PolygonWriter, type Ring, ringsOf } from '../../table/polygon-writer';
import { cell, type Column, type FeatureTable, type PolygonBlock } from '../../table/table';
import { addColumns } from '../add-columns';
import { sumOf } from '../add-up';
import { areasOf } from '../areas-of';
import { columnOf, inputAt, numberColumn } from '../columns-of';
import { groupsOf } from '../groups';
import type { CrossContext } from '../kind';
import { madeTable } from '../made-table';
import { pause } from '../pause';
import { spread } from '../spread';
import { type DissolveCrossing, dissolveCountColumn } from './schema';

/**
 * Merges the areas of the rows that have the same value in a column, in order of appearance; rows without a value are
 * left out. Counts and measures are added up (missing values left out), other columns are kept where the rows of each
 * value agree on theirs; rates that do not are told by `rates-dropped`.
 */
export async function cross(
  inputs: readonly FeatureTable[],
  spec: DissolveCrossing,
  context: CrossContext
): Promise<Outcome<FeatureTable>> {
  const table = inputAt(inputs, 0);
  const areas = areasOf(table);
  if (!areas) return bad({ code: 'geometry-missing', facts: { rows: table.rows } });
  const key = spec.by === undefined ? null : columnOf(table, spec.by);
  if (key && !key.ok) return key;
  await pause(context, 0, table.rows);
  const engine = await overlayEngine(context.clipper);
  if (!engine) return bad({ code: 'overlay-missing', facts: {} });

  const all = Array.from({ length: table.rows }, (_, row) => row);
  const groups = key ? [...groupsOf(key.value, table.rows).values()] : [all].filter((rows) => rows.length > 0);
  const shapes = shapesOf(areas);
  const writer = new PolygonWriter();
  let done = 0;
  for (const [group, rows] of groups.entries()) {
    const polygons = rows.flatMap((row) => shapes.get(row) ?? []);
    for (const rings of await unionOf(engine, polygons, () => pause(context, done, table.rows)))
      writer.add(group, rings);
    done += rows.length;
  }
  await pause(context, table.rows, table.rows);

  const { columns, dropped } = merged(table, groups, spec.by);
  const block = writer.block();
  const made = madeTable(inputs, groups.length, block.rowOf.length > 0 ? { polygons: block } : {}, columns);
  const count = numberColumn(
    dissolveCountColumn,
    Float64Array.from(groups, (rows) => rows.length)
  );
  const notices: Problem[] = dropped.length > 0 ? [{ code: 'rates-dropped', facts: { columns: dropped } }] : [];
  return good(addColumns(made, [count], [dissolveCountColumn]), notices);
}

/** Polygons of each row. */
function shapesOf(polygons: PolygonBlock): Map<number, Ring[][]> {
  const shapes = new Map<number, Ring[][]>();
  const block = orientedBlock(polygons);
  block.rowOf.forEach((row, polygon) => {
    const rings = ringsOf(block, polygon);
    const known = shapes.get(row);
    if (known) known.push(rings);
    else shapes.set(row, [rings]);
  });
  return shapes;
}

/** Columns of the groups, and the rates that could not be kept. */
function merged(
  table: FeatureTable,
  groups: readonly number[][],
  by: string | undefined
): { columns: Column[]; dropped: string[] } {
  const roles = new Map(profileOf(table).columns.map((c) => [c.name, c.role]));
  const first = Uint32Array.from(groups, (rows) => rows[0] as number);
  const columns: Column[] = [];
  const dropped: string[] = [];
  for (const column of table.columns) {
    const role = roles.get(column.name);
    if (column.name !== by && column.type === 'number' && (role === 'count' || role === 'measure'))
      columns.push(
        numberColumn(
          column.name,
          Float64Array.from(groups, (rows) => sumOf(column.values, rows))
        )
      );
    else if (groups.every((rows) => agree(column, rows))) columns.push(spread(column, first));
    else if (role === 'rate') dropped.push(column.name);
  }
  return { columns, dropped };
}

/** Whether rows have one value, or none of them has any. */
function agree(column: Column, rows: readonly number[]): boolean {
  const value = cell(column, rows[0] as number);
  return rows.every((row) => cell(column, row) === value);
}
