import type { Bbox } from '../table/table';

/** Do two boxes (degrees) meet, or lie within `reach` degrees of one another? A missing one meets nothing. */
export function boxesMeet(a: Bbox | null, b: Bbox | null, reach = 0): boolean {
  if (a === null || b === null) return false;
  return a[0] - reach <= b[2] && b[0] - reach <= a[2] && a[1] - reach <= b[3] && b[1] - reach <= a[3];
}
