import { PolygonWriter, type Ring, ringsOf } from '../table/polygon-writer';
import type { PolygonBlock } from '../table/table';
import type { OverlayEngine } from './engine';
import { orientedBlock } from './oriented';

/**
 * Polygons made ready to be laid over others: outlines mended and oriented, and the parts of a row, where it has several,
 * put together so that none lies over another and each place counts once.
 */
export function disjointParts(engine: OverlayEngine, block: PolygonBlock): PolygonBlock {
  const oriented = orientedBlock(block);
  const { rowOf } = oriented;
  if (!rowOf.some((row, polygon) => row === rowOf[polygon + 1])) return oriented;
  const writer = new PolygonWriter();
  for (let polygon = 0; polygon < rowOf.length;) {
    const row = rowOf[polygon] as number;
    const rings: Ring[] = [];
    const first = polygon;
    for (; polygon < rowOf.length && rowOf[polygon] === row; polygon++) rings.push(...ringsOf(oriented, polygon));
    if (polygon === first + 1) writer.copy(oriented, first);
    else for (const made of engine.polygons('union', rings, [])) writer.add(row, made);
  }
  return writer.block();
}
