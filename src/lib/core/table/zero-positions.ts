import type { PointBlock } from './table';

/** Points written at exactly 0,0, whatever the coordinate system: how many databases say that they have no position. */
export function pointsAtZero({ coords }: PointBlock): number[] {
  const found: number[] = [];
  for (let i = 0; i < coords.length; i += 2) if (coords[i] === 0 && coords[i + 1] === 0) found.push(i / 2);
  return found;
}

/** degrees within which a neighbour makes a place at 0,0 plausible, and the same as a share of the layer's extent */
const nearby = 5;
const nearbyShare = 0.1;
/** points on the equator, and on the meridian, that make a regular grid plausible */
const onAxis = 2;

/**
 * Whether the place where `zeros` ended up (longitude/latitude) stands apart from all other points: none within 5
 * degrees nor a tenth of their extent, and no grid whose lines pass there. A layer without any other point keeps them.
 */
export function standApart({ coords }: PointBlock, zeros: readonly number[]): boolean {
  const points = coords.length / 2;
  if (zeros.length === 0 || zeros.length === points) return false;
  const x0 = coords[2 * (zeros[0] as number)] as number;
  const y0 = coords[2 * (zeros[0] as number) + 1] as number;
  const skip = new Set(zeros);
  let [west, south, east, north, nearest] = [Infinity, Infinity, -Infinity, -Infinity, Infinity];
  let [inColumn, inRow] = [0, 0];
  for (let i = 0; i < points; i++) {
    const x = coords[2 * i] as number;
    const y = coords[2 * i + 1] as number;
    if (skip.has(i) || !Number.isFinite(x) || !Number.isFinite(y)) continue;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
    if (x === x0) inColumn++;
    if (y === y0) inRow++;
    nearest = Math.min(nearest, Math.max(Math.abs(x - x0), Math.abs(y - y0)));
  }
  if (inColumn >= onAxis && inRow >= onAxis) return false;
  return nearest > Math.max(nearby, nearbyShare * Math.max(east - west, north - south));
}
