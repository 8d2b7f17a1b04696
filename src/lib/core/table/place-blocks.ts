import type { Problem } from '../problems/problem';
import { sieveBlocks, type Blocks } from './blocks';
import { cutAtAntimeridian } from './cut-antimeridian';
import { repairPolygons } from './repair-polygons';
import { pointsAtZero, standApart } from './zero-positions';

export interface PlacedBlocks {
  blocks: Blocks;
  /** what was dropped, cut or mended, in rows */
  notices: Problem[];
  /** rows with an outline that could not be mended */
  invalid: Set<number>;
  /** rows with an outline that was mended */
  repaired: Set<number>;
}

/**
 * Turns coordinates as they were read into places on Earth: reprojected by `toLonLat` (in place), without what has no
 * finite position (`position-invalid`) or only stands for one at 0,0 (`position-zero`), between -180 and 180
 * (`antimeridian-split`), with outlines that enclose something and do not cross themselves.
 */
export function placeBlocks(raw: Blocks, toLonLat?: ((coords: Float64Array) => void) | null): PlacedBlocks {
  const zeros = raw.points ? pointsAtZero(raw.points) : [];
  for (const block of [raw.points, raw.lines, raw.polygons]) if (block) toLonLat?.(block.coords);
  const unplaced = raw.points && standApart(raw.points, zeros) ? new Set(zeros) : null;
  const { blocks: placed, unreadable, atZero } = dropUnplaceable(raw, unplaced);
  const { blocks, split, invalid } = cutAtAntimeridian(placed);
  let repaired = new Set<number>();
  if (blocks.polygons) {
    const mended = repairPolygons(blocks.polygons);
    repaired = mended.repaired;
    for (const row of mended.invalid) invalid.add(row);
    if (mended.block.rowOf.length > 0) blocks.polygons = mended.block;
    else delete blocks.polygons;
  }
  const notices: Problem[] = [];
  const note = (code: 'position-invalid' | 'position-zero' | 'antimeridian-split', rows: Set<number>): void => {
    if (rows.size > 0) notices.push({ code, facts: { rows: rows.size } });
  };
  note('position-invalid', unreadable);
  note('position-zero', atZero);
  note('antimeridian-split', split);
  return { blocks, notices, invalid, repaired };
}

interface Sieved {
  blocks: Blocks;
  unreadable: Set<number>;
  atZero: Set<number>;
}

function dropUnplaceable(blocks: Blocks, unplaced: Set<number> | null): Sieved {
  const sieved: Sieved = { blocks, unreadable: new Set(), atZero: new Set() };
  const clean = [blocks.points, blocks.lines, blocks.polygons].every(
    (b) => !b || isPlaceable(b.coords, 0, b.coords.length / 2)
  );
  if (clean && !unplaced) return sieved;
  sieved.blocks = sieveBlocks(blocks, {
    rowTo: (row) => row,
    keep: (coords, from, to, row) => {
      const zero = unplaced !== null && coords === blocks.points?.coords && unplaced.has(from);
      if (!zero && isPlaceable(coords, from, to)) return true;
      (zero ? sieved.atZero : sieved.unreadable).add(row);
      return false;
    }
  });
  return sieved;
}

/** True when every vertex has a finite longitude and latitude of the Earth. */
function isPlaceable(coords: Float64Array, from: number, to: number): boolean {
  for (let i = 2 * from; i < 2 * to; i += 2) {
    const x = coords[i] as number;
    const y = coords[i + 1] as number;
    // written so that NaN fails
    if (!(x >= -360 && x <= 360 && y >= -90.000001 && y <= 90.000001)) return false;
  }
  return true;
}
