import type Flatbush from 'flatbush';
import polygonClipping from 'polygon-clipping';
import { fromPairs, ringsOf, toPairs, type Ring } from '../../table/polygon-writer';
import { boxCut } from '../../geometry/box-cut';
import type { Bbox, PolygonBlock } from '../../table/table';

/** What a cell has in common with areas, their inner borders gone; null when the overlay gives up. */
export function clipCell(ring: Ring, bounds: PolygonBlock, index: Flatbush): Ring[][] | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    west = Math.min(west, ring[i] as number);
    south = Math.min(south, ring[i + 1] as number);
    east = Math.max(east, ring[i] as number);
    north = Math.max(north, ring[i + 1] as number);
  }
  const parts = index.search(west, south, east, north);
  if (parts.length === 0) return [];
  // most of a big area lies far from a small cell; cut away from the cell, the cut's own edges do not meet it
  const [w, h] = [east - west, north - south];
  const wide: Bbox = [west - w / 8, south - h / 8, east + w / 8, north + h / 8];
  const cell = toPairs([ring]);
  const shapes = parts.flatMap((part) => {
    const [shell, ...holes] = ringsOf(bounds, part).map((r) => boxCut(r, wide));
    return shell ? [toPairs([shell, ...holes.filter((hole) => hole !== null)])] : [];
  });
  if (shapes.length === 0) return [];
  try {
    return fromPairs(polygonClipping.intersection([cell], shapes));
  } catch {
    // outlines whose edges nearly coincide may be too much at once
  }
  try {
    return shapes.flatMap((shape) => fromPairs(polygonClipping.intersection([cell], [shape])));
  } catch {
    return null;
  }
}

/** Polygons that may touch, as one; as they are when the overlay gives up. */
export function unite(polygons: Ring[][]): Ring[][] {
  if (polygons.length < 2) return polygons;
  const [first, ...others] = polygons.map(toPairs);
  try {
    return first ? fromPairs(polygonClipping.union(first, ...others)) : [];
  } catch {
    return polygons;
  }
}
