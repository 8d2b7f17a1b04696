import { disjointParts } from '../../overlay/disjoint-parts';
import type { OverlayEngine } from '../../overlay/engine';
import { groundBuffer } from '../../overlay/ground-buffer';
import { overlayEngine } from '../../overlay/load-engine';
import { unionOf } from '../../overlay/union-of';
import { bad, good, type Outcome } from '../../problems/problem';
import { PolygonWriter, type Ring, ringsOf } from '../../table/polygon-writer';
import { type FeatureTable, geometryOf } from '../../table/table';
import { inputAt, numberColumn } from '../columns-of';
import type { CrossContext } from '../kind';
import { madeTable } from '../made-table';
import { pause } from '../pause';
import { type BufferCrossing, bufferDistanceColumn } from './schema';

/**
 * What lies within a distance, in metres on the ground, of each row: its points, lines and areas together; or of all rows,
 * as one area. The distance is right within 0.1 %: 0.03 % by the plane it is laid on, 0.025 % by the chords of arcs, 0.02 %
 * by edges that are straight in degrees again. Rows keep their columns; those without a place have no area.
 */
export async function cross(
  inputs: readonly FeatureTable[],
  spec: BufferCrossing,
  context: CrossContext
): Promise<Outcome<FeatureTable>> {
  const table = inputAt(inputs, 0);
  if (table.rows > 0 && geometryOf(table) === 'none')
    return bad({ code: 'geometry-missing', facts: { rows: table.rows } });
  await pause(context, 0, table.rows);
  const engine = await overlayEngine(context.clipper);
  if (!engine) return bad({ code: 'overlay-missing', facts: {} });

  const rows = shapesOf(engine, table);
  const writer = new PolygonWriter();
  const all: Ring[][] = [];
  for (const [row, { lines, areas }] of rows.entries()) {
    await pause(context, row, rows.length);
    const made = lines.flatMap((line) => groundBuffer(engine, [line], false, spec.metres));
    if (areas.length > 0) made.push(...groundBuffer(engine, areas, true, spec.metres));
    if (spec.dissolve) all.push(...made);
    else
      for (const rings of await unionOf(engine, made, () => pause(context, row, rows.length))) writer.add(row, rings);
  }
  if (spec.dissolve)
    for (const rings of await unionOf(engine, all, () => pause(context, rows.length, rows.length)))
      writer.add(0, rings);
  await pause(context, rows.length, rows.length);

  const block = writer.block();
  const blocks = block.rowOf.length > 0 ? { polygons: block } : {};
  // nothing has nothing around it
  const merged = Math.min(1, table.rows);
  const distance = numberColumn(bufferDistanceColumn, new Float64Array(merged).fill(spec.metres / 1000));
  return good(
    spec.dissolve ? madeTable(inputs, merged, blocks, [distance]) : madeTable(inputs, table.rows, blocks, table.columns)
  );
}

interface Shape {
  /** lines, and points as lines of one vertex */
  lines: Ring[];
  /** rings of disjoint polygons */
  areas: Ring[];
}

function shapesOf(engine: OverlayEngine, table: FeatureTable): Shape[] {
  const shapes = Array.from({ length: table.rows }, (): Shape => ({ lines: [], areas: [] }));
  const { points, lines } = table;
  points?.rowOf.forEach((row, i) => shapes[row]!.lines.push(points.coords.subarray(2 * i, 2 * i + 2)));
  lines?.rowOf.forEach((row, i) => {
    const line = lines.coords.subarray(2 * lines.starts[i]!, 2 * lines.starts[i + 1]!);
    if (line.length > 0) shapes[row]!.lines.push(line);
  });
  const polygons = table.polygons && disjointParts(engine, table.polygons);
  polygons?.rowOf.forEach((row, polygon) => shapes[row]!.areas.push(...ringsOf(polygons, polygon)));
  return shapes;
}
