import type { InnerPoints } from '../../geometry/inner-point';
import { fromZooms, labelZooms } from '../../labels/from-zoom';

/** A point that is an icon at no zoom. */
export const NEVER = 255;
/** Room of an icon, as a multiple of its size: icons that touch are a heap. */
const AIR = 1.25;
/** Part of the points that must have room before any is an icon: a few among dots would look chosen. */
const ENOUGH = 0.5;
/** Points that are looked at: of more, the rest are dots at all zooms. */
const MOST = 20_000;

/**
 * The zoom from which each table row is an icon, in half steps from 0 (`NEVER`: at none); below, it is a dot. No two
 * icons meet, at any zoom, and none is shown while most are dots. `size`: CSS pixels.
 */
export function iconZooms(points: InnerPoints, rows: number, size: number): Uint8Array {
  const out = new Uint8Array(rows).fill(NEVER);
  const looked = Math.min(points.row.length, MOST);
  const room = size * AIR;
  const { fromZoom } = fromZooms(points.coords.subarray(0, 2 * looked), new Float32Array(looked).fill(room), {
    heights: room
  });
  const ranked = Float32Array.from(fromZoom).sort();
  const first = ranked[Math.ceil(ENOUGH * looked) - 1] ?? Infinity;
  if (!Number.isFinite(first)) return out;
  for (let i = 0; i < looked; i++) {
    const zoom = Math.max(first, fromZoom[i] as number);
    if (Number.isFinite(zoom)) out[points.row[i] as number] = Math.round(zoom / labelZooms.step);
  }
  return out;
}
