/** Side of a block of ground, degrees: points with a whole empty block between them stand on other lands. */
const BLOCK = 4;
/** A land wider than this, degrees, is cut along a grid of that side: no plane is right so far from its middle. */
const WIDEST = 40;
/** Where that grid begins, degrees: mainland France, the Antilles and Réunion each lie within a square of it. */
const CUT_FROM = -20;

const blockKey = (x: number, y: number): number => (x + 1000) * 10_000 + y + 1000;

/**
 * Points (longitude/latitude interleaved, degrees) by the lands they stand on: groups with wide gaps between them, such
 * as mainland France and each of its overseas départements. Indices of points, ascending within a land; the largest
 * land first. What is computed land by land is right on each, and empty seas cost nothing.
 */
export function landsOf(coords: Float64Array): Uint32Array[] {
  const blocks = new Map<number, { x: number; y: number; points: number[]; land: number }>();
  for (let i = 0; 2 * i < coords.length; i++) {
    const [x, y] = [Math.floor((coords[2 * i] as number) / BLOCK), Math.floor((coords[2 * i + 1] as number) / BLOCK)];
    const key = blockKey(x, y);
    const block = blocks.get(key);
    if (block) block.points.push(i);
    else blocks.set(key, { x, y, points: [i], land: -1 });
  }
  const lands: number[][] = [];
  for (const start of blocks.values()) {
    if (start.land >= 0) continue;
    const land = lands.length;
    const points: number[] = [];
    start.land = land;
    const open = [start];
    for (let block = open.pop(); block; block = open.pop()) {
      for (const point of block.points) points.push(point);
      for (let dx = -1; dx <= 1; dx++)
        for (let dy = -1; dy <= 1; dy++) {
          const beside = blocks.get(blockKey(block.x + dx, block.y + dy));
          if (!beside || beside.land >= 0) continue;
          beside.land = land;
          open.push(beside);
        }
    }
    lands.push(points);
  }
  return lands
    .flatMap((points) => (tooWide(coords, points) ? cut(coords, points) : [points]))
    .map((points) => Uint32Array.from(points).sort())
    .sort((a, b) => b.length - a.length || (a[0] as number) - (b[0] as number));
}

function tooWide(coords: Float64Array, points: readonly number[]): boolean {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const i of points) {
    const [x, y] = [coords[2 * i] as number, coords[2 * i + 1] as number];
    [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  }
  return east - west > WIDEST || north - south > WIDEST;
}

function cut(coords: Float64Array, points: readonly number[]): number[][] {
  const squares = new Map<number, number[]>();
  for (const i of points) {
    const [x, y] = [0, 1].map((axis) => Math.floor(((coords[2 * i + axis] as number) - CUT_FROM) / WIDEST));
    const key = blockKey(x as number, y as number);
    const square = squares.get(key);
    if (square) square.push(i);
    else squares.set(key, [i]);
  }
  return [...squares.values()];
}
