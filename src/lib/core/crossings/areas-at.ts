import Flatbush from 'flatbush';
import { standingInPart } from '../geometry/polygon-contains';
import type { PolygonBlock } from '../table/table';

/**
 * Finds the rows of the areas that a place lies in, over an index of the boxes of all polygon parts: all it is strictly
 * inside, else the lowest on whose border it lies.
 */
export function areasAt(block: PolygonBlock): (x: number, y: number) => number[] {
  const { coords, rings, parts, rowOf } = block;
  if (rowOf.length === 0) return () => [];
  const index = new Flatbush(rowOf.length);
  for (let part = 0; part < rowOf.length; part++) {
    const shell = parts[part] as number;
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    // an empty part keeps its box inside out: nothing is found in it
    const end = shell < (parts[part + 1] as number) ? (rings[shell + 1] as number) : 0;
    for (let v = rings[shell] as number; v < end; v++) {
      const x = coords[2 * v] as number;
      const y = coords[2 * v + 1] as number;
      west = Math.min(west, x);
      south = Math.min(south, y);
      east = Math.max(east, x);
      north = Math.max(north, y);
    }
    index.add(west, south, east, north);
  }
  index.finish();
  return (x, y) => {
    const inside: number[] = [];
    let border = Infinity;
    for (const part of index.search(x, y, x, y)) {
      const standing = standingInPart(block, part, x, y);
      const row = rowOf[part] as number;
      if (standing === 'inside') inside.push(row);
      else if (standing === 'border') border = Math.min(border, row);
    }
    return inside.length > 0 || border === Infinity ? inside : [border];
  };
}
