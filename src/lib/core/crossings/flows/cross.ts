import { innerPoints } from '../../geometry/inner-point';
import { bad, good, type Outcome, type Problem } from '../../problems/problem';
import { cell, type Column, type FeatureTable, type LineBlock } from '../../table/table';
import { columnOf, inputAt, numberColumn, numberColumnOf } from '../columns-of';
import { pairByCode } from '../join/pair';
import { isJoined } from '../join/report';
import type { CrossContext } from '../kind';
import { madeTable } from '../made-table';
import { textColumn } from '../text-column';
import { flowsColumns, type FlowsCrossing } from './schema';

type Place = readonly [lon: number, lat: number];

/** One end of rows: where each is, what tells it from others, and what it is called; null: nowhere known. */
interface End {
  key: string;
  place: Place;
  code: string | null;
  name: string | null;
}
type Ends = readonly (End | null)[];

/**
 * A line for each pair of places, from the first to the second, with what all its rows carry; there and back are two lines.
 * Places are the inner points of features that have the code, however it is written (see `join`), or positions in the
 * table. Rows that stay where they are, and those of which an end is unknown, have no line: the notice `flows-report` tells
 * how many there are and what they carry. What is drawn, stays and is unknown adds up to the whole.
 */
export async function cross(
  inputs: readonly FeatureTable[],
  spec: FlowsCrossing,
  context: CrossContext
): Promise<Outcome<FeatureTable>> {
  const table = inputAt(inputs, 0);
  await context.breathe(0, table.rows);
  const count = numberColumnOf(table, spec.count);
  if (!count.ok) return count;
  const found = spec.ends.by === 'code' ? await byCode(inputs, spec.ends, context) : byPosition(table, spec.ends);
  if (!found.ok) return found;
  context.signal.throwIfAborted();
  const { pairs, report } = added(found.value, count.value.values);
  if (pairs.length === 0 && table.rows > 0) return bad({ code: 'flows-none', facts: { rows: table.rows } });
  const result = madeTable(inputs, pairs.length, { lines: linesOf(pairs) }, columnsOf(pairs, spec));
  await context.breathe(table.rows, table.rows);
  return good(result, report ? [report] : []);
}

async function byCode(
  inputs: readonly FeatureTable[],
  ends: Extract<FlowsCrossing['ends'], { by: 'code' }>,
  context: CrossContext
): Promise<Outcome<[Ends, Ends]>> {
  const [table, places] = [inputAt(inputs, 0), inputAt(inputs, 1)];
  const elsewhere = ends.toPlaces === undefined ? places : inputAt(inputs, 2);
  const from = await endsByCode(table, ends.from, places, ends.key, ends.label, context);
  if (!from.ok) return from;
  const there = ends.toPlaces === undefined ? [ends.key, ends.label] : [ends.toKey ?? ends.key, ends.toLabel];
  const to = await endsByCode(table, ends.to, elsewhere, there[0] as string, there[1], context);
  return to.ok ? good([from.value, to.value]) : to;
}

/** The feature that each row's code means, at its inner point. */
async function endsByCode(
  table: FeatureTable,
  codes: string,
  places: FeatureTable,
  key: string,
  label: string | undefined,
  { territories }: CrossContext
): Promise<Outcome<Ends>> {
  const [code, keys] = [columnOf(table, codes), columnOf(places, key)];
  if (!code.ok) return code;
  if (!keys.ok) return keys;
  const names = label === undefined ? null : columnOf(places, label);
  if (names && !names.ok) return names;
  const inside = innerPoints(places);
  const at = new Map(Array.from(inside.row, (row, i) => [row, i]));
  const pairs = await pairByCode(keys.value, places.rows, code.value, table.rows, territories);
  return good(
    pairs.map((pair): End | null => {
      // a row that is for several parts of a city is for none of them
      if (!isJoined(pair, true) || pair.parted) return null;
      const row = pair.areas.find((area) => at.has(area));
      if (row === undefined) return null;
      const i = 2 * (at.get(row) as number);
      const known = textOf(keys.value, row);
      return {
        key: known ?? '',
        place: [inside.coords[i] as number, inside.coords[i + 1] as number],
        code: known,
        name: names ? textOf(names.value, row) : known
      };
    })
  );
}

function textOf(column: Column, row: number): string | null {
  const value = cell(column, row);
  return value === null ? null : String(value);
}

function byPosition(
  table: FeatureTable,
  { from, to }: Extract<FlowsCrossing['ends'], { by: 'position' }>
): Outcome<[Ends, Ends]> {
  const ends: Ends[] = [];
  for (const [lon, lat] of [from, to]) {
    const [x, y] = [numberColumnOf(table, lon), numberColumnOf(table, lat)];
    if (!x.ok) return x;
    if (!y.ok) return y;
    ends.push(
      Array.from({ length: table.rows }, (_, row): End | null => {
        const place: Place = [x.value.values[row] as number, y.value.values[row] as number];
        const there = Math.abs(place[0]) <= 180 && Math.abs(place[1]) <= 90;
        const name = `${place[1]}, ${place[0]}`;
        return there ? { key: name, place, code: null, name } : null;
      })
    );
  }
  return good([ends[0] as Ends, ends[1] as Ends]);
}

interface Pair {
  from: End;
  to: End;
  value: number;
}

/** Rows added up by pair, in the order in which pairs first come; the notice is null when each row has its line. */
function added([from, to]: [Ends, Ends], values: Float64Array): { pairs: Pair[]; report: Problem | null } {
  const pairs = new Map<string, Pair>();
  const told = { rows: values.length, total: 0, kept: 0, stays: 0, staying: 0, unknown: 0, lost: 0 };
  values.forEach((value, row) => {
    const carried = Number.isFinite(value) ? value : 0;
    const [start, end] = [from[row], to[row]];
    told.total += carried;
    if (!start || !end) {
      told.unknown++;
      told.lost += carried;
    } else if (start.key === end.key) {
      told.stays++;
      told.staying += carried;
    } else {
      told.kept += carried;
      const key = `${start.key}\u0000${end.key}`;
      const pair = pairs.get(key);
      if (pair) pair.value += carried;
      else pairs.set(key, { from: start, to: end, value: carried });
    }
  });
  const report: Problem | null = told.stays + told.unknown > 0 ? { code: 'flows-report', facts: told } : null;
  return { pairs: [...pairs.values()], report };
}

function linesOf(pairs: readonly Pair[]): LineBlock {
  return {
    coords: Float64Array.from(pairs.flatMap(({ from, to }) => [...from.place, ...to.place])),
    starts: Uint32Array.from({ length: pairs.length + 1 }, (_, i) => 2 * i),
    rowOf: Uint32Array.from(pairs.keys())
  };
}

function columnsOf(pairs: readonly Pair[], { ends, count }: FlowsCrossing): Column[] {
  const text = (name: string, of: (pair: Pair) => string | null): Column => textColumn(name, pairs.map(of));
  const names = flowsColumns;
  return [
    numberColumn(
      count,
      Float64Array.from(pairs, ({ value }) => value)
    ),
    text(names.from, ({ from }) => from.name),
    text(names.to, ({ to }) => to.name),
    ...(ends.by === 'code'
      ? [text(names.fromCode, ({ from }) => from.code), text(names.toCode, ({ to }) => to.code)]
      : [])
  ];
}
