import { areasAt } from '../../geometry/areas-at';
import { edgeIndex, edgesOf } from '../../geometry/edges';
import { geodesicMetres } from '../../geometry/geodesic';
import { bad, good, type Outcome } from '../../problems/problem';
import type { FeatureTable } from '../../table/table';
import { addColumns } from '../add-columns';
import { areasOf } from '../areas-of';
import { inputAt, numberColumn } from '../columns-of';
import type { CrossContext } from '../kind';
import { nearEdge, piecesOf } from './pieces';
import { lengthInColumn, type LengthInCrossing } from './schema';

/** Edges looked at between two looks at the message queue. */
const STRIDE = 8192;

/**
 * Kilometres over the ellipsoid of the lines of the second table in each row of the first; points and outlines of areas
 * have none. A run strictly inside several overlapping areas counts in each. One that follows borders (within a tenth of a
 * millimetre) and is inside no other area counts once, in the lowest row it follows: over areas that tile a plane the
 * total is that of the lines. Holes are outside. Rows without an area have no length, those without a line a length of zero.
 */
export async function cross(
  inputs: readonly FeatureTable[],
  spec: LengthInCrossing,
  context: CrossContext
): Promise<Outcome<FeatureTable>> {
  const areas = inputAt(inputs, 0);
  const table = inputAt(inputs, 1);
  const polygons = areasOf(areas);
  if (!polygons) return bad({ code: 'geometry-missing', facts: { rows: areas.rows } });
  if (!table.lines && table.rows > 0) return bad({ code: 'geometry-missing', facts: { rows: table.rows } });
  const { coords, starts } = table.lines ?? { coords: new Float64Array(0), starts: new Uint32Array(1) };
  const total = coords.length / 2;
  const pause = async (done: number): Promise<void> => {
    await context.breathe(done, total);
    context.signal.throwIfAborted();
  };
  await pause(0);
  const edges = edgesOf({ rows: areas.rows, polygons });
  const index = await edgeIndex(edges, () => pause(0));
  const find = areasAt(polygons);
  await pause(0);

  const metres = new Float64Array(areas.rows).fill(NaN);
  for (const row of polygons.rowOf) metres[row] = 0;
  const add = (rows: readonly number[], length: number): void =>
    rows.forEach((row, i) => {
      // parts of one row may overlap where its producer was careless
      if (rows.indexOf(row) === i) metres[row] = (metres[row] as number) + length;
    });
  let looked = 0;
  for (let line = 0; line + 1 < starts.length; line++) {
    /** areas that the last edge was all in, null when that must be looked up */
    let here: number[] | null = null;
    for (let v = starts[line] as number; v + 1 < (starts[line + 1] as number); v++) {
      const [ax, ay, bx, by] = coords.subarray(2 * v, 2 * v + 4) as unknown as [number, number, number, number];
      const near = nearEdge(index, ax, ay, bx, by);
      const pieces = piecesOf(ax, ay, bx, by, edges, near);
      if (pieces[0]?.whole) {
        here ??= find((ax + bx) / 2, (ay + by) / 2);
        if (here.length > 0) add(here, geodesicMetres(ax, ay, bx, by));
      } else {
        here = null;
        const at = (t: number): [number, number] => [ax + t * (bx - ax), ay + t * (by - ay)];
        const long = pieces.map(({ from, to }) => geodesicMetres(...at(from), ...at(to)));
        // an edge straight in degrees is a little longer than the way between its ends: the pieces share what that is
        const scale = geodesicMetres(ax, ay, bx, by) / long.reduce((sum, n) => sum + n, 0);
        pieces.forEach(({ from, to, follows }, i) => {
          const inside = find(...at((from + to) / 2));
          add(follows.length === 0 ? inside : alongBorder(inside, follows), scale * (long[i] as number));
        });
      }
      looked += 1 + 4 * near.length;
      if (looked >= STRIDE) {
        await pause(v);
        looked = 0;
      }
    }
  }
  await pause(total);

  const name = lengthInColumn(spec);
  const column = numberColumn(
    name,
    metres.map((m) => m / 1000)
  );
  return good(addColumns(areas, [column], [name]));
}

/** Areas that a run along borders counts in: those it is truly inside of, else the lowest of those it follows. */
function alongBorder(inside: readonly number[], follows: readonly number[]): number[] {
  const others = inside.filter((row) => !follows.includes(row));
  return others.length > 0 ? others : [Math.min(...follows)];
}
