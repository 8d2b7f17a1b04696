import { coveredKm2 } from '../../overlay/covered';
import { disjointParts } from '../../overlay/disjoint-parts';
import { overlayEngine } from '../../overlay/load-engine';
import { orientedBlock } from '../../overlay/oriented';
import { bad, good, type Outcome } from '../../problems/problem';
import { areasKm2 } from '../../table/area';
import type { FeatureTable } from '../../table/table';
import { areasOf } from '../areas-of';
import { addColumns } from '../add-columns';
import { inputAt, numberColumn } from '../columns-of';
import type { CrossContext } from '../kind';
import { pause } from '../pause';
import { areaShareColumns, type AreaShareCrossing } from './schema';

/**
 * Square kilometres of each row of the first table that the union of the second's areas covers, and their share of the
 * row in per cent. Areas are the ellipsoid's (`areasKm2`); the overlay is made in degrees, where the table's edges are
 * straight. Rows without an area have neither; rows of no size have no share.
 */
export async function cross(
  inputs: readonly FeatureTable[],
  spec: AreaShareCrossing,
  context: CrossContext
): Promise<Outcome<FeatureTable>> {
  const [table, over] = [inputAt(inputs, 0), inputAt(inputs, 1)];
  const [own, covering] = [areasOf(table), areasOf(over)];
  if (!own || !covering) return bad({ code: 'geometry-missing', facts: { rows: (own ? over : table).rows } });
  await pause(context, 0, table.rows);
  const engine = await overlayEngine(context.clipper);
  if (!engine) return bad({ code: 'overlay-missing', facts: {} });

  const polygons = disjointParts(engine, own);
  const size = areasKm2({ rows: table.rows, polygons });
  const covered = await coveredKm2(engine, polygons, table.rows, orientedBlock(covering), (done, total) =>
    pause(context, done, total)
  );
  const areas = covered.map((km2, row) => (Number.isNaN(size[row]) ? NaN : km2));
  const shares = areas.map((km2, row) => (size[row] === 0 ? NaN : whole((100 * km2) / (size[row] as number))));
  const names = areaShareColumns(spec);
  return good(
    addColumns(table, [numberColumn(names.share, shares), numberColumn(names.area, areas)], Object.values(names))
  );
}

/** Both areas are rounded apart, to the millimetre: a row that is covered whole is neither more nor less than whole. */
const whole = (percent: number): number => (percent > 100 - 1e-3 ? 100 : percent);
