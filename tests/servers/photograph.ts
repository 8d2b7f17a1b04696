import { png } from './png';

const SIDE = 256;

/** Numbers from 0 to 1, the same each time (Lehmer, 1951). */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Woods, ploughed land and meadows, as photographs from above show them. */
const soils = [
  [38, 56, 34],
  [52, 66, 38],
  [96, 88, 58],
  [122, 104, 72],
  [66, 82, 44],
  [30, 44, 30]
] as const;

/**
 * A tile that stands for photographs of the ground (PNG): parcels of many colours, most of them dark, speckled, with a
 * pale road. Tiles fit beside one another.
 */
export function photograph(): Buffer {
  const next = lehmer(11);
  const parcels = 8;
  const soil = Array.from(
    { length: parcels * parcels },
    () => soils[Math.floor(next() * soils.length)] as readonly number[]
  );
  const bytes = new Uint8Array(4 * SIDE * SIDE);
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      const size = SIDE / parcels;
      const row = Math.floor(y / size);
      // every other row of parcels is shifted by half of one
      const column = Math.floor((x + (row % 2) * (size / 2)) / size) % parcels;
      const road = Math.abs(y - 90 - 8 * Math.sin((2 * Math.PI * x) / SIDE)) < 1.2;
      const grain = 0.75 + 0.5 * next();
      const colour = road ? [188, 182, 170] : (soil[row * parcels + column] as readonly number[]);
      bytes.set([...colour.map((v) => Math.min(255, v * grain)), 255], 4 * (y * SIDE + x));
    }
  return png(SIDE, SIDE, bytes);
}
