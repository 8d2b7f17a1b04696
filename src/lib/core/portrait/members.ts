import type { CrossContext } from '../crossings/kind';
import { cross as lengthIn } from '../crossings/length-in/cross';
import { pause } from '../crossings/pause';
import { neighbours } from '../crossings/within/neighbours';
import { coveredKm2 } from '../overlay/covered';
import { disjointParts } from '../overlay/disjoint-parts';
import { overlayEngine } from '../overlay/load-engine';
import { orientedBlock } from '../overlay/oriented';
import { LEAST_KM2 } from '../overlay/pairs';
import { bad, good, type Outcome } from '../problems/problem';
import { areasKm2 } from '../table/area';
import { boxMeets } from '../table/row-boxes';
import { selectRows } from '../table/select-rows';
import { cell, type FeatureTable } from '../table/table';
import { centreTable, zoneTable, type Zone } from './zone';

/**
 * What two outlines of one border leave between them is no meeting: an area of which less than this part lies in the zone,
 * and that fills less than this part of it, is left out.
 */
const SLIVER = 0.001;

/** What of a layer lies in a zone. */
export interface Members {
  /** rows, ascending */
  rows: Uint32Array;
  /** part of each row that lies inside, 0 to 1: areas by their ground; points and lines are 1 */
  share: Float64Array;
  /** square kilometres that each row has inside; null where there are no areas */
  km2: Float64Array | null;
  /** kilometres of the lines inside; null where there are none */
  km: number | null;
  /** square kilometres of the zone that the areas cover, those that overlap counted once; null where there are none */
  covered: number | null;
}

/** All rows, as members of a place that holds them all. */
export function allRows(table: FeatureTable, rows: Uint32Array): Members {
  const areas = table.polygons ? areasKm2(table) : null;
  return {
    rows,
    share: new Float64Array(rows.length).fill(1),
    km2: areas && Float64Array.from(rows, (row) => areas[row] as number),
    km: null,
    covered: null
  };
}

/**
 * Rows of a table in a zone: points inside or on its border, lines that touch it, areas that share ground with it. `boxes`
 * are the table's (`rowBoxes`). Fails with `overlay-missing` where areas cannot be laid over one another.
 */
export async function membersOf(
  table: FeatureTable,
  boxes: Float64Array,
  zone: Zone,
  context: CrossContext
): Promise<Outcome<Members>> {
  await pause(context, 0, table.rows);
  const near = Uint32Array.from({ length: table.rows }, (_, row) => row).filter((row) =>
    boxMeets(boxes, row, zone.bbox)
  );
  const sub = selectRows(table, table.id, near);
  const share = new Float64Array(near.length);
  const { polygons, ...others } = sub;
  if (others.points || others.lines) {
    const goal = zone.metres === null ? zoneTable(zone) : centreTable(zone);
    const touching = await neighbours(others, goal, zone.metres ?? 0, 1, context);
    touching.forEach((n, row) => {
      if (n > 0) share[row] = 1;
    });
  }
  const km = table.lines ? await kilometresIn(others, zone, context) : null;
  let areas: { km2: Float64Array; covered: number } | null = null;
  if (table.polygons) {
    const laid = await overlap(sub, zone, share, context);
    if (!laid.ok) return laid;
    areas = laid.value;
  }
  const kept = [...near.keys()].filter((i) => (share[i] as number) > 0);
  const pick = (values: Float64Array): Float64Array => Float64Array.from(kept, (i) => values[i] as number);
  return good({
    rows: Uint32Array.from(kept, (i) => near[i] as number),
    share: pick(share),
    km2: areas && pick(areas.km2),
    km,
    covered: areas && areas.covered
  });
}

async function kilometresIn(lines: FeatureTable, zone: Zone, context: CrossContext): Promise<number> {
  if (!lines.lines) return 0;
  const measured = await lengthIn([zoneTable(zone), lines], { kind: 'length-in', areas: '', lines: '' }, context);
  const column = measured.ok ? measured.value.columns.at(-1) : undefined;
  return column ? Number(cell(column, 0)) : 0;
}

/** Ground that the areas of a few rows have in a zone; writes the part of each row into `share`. */
async function overlap(
  { rows, polygons }: FeatureTable,
  zone: Zone,
  share: Float64Array,
  context: CrossContext
): Promise<Outcome<{ km2: Float64Array; covered: number }>> {
  if (!polygons) return good({ km2: new Float64Array(rows), covered: 0 });
  const engine = await overlayEngine(context.clipper);
  if (!engine) return bad({ code: 'overlay-missing', facts: {} });
  const heard = (done: number, total: number): Promise<void> => pause(context, done, total);
  const ground = disjointParts(engine, zone.polygons);
  const own = disjointParts(engine, polygons);
  const sizes = areasKm2({ rows, polygons: own });
  const km2 = await coveredKm2(engine, own, rows, ground, heard);
  km2.forEach((common, row) => {
    const size = sizes[row] as number;
    const part = Math.min(1, common / size);
    if (common >= LEAST_KM2 && (part >= SLIVER || common >= SLIVER * zone.km2)) share[row] = part;
  });
  const [covered] = await coveredKm2(engine, ground, 1, orientedBlock(polygons), heard);
  return good({ km2, covered: covered as number });
}
