import Flatbush from 'flatbush';
import { type Ring, ringsOf } from '../table/polygon-writer';
import type { Bbox, PolygonBlock } from '../table/table';
import { boxOf, cutToBox } from './cut-box';

/** What a row covers, shells and holes of all its parts. */
export interface RowArea {
  row: number;
  rings: Ring[];
}

/** vertices beyond which a polygon is cut to the box it is looked for in */
const MOST_WHOLE = 256;
/** degrees round that box, so that the cut lies outside of it */
const MARGIN = 1e-6;

/** The areas of a block, row by row, ascending. */
export function rowAreas(block: PolygonBlock): RowArea[] {
  const areas: RowArea[] = [];
  block.rowOf.forEach((row, polygon) => {
    const rings = ringsOf(block, polygon);
    const last = areas.at(-1);
    if (last?.row === row) last.rings.push(...rings);
    else areas.push({ row, rings });
  });
  return areas;
}

/**
 * Finds what the rows of a block cover near a box, rows ascending: within the box nothing is missing, outside of it big
 * outlines are left out.
 */
export function areaFinder(block: PolygonBlock): (box: Bbox) => RowArea[] {
  const count = block.rowOf.length;
  if (count === 0) return () => [];
  const index = new Flatbush(count);
  const boxes = Array.from({ length: count }, (_, polygon) => boxOf(ringsOf(block, polygon)));
  for (const box of boxes) index.add(...box);
  index.finish();
  return ([west, south, east, north]) => {
    const wide: Bbox = [west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN];
    const found: RowArea[] = [];
    for (const polygon of index.search(west, south, east, north).sort((a, b) => a - b)) {
      const whole = ringsOf(block, polygon);
      const vertices = whole.reduce((n, ring) => n + ring.length / 2, 0);
      const rings = vertices <= MOST_WHOLE || within(boxes[polygon]!, wide) ? whole : cutToBox(whole, wide);
      if (rings.length === 0) continue;
      const row = block.rowOf[polygon] as number;
      const last = found.at(-1);
      if (last?.row === row) last.rings.push(...rings);
      else found.push({ row, rings });
    }
    return found;
  };
}

const within = (a: Bbox, b: Bbox): boolean => a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3];
