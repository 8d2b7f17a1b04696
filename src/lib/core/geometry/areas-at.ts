import Flatbush from 'flatbush';
import type { PolygonBlock } from '../table/table';
import { standingInPart } from './polygon-contains';

/**
 * Rows of the areas that a place (degrees) counts in, over an index of the boxes of all parts: every one that it stands
 * strictly inside of; where there is none, the lowest row whose border it is on; empty outside. A place of a plane that
 * areas tile without gaps is so given to exactly one of them. Holes are outside.
 */
export function areasAt(block: PolygonBlock): (x: number, y: number) => number[] {
  const index = partIndex(block);
  if (!index) return () => [];
  const { rowOf } = block;
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

/** Index of the boxes of all parts of areas, null when there are none. Empty parts are found nowhere. */
export function partIndex({ coords, rings, parts, rowOf }: PolygonBlock): Flatbush | null {
  if (rowOf.length === 0) return null;
  const index = new Flatbush(rowOf.length);
  for (let part = 0; part < rowOf.length; part++) {
    const shell = parts[part] as number;
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    // an empty part keeps its box inside out
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
  return index;
}
