import type { Ring } from '../table/polygon-writer';
import type { PolygonBlock } from '../table/table';
import { ringsKm2 } from './covered';
import { boxOf } from '../geometry/box-of';
import type { OverlayEngine } from './engine';
import { areaFinder, nearBox, type RowArea, rowAreas } from './row-areas';

/** Polygons of less than a square metre are what rounding leaves along borders. */
export const LEAST_KM2 = 1e-6;

/** Polygons that are more than what rounding leaves. */
export function withoutDust(polygons: readonly Ring[][]): Ring[][] {
  return polygons.filter((rings) => ringsKm2(rings) >= LEAST_KM2);
}

/** Calls `act` with each row of the first areas and what the rows of the second cover near it. */
export async function eachNear(
  first: PolygonBlock,
  second: PolygonBlock,
  pause: (done: number, total: number) => Promise<void>,
  act: (own: RowArea, near: RowArea[]) => void
): Promise<void> {
  const find = areaFinder(second);
  const areas = rowAreas(first);
  for (const [i, own] of areas.entries()) {
    await pause(i, areas.length);
    act(own, find(boxOf(own.rings)));
  }
  await pause(areas.length, areas.length);
}

/** Rings that two rows have in common: where one is big, what lies far from the other is cut off first. */
export function common(engine: OverlayEngine, own: RowArea, other: RowArea): Ring[] {
  return engine.rings('intersection', nearBox(own.rings, boxOf(other.rings)), other.rings);
}

/** What a row keeps when the others are taken from it. */
export function minus(engine: OverlayEngine, own: RowArea, near: readonly RowArea[]): Ring[][] {
  return withoutDust(
    engine.polygons(
      'difference',
      own.rings,
      near.flatMap((other) => other.rings)
    )
  );
}
