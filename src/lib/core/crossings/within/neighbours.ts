import type Flatbush from 'flatbush';
import { partBox, partIndex, partSize } from '../../geometry/areas-at';
import { boxIndex } from '../../geometry/box-index';
import { edgeIndex, edgesOf, type Edges } from '../../geometry/edges';
import { groundBox } from '../../geometry/ground-box';
import { edgesWithin } from '../../geometry/ground-distance';
import { standingInPart } from '../../geometry/polygon-contains';
import { standingOften } from '../../geometry/standing-often';
import type { FeatureTable, PolygonBlock } from '../../table/table';
import type { CrossContext } from '../kind';

/** Edges looked at between two looks at the message queue. */
const STRIDE = 8192;

/**
 * How many rows of the second table lie within a distance (metres) of each row of the first, no further than `most` counted;
 * NaN for rows without a place.
 */
export async function neighbours(
  from: FeatureTable,
  to: FeatureTable,
  metres: number,
  most: number,
  context: CrossContext
): Promise<Float64Array> {
  const pause = async (done: number): Promise<void> => {
    await context.breathe(done, from.rows);
    context.signal.throwIfAborted();
  };
  await pause(0);
  const starts = edgesOf(from);
  const goals = edgesOf(to);
  await pause(0);
  const goalIndex = await edgeIndex(goals, () => pause(0));
  // only areas hold what does not touch their outline
  const anchors = from.polygons ? await anchorsOf(goals, () => pause(0)) : null;
  const around = to.polygons ? partIndex(to.polygons) : null;
  const standing = to.polygons ? standingOften(to.polygons) : null;
  const parts = from.polygons ? partsByRow(from.polygons, from.rows) : null;

  const counts = new Float64Array(from.rows);
  /** 1 + the last row of the first table that each of the second was found near of */
  const last = new Uint32Array(to.rows);
  let looked = 0;
  for (let row = 0; row < from.rows; row++) {
    let found = 0;
    const meet = (goal: number): void => {
      if (last[goal] === row + 1) return;
      last[goal] = row + 1;
      found++;
    };
    const [first, end] = [starts.first[row] as number, starts.first[row + 1] as number];
    for (let i = first; i < end && found < most; i++) {
      const [ax, ay] = [starts.ends[4 * i] as number, starts.ends[4 * i + 1] as number];
      const [bx, by] = [starts.ends[4 * i + 2] as number, starts.ends[4 * i + 3] as number];
      // what does not come near an outline is inside of it with all its vertices, or with none
      if (starts.opens[i] === 1 && around && standing && to.polygons)
        for (const part of around.search(ax, ay, ax, ay)) {
          looked += partSize(to.polygons, part);
          const goal = to.polygons.rowOf[part] as number;
          if (last[goal] !== row + 1 && standing(part, ax, ay) !== 'outside') meet(goal);
        }
      const { aside, up } = metres > 0 ? groundBox(Math.max(Math.abs(ay), Math.abs(by)), metres) : { aside: 0, up: 0 };
      const near = goalIndex.search(
        Math.min(ax, bx) - aside,
        Math.min(ay, by) - up,
        Math.max(ax, bx) + aside,
        Math.max(ay, by) + up
      );
      for (const j of near) {
        const goal = goals.row[j] as number;
        if (found >= most || last[goal] === row + 1) continue;
        if (edgesWithin(starts.ends, i, goals.ends, j, metres)) meet(goal);
      }
      looked += 1 + near.length;
      if (looked >= STRIDE) {
        await pause(row);
        looked = 0;
      }
    }
    if (parts && from.polygons && anchors && found < most)
      for (let part = parts[row] as number; part < (parts[row + 1] as number); part++) {
        for (const anchor of anchors.within(from.polygons, part)) {
          looked += partSize(from.polygons, part);
          const goal = goals.row[anchor] as number;
          if (found >= most || last[goal] === row + 1) continue;
          const [x, y] = [goals.ends[4 * anchor] as number, goals.ends[4 * anchor + 1] as number];
          if (standingInPart(from.polygons, part, x, y) !== 'outside') meet(goal);
          if (looked >= STRIDE) {
            await pause(row);
            looked = 0;
          }
        }
      }
    counts[row] = end > first ? found : NaN;
  }
  await pause(from.rows);
  return counts;
}

interface Anchors {
  /** edges whose first end begins a chain inside of the box of a part */
  within(block: PolygonBlock, part: number): number[];
}

/** One place of each point, line and part, by index. */
async function anchorsOf({ ends, opens }: Edges, pause: () => Promise<void>): Promise<Anchors> {
  const all = Uint32Array.from(opens.keys()).filter((i) => opens[i] === 1);
  const add = (n: number, index: Flatbush): void => {
    const i = all[n] as number;
    const [x, y] = [ends[4 * i] as number, ends[4 * i + 1] as number];
    index.add(x, y, x, y);
  };
  const index = await boxIndex(all.length, add, pause);
  return { within: (block, part) => index.search(...partBox(block, part)).map((n) => all[n] as number) };
}

/** First part of each row; length rows + 1. */
function partsByRow({ rowOf }: PolygonBlock, rows: number): Uint32Array {
  const first = new Uint32Array(rows + 1);
  for (const row of rowOf) first[row + 1] = (first[row + 1] as number) + 1;
  for (let row = 0; row < rows; row++) first[row + 1] = (first[row + 1] as number) + (first[row] as number);
  return first;
}
