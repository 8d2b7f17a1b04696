import { good, type Outcome } from '../../problems/problem';
import { profileOf } from '../../table/make-profile';
import type { Column, FeatureTable } from '../../table/table';
import { addColumns } from '../add-columns';
import { columnOf, inputAt } from '../columns-of';
import type { CrossContext } from '../kind';
import { joinedColumn, type Sources } from './joined-column';
import { pairByCode, pairByName, type NameColumns, type Pair } from './pair';
import { isJoined, isPlain, reportOf } from './report';
import type { JoinCrossing } from './schema';

/**
 * Adds columns of a table to areas by a shared code, to the letter (`01001` is not `1001`) unless `repair` is set, or by a
 * name in any spelling. Every area is kept; those without a match have missing values. When several rows of the table
 * belong to one area, counts and measures are added up (missing values left out), or the mean of each column of figures is
 * taken where `several` asks for it; rates, years and words come from the first of them that bears its very code, else from
 * all where they agree. What became of every row is told by the notice
 * `join-report`, unless all found their own.
 */
export async function cross(
  inputs: readonly FeatureTable[],
  spec: JoinCrossing,
  context: CrossContext
): Promise<Outcome<FeatureTable>> {
  const areas = inputAt(inputs, 0);
  const table = inputAt(inputs, 1);
  await context.breathe(0, areas.rows);
  const paired = await pairsOf(areas, table, spec, context);
  if (!paired.ok) return paired;
  const columns: Column[] = [];
  for (const name of spec.columns) {
    const column = columnOf(table, name);
    if (!column.ok) return column;
    columns.push(column.value);
  }
  await context.breathe(areas.rows, areas.rows);
  context.signal.throwIfAborted();

  const pairs = paired.value;
  const repaired = spec.repair === true || spec.by === 'name';
  const sources = sourcesOf(pairs, areas.rows, repaired);
  const how = spec.several ?? 'sum';
  const gathered = how === 'mean' ? averaged(table) : addedUp(table, sources);
  const added = columns.map((column) => joinedColumn(column, sources, gathered.has(column.name) ? how : 'one'));
  const joined = addColumns(areas, added, spec.columns.slice(0, 1));
  const report = reportOf(pairs, areas.rows, repaired, spec.by === 'name');
  return good(joined, isPlain(report) ? [] : [{ code: 'join-report', facts: report }]);
}

async function pairsOf(
  areas: FeatureTable,
  table: FeatureTable,
  spec: JoinCrossing,
  context: CrossContext
): Promise<Outcome<Pair[]>> {
  const areasKey = columnOf(areas, spec.areasKey);
  if (!areasKey.ok) return areasKey;
  const tableKey = columnOf(table, spec.tableKey);
  if (!tableKey.ok) return tableKey;
  if (spec.by !== 'name')
    return good(await pairByCode(areasKey.value, areas.rows, tableKey.value, table.rows, context.territories));
  const left: NameColumns = { name: areasKey.value, within: null };
  const right: NameColumns = { name: tableKey.value, within: null };
  if (spec.areasWithin !== undefined && spec.tableWithin !== undefined) {
    const [a, b] = [columnOf(areas, spec.areasWithin), columnOf(table, spec.tableWithin)];
    if (!a.ok) return a;
    if (!b.ok) return b;
    left.within = a.value;
    right.within = b.value;
  }
  return good(pairByName(left, areas.rows, right, table.rows));
}

/** Columns whose values may be added up; none are looked for where each area has one row of its own. */
function addedUp(table: FeatureTable, { rows, parted }: Sources): Set<string> {
  if (!parted.includes(1) && rows.every((from) => from.length < 2)) return new Set();
  const { columns } = profileOf(table);
  return new Set(columns.filter((c) => c.role === 'count' || c.role === 'measure').map((c) => c.name));
}

/** Columns of which a mean says something: figures, but years. */
function averaged(table: FeatureTable): Set<string> {
  const { columns } = profileOf(table);
  const figures = ['count', 'measure', 'rate'];
  return new Set(columns.filter((c) => c.type === 'number' && figures.includes(c.role)).map((c) => c.name));
}

/** Rows of the table of each area, those of its very code first. */
function sourcesOf(pairs: readonly Pair[], areaRows: number, repaired: boolean): Sources {
  const rows: number[][] = Array.from({ length: areaRows }, () => []);
  const exact = new Uint8Array(areaRows);
  const parted = new Uint8Array(areaRows);
  for (const mended of [false, true]) {
    for (const [row, pair] of pairs.entries()) {
      if ((pair.standing !== 'same') !== mended || !isJoined(pair, repaired)) continue;
      for (const area of pair.areas) {
        (rows[area] as number[]).push(row);
        if (!mended) exact[area] = 1;
        if (pair.parted) parted[area] = 1;
      }
    }
  }
  return { rows, exact, parted };
}
