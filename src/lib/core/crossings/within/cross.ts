import { bad, good, type Outcome } from '../../problems/problem';
import { geometryOf, type FeatureTable } from '../../table/table';
import { selectRows } from '../../table/select-rows';
import { addColumns } from '../add-columns';
import { inputAt, numberColumn } from '../columns-of';
import type { CrossContext } from '../kind';
import { neighbours } from './neighbours';
import { withinColumn, type WithinCrossing } from './schema';

/**
 * Keeps the rows of the first table within a distance of any row of the second (`within`) or of none (`beyond`), or counts
 * for each how many are (`count`). Distances are over the ellipsoid, from the nearest place of one to the nearest of the
 * other; edges are straight in degrees; what touches, or stands inside of an area, is at none; a hole is outside. A row
 * of several points counts once. Rows without a place are neither within nor beyond, and have no count. The antimeridian
 * is not gone over.
 */
export async function cross(
  inputs: readonly FeatureTable[],
  spec: WithinCrossing,
  context: CrossContext
): Promise<Outcome<FeatureTable>> {
  const from = inputAt(inputs, 0);
  const to = inputAt(inputs, 1);
  for (const table of [from, to])
    if (table.rows > 0 && geometryOf(table) === 'none')
      return bad({ code: 'geometry-missing', facts: { rows: table.rows } });
  const most = spec.mode === 'count' ? Infinity : 1;
  const counts = await neighbours(from, to, spec.metres, most, context);
  const name = withinColumn(spec);
  if (name !== null) return good(addColumns(from, [numberColumn(name, counts)], [name]));
  const kept = Uint32Array.from(counts.keys()).filter((row) => {
    const n = counts[row] as number;
    return spec.mode === 'within' ? n > 0 : n === 0;
  });
  return good(selectRows(from, from.id, kept));
}
