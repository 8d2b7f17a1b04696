import type Flatbush from 'flatbush';
import { partIndex, partSize } from '../../geometry/areas-at';
import { boxIndex, type BoxIndex } from '../../geometry/box-index';
import { edgeIndex, edgesOf } from '../../geometry/edges';
import { geodesicMetres } from '../../geometry/geodesic';
import { groundBox } from '../../geometry/ground-box';
import { metresToEdge, planeApart } from '../../geometry/ground-distance';
import { standingOften } from '../../geometry/standing-often';
import type { FeatureTable, PointBlock, PolygonBlock } from '../../table/table';

/** Edges near a place that are looked at first: the nearest box may hold a long edge that is far. */
const FEW_EDGES = 4;

export interface Found {
  metres: number;
  row: number;
  /** places, edges and vertices looked at on the way */
  looked: number;
}

/** Points or edges that places are measured to. */
interface Goals {
  index: BoxIndex;
  row: Uint32Array;
  /** how many of them a first guess is made by */
  few: number;
  /** from a place (degrees) to one of them; Infinity where that is surely more than `under` */
  metres(x: number, y: number, i: number, under: number): number;
  /** from the middle of a box to one of them, on the plane where half its sides are as long as one */
  apart(x: number, y: number, i: number, aside: number, up: number): number;
  /** the lowest row whose areas hold a place, their border included; −1: none */
  holder(x: number, y: number): { row: number; looked: number };
}

/**
 * Finds the row of a table that is nearest to a place (degrees) over the ellipsoid: to the nearest of its points, of the
 * edges of its lines, of the outlines of its areas, and no distance inside of these; holes are outside. Of equals the
 * lowest row. Null when nothing of the table has a place; `pause` is called now and then.
 */
export async function nearestOf(
  table: FeatureTable,
  pause: () => Promise<void>
): Promise<((x: number, y: number) => Found) | null> {
  const points = table.lines || table.polygons ? undefined : table.points;
  const goals = await (points ? pointGoals(points, pause) : edgeGoals(table, pause));
  const { index, row, few, metres, apart, holder } = goals;
  if (row.length === 0) return null;
  return (x, y) => {
    const held = holder(x, y);
    let best = held.row < 0 ? { metres: Infinity, row: 0 } : { metres: 0, row: held.row };
    const compare = (i: number): void => {
      const found = metres(x, y, i, best.metres);
      const at = row[i] as number;
      if (found < best.metres || (found === best.metres && at < best.row)) best = { metres: found, row: at };
    };
    if (held.row < 0) index.around(x, y, few).forEach(compare);
    // a first guess gives the box in which the true one must lie, and the round in it
    const guess = best.metres;
    const { aside, up } = groundBox(y, guess);
    const near = index.search(x - aside, y - up, x + aside, y + up);
    for (const i of near) if (guess * apart(x, y, i, aside, up) <= best.metres) compare(i);
    return { ...best, looked: few + near.length + held.looked };
  };
}

async function pointGoals({ coords, rowOf }: PointBlock, pause: () => Promise<void>): Promise<Goals> {
  const add = (i: number, made: Flatbush): void => {
    const [x, y] = [coords[2 * i] as number, coords[2 * i + 1] as number];
    made.add(x, y, x, y);
  };
  return {
    index: await boxIndex(rowOf.length, add, pause),
    row: rowOf,
    few: 1,
    metres: (x, y, i) => geodesicMetres(x, y, coords[2 * i] as number, coords[2 * i + 1] as number),
    apart: (x, y, i, aside, up) =>
      Math.sqrt((((coords[2 * i] as number) - x) / aside) ** 2 + (((coords[2 * i + 1] as number) - y) / up) ** 2),
    holder: () => ({ row: -1, looked: 0 })
  };
}

async function edgeGoals(table: FeatureTable, pause: () => Promise<void>): Promise<Goals> {
  const edges = edgesOf(table);
  await pause();
  const index = await edgeIndex(edges, pause);
  const { ends, row } = edges;
  return {
    index,
    row,
    few: FEW_EDGES,
    metres: (x, y, i, under) => metresToEdge(x, y, ends, i, under),
    apart: (x, y, i, aside, up) => planeApart(x, y, ends, i, aside, up),
    holder: holderOf(table.polygons)
  };
}

function holderOf(block: PolygonBlock | undefined): Goals['holder'] {
  const index = block && partIndex(block);
  if (!block || !index) return () => ({ row: -1, looked: 0 });
  const standing = standingOften(block);
  return (x, y) => {
    let [lowest, looked] = [-1, 0];
    for (const part of index.search(x, y, x, y)) {
      const row = block.rowOf[part] as number;
      if (lowest >= 0 && row >= lowest) continue;
      looked += partSize(block, part);
      if (standing(part, x, y) !== 'outside') lowest = row;
    }
    return { row: lowest, looked };
  };
}
