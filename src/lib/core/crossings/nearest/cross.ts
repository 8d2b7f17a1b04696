import type Flatbush from 'flatbush';
import { boxIndex } from '../../geometry/box-index';
import { geodesicMetres } from '../../geometry/geodesic';
import { groundBox } from '../../geometry/ground-box';
import { placesOf } from '../../geometry/places';
import { bad, good, type Outcome } from '../../problems/problem';
import { cell, type Column, type FeatureTable, type PointBlock } from '../../table/table';
import { addColumns } from '../add-columns';
import { columnOf, inputAt, numberColumn } from '../columns-of';
import type { CrossContext } from '../kind';
import { textColumn } from '../text-column';
import { type NearestCrossing, nearestColumns } from './schema';

/** Places compared between two looks at the message queue. */
const STRIDE = 16_384;
interface Found {
  metres: number;
  row: number;
  /** places compared on the way */
  looked: number;
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
  const pause = async (done: number, total: number): Promise<void> => {
    await context.breathe(done, total);
    context.signal.throwIfAborted();
  };
  await pause(0, from.rows);
  const goals = placesOf(to);
  if (goals.rowOf.length === 0) return bad({ code: 'geometry-missing', facts: { rows: to.rows } });
  await pause(0, from.rows);
  const starts = placesOf(from);
  await pause(0, from.rows);
  const nearest = await finder(goals, () => pause(0, from.rows));
  const metres = new Float64Array(from.rows).fill(NaN);
  const goal = new Int32Array(from.rows).fill(-1);
  let looked = STRIDE;
  for (let i = 0; i < starts.rowOf.length; i++) {
    // far from all of them, one place is compared with thousands
    if (looked >= STRIDE) {
      await pause(i, starts.rowOf.length);
      looked = 0;
    }
    const row = starts.rowOf[i] as number;
    const found = nearest(starts.coords[2 * i] as number, starts.coords[2 * i + 1] as number);
    looked += 4 + found.looked;
    if ((metres[row] as number) <= found.metres) continue;
    metres[row] = found.metres;
    goal[row] = found.row;
  }
  await pause(starts.rowOf.length, starts.rowOf.length);
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
async function finder(
  { coords, rowOf }: Pick<PointBlock, 'coords' | 'rowOf'>,
  pause: () => Promise<void>
): Promise<(x: number, y: number) => Found> {
  const add = (i: number, made: Flatbush): void => {
    const [x, y] = [coords[2 * i] as number, coords[2 * i + 1] as number];
    made.add(x, y, x, y);
  };
  const index = await boxIndex(rowOf.length, add, pause);
  const to = (x: number, y: number, i: number): number =>
    geodesicMetres(x, y, coords[2 * i] as number, coords[2 * i + 1] as number);
  return (x, y) => {
    let best = { metres: Infinity, row: 0 };
    const compare = (i: number): void => {
      const metres = to(x, y, i);
      const row = rowOf[i] as number;
      if (metres < best.metres || (metres === best.metres && row < best.row)) best = { metres, row };
    };
    index.around(x, y).forEach(compare);
    const { aside, up } = groundBox(y, best.metres);
    const near = index.search(x - aside, y - up, x + aside, y + up);
    near.forEach(compare);
    return { ...best, looked: near.length };
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
