import { Floats, Uints } from '../table/growing';
import type { PolygonBlock } from '../table/table';

/**
 * The same outlines, their edges split so that none is longer than so many degrees: put on a plane, what was straight in
 * degrees then leaves its place by metres only (0.1°: a metre and a half). An edge is split at the same places
 * whichever way it runs: shared borders stay shared. The block itself when nothing is split.
 */
export function shortEdges(block: PolygonBlock, longest: number): PolygonBlock {
  const { coords } = block;
  const coordsOut = new Floats();
  const rings = new Uints();
  for (let ring = 0; ring + 1 < block.rings.length; ring++) {
    rings.push(coordsOut.length / 2);
    const [from, end] = [block.rings[ring] as number, block.rings[ring + 1] as number];
    for (let v = from; v < end; v++) {
      const [ax, ay] = [coords[2 * v] as number, coords[2 * v + 1] as number];
      coordsOut.push2(ax, ay);
      if (v + 1 === end) continue;
      const [bx, by] = [coords[2 * v + 2] as number, coords[2 * v + 3] as number];
      const pieces = Math.ceil(Math.max(Math.abs(bx - ax), Math.abs(by - ay)) / longest);
      const turned = ay > by || (ay === by && ax > bx);
      const [x, y, dx, dy] = turned ? [bx, by, ax - bx, ay - by] : [ax, ay, bx - ax, by - ay];
      for (let i = 1; i < pieces; i++) {
        const share = (turned ? pieces - i : i) / pieces;
        coordsOut.push2(x + share * dx, y + share * dy);
      }
    }
  }
  if (coordsOut.length === coords.length) return block;
  rings.push(coordsOut.length / 2);
  return { ...block, coords: coordsOut.trim(), rings: rings.trim() };
}
