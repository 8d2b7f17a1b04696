import Flatbush from 'flatbush';
import { type Ring, ringsOf } from '../table/polygon-writer';
import type { Bbox, PolygonBlock } from '../table/table';
import { cutPolygon } from './cut-box';
import { boxOf } from '../geometry/box-of';

/** Parts of areas, each with its row and its box. Those of one polygon touch along the lines that cut it. */
export interface Pieces {
  rings: Ring[][];
  rowOf: number[];
  boxes: Bbox[];
}

/** How often a polygon is halved at most: a thousandth of its extent each way. */
const MOST_CUTS = 20;

/**
 * The polygons of a block cut to pieces of no more than `most` vertices, rows ascending: what lies far from an area then
 * costs it nothing, whatever the outline it belongs to.
 */
export function piecesOf(block: PolygonBlock, most: number): Pieces {
  const pieces: Pieces = { rings: [], rowOf: [], boxes: [] };
  for (let polygon = 0; polygon < block.rowOf.length; polygon++)
    halve(ringsOf(block, polygon), block.rowOf[polygon] as number, most, MOST_CUTS, pieces);
  return pieces;
}

function halve(rings: Ring[], row: number, most: number, cuts: number, pieces: Pieces): void {
  const vertices = rings.reduce((n, ring) => n + ring.length / 2 - 1, 0);
  if (vertices < 3) return;
  const box = boxOf(rings);
  if (vertices <= most || cuts === 0) {
    pieces.rings.push(rings);
    pieces.rowOf.push(row);
    pieces.boxes.push(box);
    return;
  }
  const axis = box[2] - box[0] >= box[3] - box[1] ? 0 : 1;
  const at = (box[axis] + box[axis + 2]!) / 2;
  for (const sign of [1, -1] as const) halve(cutPolygon(rings, axis, at, sign), row, most, cuts - 1, pieces);
}

/** Finds pieces by box, edges included, in ascending order. */
export function pieceFinder({ boxes }: Pieces): (box: Bbox) => number[] {
  if (boxes.length === 0) return () => [];
  const index = new Flatbush(boxes.length);
  for (const box of boxes) index.add(...box);
  index.finish();
  return (box) => index.search(...box).sort((a, b) => a - b);
}
