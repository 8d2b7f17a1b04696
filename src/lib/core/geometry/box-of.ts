import type { Bbox } from '../table/table';

/** West, south, east, north of rings or lines, x,y interleaved; inside out when they have no vertex. */
export function boxOf(lines: readonly ArrayLike<number>[]): Bbox {
  const box: Bbox = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines)
    for (let i = 0; i < line.length; i += 2) {
      const x = line[i] as number;
      const y = line[i + 1] as number;
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
  return box;
}
