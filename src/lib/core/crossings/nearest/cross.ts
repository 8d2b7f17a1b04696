import Flatbush from 'flatbush';
import { geodesicMetres } from '../../geometry/geodesic';
import { groundBox } from '../../geometry/ground-box';
import { placesOf } from '../../geometry/places';
import { bad, good, type Outcome } from '../../problems/problem';
import { cell, type Column, type FeatureTable } from '../../table/table';
import { addColumns } from '../add-columns';
import { columnOf, inputAt, numberColumn } from '../columns-of';
import type { CrossContext } from '../kind';
import { textColumn } from '../text-column';
import { type NearestCrossing, nearestColumns } from './schema';

/** Places between two looks at the message queue. */
const STRIDE = 1024;
interface Found {
  metres: number;
  row: number;
}

/**
 * Distance in kilometres over the ellipsoid from each row of the first table to the nearest row of the second, and its
 * name. Lines and areas are taken by an inner point, a row of several points by the one that is nearest. Rows without a
 * place have no distance; of equals the lowest row is named. The second layer's antimeridian is not gone over.
 */
export async function cross(
  inputs: readonly FeatureTable[],
  spec: NearestCrossing,
  context: CrossContext
): Promise<Outcome<FeatureTable>> {
  const from = inputAt(inputs, 0);
  const to = inputAt(inputs, 1);
  const named = spec.label === undefined ? null : columnOf(to, spec.label);
  if (named && !named.ok) return named;
  const goals = placesOf(to);
  if (goals.rowOf.length === 0) return bad({ code: 'geometry-missing', facts: { rows: to.rows } });
  const starts = placesOf(from);
  const nearest = finder(goals);
  const metres = new Float64Array(from.rows).fill(NaN);
  const goal = new Int32Array(from.rows).fill(-1);
  for (let i = 0; i < starts.rowOf.length; i++) {
    if (i % STRIDE === 0) {
      await context.breathe(i, starts.rowOf.length);
      context.signal.throwIfAborted();
    }
    const row = starts.rowOf[i] as number;
    const found = nearest(starts.coords[2 * i] as number, starts.coords[2 * i + 1] as number);
    if ((metres[row] as number) <= found.metres) continue;
    metres[row] = found.metres;
    goal[row] = found.row;
  }
  await context.breathe(starts.rowOf.length, starts.rowOf.length);
  const names = nearestColumns(spec);
  const added: Column[] = [
    numberColumn(
      names.distance,
      metres.map((m) => m / 1000)
    )
  ];
  if (names.name !== null && named) added.push(namesAt(names.name, named.value, goal));
  return good(
    addColumns(
      from,
      added,
      added.map((c) => c.name)
    )
  );
}

/** Finds the nearest of places: a first guess on the plane of degrees gives the box in which the true one must lie. */
function finder({ coords, rowOf }: { coords: Float64Array; rowOf: Uint32Array }): (x: number, y: number) => Found {
  const index = new Flatbush(rowOf.length);
  for (let i = 0; i < rowOf.length; i++)
    index.add(
      coords[2 * i] as number,
      coords[2 * i + 1] as number,
      coords[2 * i] as number,
      coords[2 * i + 1] as number
    );
  index.finish();
  const to = (x: number, y: number, i: number): number =>
    geodesicMetres(x, y, coords[2 * i] as number, coords[2 * i + 1] as number);
  return (x, y) => {
    const guess = index.neighbors(x, y, 1)[0] as number;
    let best: Found = { metres: to(x, y, guess), row: rowOf[guess] as number };
    const { aside, up } = groundBox(y, best.metres);
    for (const i of index.search(x - aside, y - up, x + aside, y + up)) {
      const metres = to(x, y, i);
      const row = rowOf[i] as number;
      if (metres < best.metres || (metres === best.metres && row < best.row)) best = { metres, row };
    }
    return best;
  };
}

/** A text column with the values of another at given rows; −1: missing. */
function namesAt(name: string, column: Column, rows: Int32Array): Column {
  const values = Array.from(rows, (row) => (row < 0 ? null : cell(column, row)));
  return textColumn(
    name,
    values.map((value) => (value === null ? null : String(value)))
  );
}
