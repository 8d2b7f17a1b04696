import { placesOf } from '../../geometry/places';
import { bad, good, type Outcome } from '../../problems/problem';
import type { FeatureTable } from '../../table/table';
import { addColumns } from '../add-columns';
import { areasAt } from '../areas-at';
import { inputAt, numberColumn, numberColumnOf } from '../columns-of';
import type { CrossContext } from '../kind';
import { pause } from '../pause';
import { type CountInCrossing, countInColumns } from './schema';

/** Points between two looks at the message queue. */
const STRIDE = 4096;

/**
 * Counts the features of the second table in each row of the first. A point strictly inside several overlapping areas
 * counts in each; one that is inside none but exactly on borders counts once, in the lowest row it touches. A feature of
 * several points counts once in each area where one of them falls; lines and polygons count by an inner point. Holes are
 * outside. With `sum`, the values of those features are added; an area whose features all lack a value is missing.
 */
export async function cross(
  inputs: readonly FeatureTable[],
  spec: CountInCrossing,
  context: CrossContext
): Promise<Outcome<FeatureTable>> {
  const areas = inputAt(inputs, 0);
  const things = inputAt(inputs, 1);
  if (!areas.polygons) return bad({ code: 'geometry-missing', facts: { rows: areas.rows } });
  const summed = spec.sum === undefined ? null : numberColumnOf(things, spec.sum);
  if (summed && !summed.ok) return summed;

  const count = new Float64Array(areas.rows);
  const sum = new Float64Array(areas.rows);
  const valued = new Uint32Array(areas.rows);
  /** 1 + the last feature counted in each area, so that a multipoint counts once */
  const last = new Uint32Array(areas.rows);
  const points = placesOf(things);
  const { length } = points.rowOf;
  const find = areasAt(areas.polygons);
  for (let i = 0; i < length; i++) {
    if (i % STRIDE === 0) await pause(context, i, length);
    const row = points.rowOf[i] as number;
    for (const area of find(points.coords[2 * i] as number, points.coords[2 * i + 1] as number)) {
      if (last[area] === row + 1) continue;
      last[area] = row + 1;
      count[area] = (count[area] as number) + 1;
      const value = summed?.value.values[row] ?? NaN;
      if (Number.isNaN(value)) continue;
      sum[area] = (sum[area] as number) + value;
      valued[area] = (valued[area] as number) + 1;
    }
  }
  await pause(context, length, length);

  const names = countInColumns(spec);
  const added = [numberColumn(names.count, count)];
  if (names.sum !== null) {
    for (let a = 0; a < sum.length; a++) if (valued[a] === 0 && (count[a] as number) > 0) sum[a] = NaN;
    added.push(numberColumn(names.sum, sum));
  }
  return good(
    addColumns(
      areas,
      added,
      added.map((c) => c.name)
    )
  );
}
