import { placesOf } from '../../geometry/places';
import { bad, good, type Outcome } from '../../problems/problem';
import { cell, type Column, type FeatureTable } from '../../table/table';
import { addColumns } from '../add-columns';
import { columnOf, inputAt, numberColumn } from '../columns-of';
import type { CrossContext } from '../kind';
import { textColumn } from '../text-column';
import { nearestOf } from './goals';
import { type NearestCrossing, nearestColumns } from './schema';

/** Places and edges compared between two looks at the message queue. */
const STRIDE = 16_384;

/**
 * Distance in kilometres over the WGS84 ellipsoid from each row of the first table to the nearest row of the second, and
 * its name. Measured from points, from an inner point of lines and areas, from the nearest of a row of several points; to
 * the nearest place of the geometry: a point, any place of a line, the outline of an area, straight in degrees between
 * their vertices. Inside of an area it is 0; its holes are outside. Rows without a place have no distance; of equals the
 * lowest row is named. The second layer's antimeridian is not gone over.
 */
export async function cross(
  inputs: readonly FeatureTable[],
  spec: NearestCrossing,
  context: CrossContext
): Promise<Outcome<FeatureTable>> {
  const from = inputAt(inputs, 0);
  const to = inputAt(inputs, 1);
  const named = spec.label === undefined || to.rows === 0 ? null : columnOf(to, spec.label);
  if (named && !named.ok) return named;
  const pause = async (done: number, total: number): Promise<void> => {
    await context.breathe(done, total);
    context.signal.throwIfAborted();
  };
  await pause(0, from.rows);
  const nearest = await nearestOf(to, () => pause(0, from.rows));
  if (!nearest && to.rows > 0) return bad({ code: 'geometry-missing', facts: { rows: to.rows } });
  const starts = placesOf(from);
  await pause(0, from.rows);
  const metres = new Float64Array(from.rows).fill(NaN);
  const goal = new Int32Array(from.rows).fill(-1);
  let looked = STRIDE;
  // with no goal at all there is no distance either
  for (let i = 0; nearest && i < starts.rowOf.length; i++) {
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

/** A text column with the values of another at given rows; −1: missing. */
function namesAt(name: string, column: Column, rows: Int32Array): Column {
  const values = Array.from(rows, (row) => (row < 0 ? null : cell(column, row)));
  return textColumn(
    name,
    values.map((value) => (value === null ? null : String(value)))
  );
}
