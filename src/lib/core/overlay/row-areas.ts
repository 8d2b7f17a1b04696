import Flatbush from 'flatbush';
import { type Ring, ringsOf } from '../table/polygon-writer';
import type { Bbox, PolygonBlock } from '../table/table';
import { cutToBox } from './cut-box';
import { boxOf } from '../geometry/box-of';

/** What a row covers, shells and holes of all its parts. */
export interface RowArea {
  row: number;
  rings: Ring[];
}

/** vertices beyond which a polygon is cut to the box it is looked for in */
const MOST_WHOLE = 256;
/** degrees round that box, so that the cut lies outside of it */
const MARGIN = 1e-6;

/** Rings within a box and a little round it, or all of them when they are few. */
export function nearBox(rings: Ring[], box: Bbox): Ring[] {
  const vertices = rings.reduce((n, ring) => n + ring.length / 2, 0);
  if (vertices <= MOST_WHOLE) return rings;
  const wide: Bbox = [box[0] - MARGIN, box[1] - MARGIN, box[2] + MARGIN, box[3] + MARGIN];
  return cutToBox(rings, wide);
}

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
  for (let polygon = 0; polygon < count; polygon++) index.add(...boxOf(ringsOf(block, polygon)));
  index.finish();
  return (box) => {
    const found: RowArea[] = [];
    for (const polygon of index.search(...box).sort((a, b) => a - b)) {
      const rings = nearBox(ringsOf(block, polygon), box);
      if (rings.length === 0) continue;
      const row = block.rowOf[polygon] as number;
      const last = found.at(-1);
      if (last?.row === row) last.rings.push(...rings);
      else found.push({ row, rings });
    }
    return found;
  };
}
