import { disjointParts } from '../../overlay/disjoint-parts';
import { boxOf } from '../../geometry/box-of';
import type { OverlayEngine } from '../../overlay/engine';
import { overlayEngine } from '../../overlay/load-engine';
import { orientedBlock } from '../../overlay/oriented';
import { eachNear, withoutDust } from '../../overlay/pairs';
import { areaFinder } from '../../overlay/row-areas';
import { bad, good, type Outcome } from '../../problems/problem';
import { type Blocks, sieveBlocks } from '../../table/blocks';
import { Floats, Uints } from '../../table/growing';
import { PolygonWriter } from '../../table/polygon-writer';
import { selectRows } from '../../table/select-rows';
import { type FeatureTable, geometryOf, type LineBlock, type PointBlock, type PolygonBlock } from '../../table/table';
import { areasAt } from '../../geometry/areas-at';
import { areasOf } from '../areas-of';
import { inputAt } from '../columns-of';
import type { CrossContext } from '../kind';
import { madeTable } from '../made-table';
import { pause } from '../pause';
import type { ClipCrossing } from './schema';

/** Points or lines between two looks at the message queue. */
const STRIDE = 64;

type Pause = (done: number, total: number) => Promise<void>;

/**
 * What of the first table lies inside the union of the second's areas: points inside or on a border, lines and areas cut
 * along it. Rows of which nothing is left are dropped; the others keep their columns, figures being those of the whole
 * row. Of a line that runs along a border, either side may be taken.
 */
export async function cross(
  inputs: readonly FeatureTable[],
  _spec: ClipCrossing,
  context: CrossContext
): Promise<Outcome<FeatureTable>> {
  const [table, within] = [inputAt(inputs, 0), inputAt(inputs, 1)];
  const areas = areasOf(within);
  if (table.rows > 0 && geometryOf(table) === 'none')
    return bad({ code: 'geometry-missing', facts: { rows: table.rows } });
  if (!areas) return bad({ code: 'geometry-missing', facts: { rows: within.rows } });
  await pause(context, 0, table.rows);
  const engine = await overlayEngine(context.clipper);
  if (!engine) return bad({ code: 'overlay-missing', facts: {} });

  const over = orientedBlock(areas);
  const heard: Pause = (done, total) => pause(context, done, total);
  const blocks: Blocks = {};
  if (table.points) blocks.points = await clipPoints(table.points, over, heard);
  if (table.lines) blocks.lines = await clipLines(engine, table.lines, over, heard);
  if (table.polygons) blocks.polygons = await clipPolygons(engine, disjointParts(engine, table.polygons), over, heard);
  // without the blocks of which nothing is left
  const left = sieveBlocks(blocks, { rowTo: (row) => row, keep: () => true });
  const rows = [left.points, left.lines, left.polygons].flatMap((block) => (block ? [...block.rowOf] : []));
  const kept = selectRows(
    madeTable([table], table.rows, left, table.columns),
    table.id,
    Uint32Array.from(new Set(rows)).sort()
  );
  return good(madeTable(inputs, kept.rows, kept, kept.columns));
}

async function clipPoints({ coords, rowOf }: PointBlock, over: PolygonBlock, heard: Pause): Promise<PointBlock> {
  const at = areasAt(over);
  const xy = new Floats();
  const rows = new Uints();
  for (let i = 0; i < rowOf.length; i++) {
    if (i % STRIDE === 0) await heard(i, rowOf.length);
    const [x, y] = [coords[2 * i] as number, coords[2 * i + 1] as number];
    if (at(x, y).length === 0) continue;
    xy.push2(x, y);
    rows.push(rowOf[i] as number);
  }
  await heard(rowOf.length, rowOf.length);
  return { coords: xy.trim(), rowOf: rows.trim() };
}

async function clipLines(
  engine: OverlayEngine,
  { coords, starts, rowOf }: LineBlock,
  over: PolygonBlock,
  heard: Pause
): Promise<LineBlock> {
  const find = areaFinder(over);
  const [xy, first, rows] = [new Floats(), new Uints(), new Uints()];
  for (let i = 0; i < rowOf.length; i++) {
    if (i % STRIDE === 0) await heard(i, rowOf.length);
    const line = coords.subarray(2 * starts[i]!, 2 * starts[i + 1]!);
    if (line.length < 4) continue;
    const near = find(boxOf([line])).flatMap((area) => area.rings);
    for (const piece of near.length === 0 ? [] : engine.cutLine(line, near)) {
      first.push(xy.length / 2);
      rows.push(rowOf[i] as number);
      xy.append(piece);
    }
  }
  await heard(rowOf.length, rowOf.length);
  first.push(xy.length / 2);
  return { coords: xy.trim(), starts: first.trim(), rowOf: rows.trim() };
}

async function clipPolygons(
  engine: OverlayEngine,
  block: PolygonBlock,
  over: PolygonBlock,
  heard: Pause
): Promise<PolygonBlock> {
  const writer = new PolygonWriter();
  await eachNear(block, over, heard, (own, near) => {
    if (near.length === 0) return;
    const common = engine.polygons(
      'intersection',
      own.rings,
      near.flatMap((other) => other.rings)
    );
    for (const rings of withoutDust(common)) writer.add(own.row, rings);
  });
  return writer.block();
}
