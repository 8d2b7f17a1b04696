import Flatbush from 'flatbush';

/** Boxes that one index is made of at once: some twenty milliseconds. */
const AT_ONCE = 131_072;

export interface BoxIndex {
  /** numbers of the boxes that meet a box, edges included */
  search(west: number, south: number, east: number, north: number): number[];
  /** some boxes near a place, the nearest few on the plane among them; none where there are no boxes */
  around(x: number, y: number, few: number): number[];
}

/**
 * Index of boxes 0 to `count` − 1, each put in by `add`. Many are indexed by the block, with a `pause` after each: an index of
 * a million boxes in one go would hold its worker for a quarter of a second.
 */
export async function boxIndex(
  count: number,
  add: (i: number, index: Flatbush) => void,
  pause: () => Promise<void>
): Promise<BoxIndex> {
  const blocks: Flatbush[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    const end = Math.min(count, from + AT_ONCE);
    const block = new Flatbush(end - from);
    for (let i = from; i < end; i++) add(i, block);
    block.finish();
    blocks.push(block);
    await pause();
  }
  return {
    search: (west, south, east, north) =>
      blocks.flatMap((block, n) => {
        const found = block.search(west, south, east, north);
        return n === 0 ? found : found.map((i) => i + n * AT_ONCE);
      }),
    around: (x, y, few) => blocks.flatMap((block, n) => block.neighbors(x, y, few).map((i) => i + n * AT_ONCE))
  };
}
