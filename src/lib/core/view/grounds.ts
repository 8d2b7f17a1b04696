import type { Bbox } from '../table/table';
import { cellBbox, cellKey, parentOf, shareOf, type Cell } from './cells';

/** A piece of ground that is read in one go. */
export interface Ground {
  /** names it, in keys of tables too */
  name: string;
  bbox: Bbox;
  /** part of the world's square that it takes */
  share: number;
  /** names of the larger pieces that hold all of it, smallest first */
  within: readonly string[];
}

/** Each cell by itself. */
export function groundsOf(cells: readonly Cell[]): Ground[] {
  return cells.map((cell) => {
    const within: string[] = [];
    for (let at = parentOf(cell); at; at = parentOf(at)) within.push(cellKey(at));
    return { name: cellKey(cell), bbox: cellBbox(cell), share: shareOf(cell), within };
  });
}

/** The rectangle of all cells of a view as one piece; `cells` are in order, row by row from the north-west, and not none. */
export function blockOf(cells: readonly Cell[]): Ground {
  const [first, last] = [cells[0] as Cell, cells[cells.length - 1] as Cell];
  const [west, , , north] = cellBbox(first);
  const [, south, east] = cellBbox(last);
  return {
    name: `${cellKey(first)}-${last.x}-${last.y}`,
    bbox: [west, south, east, north],
    share: cells.length * shareOf(first),
    within: []
  };
}
