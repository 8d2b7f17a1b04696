/** Positions of vertices as numbers: equal positions have the same one. */
export interface Places {
  /** place of each vertex */
  of: Uint32Array;
  /** a vertex of each place */
  vertex: Uint32Array;
}

/** Numbers the positions of vertices (x, y interleaved): those that are exactly equal are one place. */
export function placesOf(coords: Float64Array): Places {
  const vertices = coords.length / 2;
  const of = new Uint32Array(vertices);
  const vertex = new Uint32Array(vertices);
  const mask = 2 ** Math.ceil(Math.log2(2 * vertices + 2)) - 1;
  // place + 1; 0 is free
  const slots = new Uint32Array(mask + 1);
  const pair = new Float64Array(2);
  const words = new Uint32Array(pair.buffer);
  let count = 0;
  for (let v = 0; v < vertices; v++) {
    const x = coords[2 * v] as number;
    const y = coords[2 * v + 1] as number;
    // −0 is 0
    pair[0] = x + 0;
    pair[1] = y + 0;
    let slot = hash(words) & mask;
    for (;;) {
      const held = slots[slot] as number;
      if (held === 0) {
        vertex[count++] = v;
        slots[slot] = count;
        of[v] = count - 1;
        break;
      }
      const other = vertex[held - 1] as number;
      if (coords[2 * other] === x && coords[2 * other + 1] === y) {
        of[v] = held - 1;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  return { of, vertex: vertex.slice(0, count) };
}

/** MurmurHash3's mixing of four words. */
function hash(words: Uint32Array): number {
  let h = 0;
  for (let i = 0; i < 4; i++) {
    let k = Math.imul(words[i] as number, 0xcc9e2d51);
    k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    h ^= k;
    h = Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64;
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
