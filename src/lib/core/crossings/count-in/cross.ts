import { areasAt } from '../../geometry/areas-at';
import { placesOf } from '../../geometry/places';
import { bad, good, type Outcome } from '../../problems/problem';
import { cell, type Column, type FeatureTable } from '../../table/table';
import { addColumns } from '../add-columns';
import { areasOf } from '../areas-of';
import { columnOf, inputAt, numberColumn, numberColumnOf } from '../columns-of';
import type { CrossContext } from '../kind';
import { pause } from '../pause';
import { type CountInCrossing, countInColumns } from './schema';

/** Points between two looks at the message queue. */
const STRIDE = 4096;

/**
 * Counts the features of the second table in each row of the first. A point strictly inside several overlapping areas
 * counts in each; one that is inside none but exactly on borders counts once, in the lowest row it touches. A feature of
 * several points counts once in each area where one of them falls; lines and polygons count by an inner point. Holes are
 * outside. With `sum` and `mean`, the values of those features are added up and averaged; with `share`, those of one
 * value are told in % of those that have any. What no feature of an area tells is missing there, but sums of nothing are
 * zero.
 */
export async function cross(
  inputs: readonly FeatureTable[],
  spec: CountInCrossing,
  context: CrossContext
): Promise<Outcome<FeatureTable>> {
  const areas = inputAt(inputs, 0);
  const things = inputAt(inputs, 1);
  const polygons = areasOf(areas);
  if (!polygons) return bad({ code: 'geometry-missing', facts: { rows: areas.rows } });
  const asked = valuesAsked(things, spec);
  if (!asked.ok) return asked;
  const tallies = asked.value.map((tally) => ({
    ...tally,
    sum: new Float64Array(areas.rows),
    valued: new Uint32Array(areas.rows)
  }));

  const count = new Float64Array(areas.rows);
  /** 1 + the last feature counted in each area, so that a multipoint counts once */
  const last = new Uint32Array(areas.rows);
  const points = placesOf(things);
  const { length } = points.rowOf;
  const find = areasAt(polygons);
  for (let i = 0; i < length; i++) {
    if (i % STRIDE === 0) await pause(context, i, length);
    const row = points.rowOf[i] as number;
    for (const area of find(points.coords[2 * i] as number, points.coords[2 * i + 1] as number)) {
      if (last[area] === row + 1) continue;
      last[area] = row + 1;
      count[area] = (count[area] as number) + 1;
      for (const { values, sum, valued } of tallies) {
        const value = values[row] as number;
        if (Number.isNaN(value)) continue;
        sum[area] = (sum[area] as number) + value;
        valued[area] = (valued[area] as number) + 1;
      }
    }
  }
  await pause(context, length, length);

  const added: Column[] = [numberColumn(countInColumns(spec).count, count)];
  for (const { name, of, sum, valued } of tallies) {
    const figures = sum.map((total, a) => {
      const n = valued[a] as number;
      if (of === 'sum') return n === 0 && (count[a] as number) > 0 ? NaN : total;
      return n === 0 ? NaN : (of === 'share' ? 100 * total : total) / n;
    });
    added.push(numberColumn(name, figures));
  }
  return good(
    addColumns(
      areas,
      added,
      added.map((c) => c.name)
    )
  );
}

/** What is added up of a feature, NaN when it has no value. */
interface Tally {
  name: string;
  of: 'sum' | 'mean' | 'share';
  values: Float64Array;
}

function valuesAsked(things: FeatureTable, spec: CountInCrossing): Outcome<Tally[]> {
  const names = countInColumns(spec);
  const tallies: Tally[] = [];
  for (const of of ['sum', 'mean'] as const) {
    const [name, asked] = [names[of], spec[of]];
    if (name === null || asked === undefined) continue;
    const column = numberColumnOf(things, asked);
    if (!column.ok) return column;
    tallies.push({ name, of, values: column.value.values });
  }
  if (spec.share && names.share !== null) {
    const { share } = spec;
    const column = columnOf(things, share.column);
    if (!column.ok) return column;
    const values = Float64Array.from({ length: things.rows }, (_, row) => {
      const value = cell(column.value, row);
      return value === null ? NaN : String(value) === share.value ? 1 : 0;
    });
    tallies.push({ name: names.share, of: 'share', values });
  }
  return good(tallies);
}
