import { ringsKm2 } from '../../overlay/covered';
import { disjointParts } from '../../overlay/disjoint-parts';
import { overlayEngine } from '../../overlay/load-engine';
import { common, eachNear, LEAST_KM2 } from '../../overlay/pairs';
import { bad, good, type Outcome, type Problem } from '../../problems/problem';
import type { FeatureTable, NumberColumn } from '../../table/table';
import { addColumns } from '../add-columns';
import { areasOf } from '../areas-of';
import { inputAt, numberColumn, numberColumnOf } from '../columns-of';
import type { CrossContext } from '../kind';
import { pause } from '../pause';
import type { InterpolateCrossing } from './schema';

/**
 * Shares number columns of the second table out among the areas of the first, in proportion to the ground that each row of
 * the second has in common with them (areal weighting: Goodchild and Lam 1980, « Areal interpolation: a variant of the
 * traditional spatial problem », Geo-Processing 1). A row gives all it has to the areas that it meets, so that totals are
 * kept, also where it lies partly outside of all; rows that meet none are told by `interpolate-outside`. With `inside`, it
 * gives the part of its own ground that lies in each, and keeps the rest: areas that overlap have it each. Areas that only
 * rows without a value meet have none.
 */
export async function cross(
  inputs: readonly FeatureTable[],
  spec: InterpolateCrossing,
  context: CrossContext
): Promise<Outcome<FeatureTable>> {
  const [areas, from] = [inputAt(inputs, 0), inputAt(inputs, 1)];
  const [receiving, giving] = [areasOf(areas), areasOf(from)];
  if (!receiving || !giving) return bad({ code: 'geometry-missing', facts: { rows: (receiving ? from : areas).rows } });
  const columns: NumberColumn[] = [];
  for (const name of spec.columns) {
    const column = numberColumnOf(from, name);
    if (!column.ok) return column;
    columns.push(column.value);
  }
  await pause(context, 0, from.rows);
  const engine = await overlayEngine(context.clipper);
  if (!engine) return bad({ code: 'overlay-missing', facts: {} });

  const received = columns.map(() => new Float64Array(areas.rows).fill(NaN));
  const givers = disjointParts(engine, giving);
  const met = new Set<number>();
  await eachNear(
    givers,
    disjointParts(engine, receiving),
    (done, total) => pause(context, done, total),
    (own, near) => {
      const ground = near.map((other) => ringsKm2(common(engine, own, other)));
      // along a border, rounding leaves less than a square metre: nothing, unless the row itself is no bigger
      const most = Math.max(0, ...ground);
      const weights = ground.map((km2) => (most >= LEAST_KM2 && km2 < LEAST_KM2 ? 0 : km2));
      const shared = weights.reduce((a, b) => a + b, 0);
      if (shared === 0) return;
      met.add(own.row);
      const all = spec.inside ? Math.max(...weights, ringsKm2(own.rings)) : shared;
      near.forEach((other, i) => {
        if (weights[i] === 0) return;
        columns.forEach((column, c) => give(received[c]!, other.row, column.values[own.row]! * (weights[i]! / all)));
      });
    }
  );
  const outside = spec.inside ? 0 : outsideRows(columns, met);
  const notices: Problem[] =
    outside > 0 ? [{ code: 'interpolate-outside', facts: { rows: outside, total: from.rows } }] : [];
  const added = columns.map((column, c) => numberColumn(column.name, received[c]!));
  return good(addColumns(areas, added, spec.columns.slice(0, 1)), notices);
}

/** Adds a value to a row that may have none yet; a missing one adds nothing. */
function give(received: Float64Array, row: number, value: number): void {
  if (Number.isNaN(value)) return;
  const before = received[row] as number;
  received[row] = (Number.isNaN(before) ? 0 : before) + value;
}

/** Rows with something to give that meet no area. */
function outsideRows(columns: readonly NumberColumn[], met: ReadonlySet<number>): number {
  let rows = 0;
  columns[0]!.values.forEach((_, row) => {
    if (!met.has(row) && columns.some(({ values }) => !Number.isNaN(values[row]) && values[row] !== 0)) rows++;
  });
  return rows;
}
