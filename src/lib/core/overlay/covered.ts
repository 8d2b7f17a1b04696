import { ringKm2 } from '../table/area';
import type { Ring } from '../table/polygon-writer';
import type { PolygonBlock } from '../table/table';
import type { OverlayEngine } from './engine';
import { pieceFinder, piecesOf } from './pieces';

/** Vertices of a piece at most: twice as many cost more for each pair than they save. */
const MOST_VERTICES = 256;

/** Area of rings as the engine gives them, km² on the ellipsoid: holes are negative. */
export function ringsKm2(rings: readonly Ring[]): number {
  let area = 0;
  for (const ring of rings) area += ringKm2(ring, 0, ring.length / 2);
  return area;
}

/**
 * Square kilometres of each row of the first areas that the second cover, those that overlap counted once. Both as
 * `disjointParts` and `orientedBlock` give them; `pause` is awaited between pieces, done of all.
 */
export async function coveredKm2(
  engine: OverlayEngine,
  areas: PolygonBlock,
  rows: number,
  over: PolygonBlock,
  pause: (done: number, total: number) => Promise<void>
): Promise<Float64Array> {
  const covered = new Float64Array(rows);
  const [own, others] = [piecesOf(areas, MOST_VERTICES), piecesOf(over, MOST_VERTICES)];
  const find = pieceFinder(others);
  for (let i = 0; i < own.rings.length; i++) {
    await pause(i, own.rings.length);
    const near = find(own.boxes[i]!);
    if (near.length === 0) continue;
    const row = own.rowOf[i] as number;
    const common = engine.rings(
      'intersection',
      own.rings[i]!,
      near.flatMap((other) => others.rings[other]!)
    );
    covered[row] = (covered[row] as number) + ringsKm2(common);
  }
  await pause(own.rings.length, own.rings.length);
  return covered;
}
