import { ringKm2 } from '../table/area';
import type { Ring } from '../table/polygon-writer';
import { boxOf } from '../geometry/box-of';
import type { OverlayEngine } from './engine';
import { nestByWinding } from './nest-by-winding';
import { LEAST_KM2 } from './pairs';

/** Polygons put together at once: more are halved by place first, so that borders vanish early. */
const AT_ONCE = 48;

/**
 * What some polygons cover together, borders between them gone: polygons, each its shell and its holes. Shells and holes
 * of less than a square metre are left out: gaps of rounding between neighbours. `pause` is awaited before each step.
 */
export async function unionOf(
  engine: OverlayEngine,
  polygons: readonly Ring[][],
  pause: () => Promise<void>
): Promise<Ring[][]> {
  const placed = polygons.map((rings) => {
    const [west, south, east, north] = boxOf(rings);
    return { rings, centre: [(west + east) / 2, (south + north) / 2] as const };
  });
  const join = async (some: typeof placed): Promise<Ring[]> => {
    if (some.length > AT_ONCE) {
      const extent = ([0, 1] as const).map((axis) => spread(some.map(({ centre }) => centre[axis])));
      const axis = extent[0]! >= extent[1]! ? 0 : 1;
      const sorted = some.toSorted((a, b) => a.centre[axis] - b.centre[axis]);
      const half = sorted.length >> 1;
      const [one, other] = [await join(sorted.slice(0, half)), await join(sorted.slice(half))];
      await pause();
      return engine.rings('union', [...one, ...other], []);
    }
    await pause();
    return engine.rings(
      'union',
      some.flatMap(({ rings }) => rings),
      []
    );
  };
  const rings = await join(placed);
  return nestByWinding(rings.filter((ring) => Math.abs(ringKm2(ring, 0, ring.length / 2)) >= LEAST_KM2));
}

function spread(numbers: readonly number[]): number {
  let [low, high] = [Infinity, -Infinity];
  for (const n of numbers) {
    if (n < low) low = n;
    if (n > high) high = n;
  }
  return high - low;
}
