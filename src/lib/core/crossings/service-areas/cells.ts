import { featureCollection, point, voronoi } from '@turf/turf';
import type { Ring } from '../../table/polygon-writer';
import type { Bbox } from '../../table/table';

interface Cell {
  row: number;
  /** closed */
  ring: Ring;
}

/**
 * Voronoi cells of sites (x, y interleaved, metres on a plane) within a frame. Sites on the same millimetre are one, of the
 * lowest row; sites without finite coordinates have none.
 */
export function cellsOf(sites: Float64Array, rowOf: Uint32Array, frame: Bbox): Cell[] {
  const own = new Map<string, number>();
  rowOf.forEach((row, i) => {
    const [x, y] = [sites[2 * i] as number, sites[2 * i + 1] as number];
    if (!Number.isFinite(x) || !Number.isFinite(y)) return;
    const key = `${Math.round(x * 1000)} ${Math.round(y * 1000)}`;
    const other = own.get(key);
    if (other === undefined || row < (rowOf[other] as number)) own.set(key, i);
  });
  const kept = [...own.values()];
  const collection = featureCollection(kept.map((i) => point([sites[2 * i] as number, sites[2 * i + 1] as number])));
  return voronoi(collection, { bbox: frame }).features.flatMap((feature, n) => {
    const ring = feature.geometry.coordinates[0];
    return ring ? [{ row: rowOf[kept[n] as number] as number, ring: Float64Array.from(ring.flat()) }] : [];
  });
}
