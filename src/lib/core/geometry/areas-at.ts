import Flatbush from 'flatbush';
import type { Bbox, PolygonBlock } from '../table/table';
import { standingOften } from './standing-often';

/**
 * Rows of the areas that a place (degrees) counts in, over an index of the boxes of all parts: every one that it stands
 * strictly inside of; where there is none, the lowest row whose border it is on; empty outside. A place of a plane that
 * areas tile without gaps is so given to exactly one of them. Holes are outside.
 */
export function areasAt(block: PolygonBlock): (x: number, y: number) => number[] {
  const index = partIndex(block);
  if (!index) return () => [];
  const { rowOf } = block;
  const standing = standingOften(block);
  return (x, y) => {
    const inside: number[] = [];
    let border = Infinity;
    for (const part of index.search(x, y, x, y)) {
      const stands = standing(part, x, y);
      const row = rowOf[part] as number;
      if (stands === 'inside') inside.push(row);
      else if (stands === 'border') border = Math.min(border, row);
    }
    return inside.length > 0 || border === Infinity ? inside : [border];
  };
}

/** Index of the boxes of all parts of areas, null when there are none. Empty parts are found nowhere. */
export function partIndex(block: PolygonBlock): Flatbush | null {
  const { length } = block.rowOf;
  if (length === 0) return null;
  const index = new Flatbush(length);
  for (let part = 0; part < length; part++) index.add(...partBox(block, part));
  index.finish();
  return index;
}

/** West, south, east, north of a part; inside out when it is empty. */
export function partBox({ coords, rings, parts }: PolygonBlock, part: number): Bbox {
  const shell = parts[part] as number;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const end = shell < (parts[part + 1] as number) ? (rings[shell + 1] as number) : 0;
  for (let v = rings[shell] as number; v < end; v++) {
    const x = coords[2 * v] as number;
    const y = coords[2 * v + 1] as number;
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}

/** Vertices of a part. */
export function partSize({ rings, parts }: PolygonBlock, part: number): number {
  return (rings[parts[part + 1] as number] as number) - (rings[parts[part] as number] as number);
}
