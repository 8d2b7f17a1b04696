/** Areas made by `areas`, along each side: 240 × 150 = 36,000, about as many as France has communes. */
const across = 240;
const down = 150;
/** parts that an edge is cut in */
const parts = 4;

type Position = [longitude: number, latitude: number];

/** A number from 0 to 1 that depends on four others only (a hash of 32 bits, after Murmur). */
function noise(a: number, b: number, c: number, d: number): number {
  let h = 0x9e3779b9;
  for (const n of [a, b, c, d]) {
    h = Math.imul(h ^ (n + 0x7f4a7c15), 0x85ebca6b);
    h ^= h >>> 13;
  }
  h = Math.imul(h ^ (h >>> 16), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}

const rounded = (n: number): number => Math.round(n * 1e6) / 1e6;

function node(i: number, j: number): Position {
  const [w, h] = [12 / across, 8 / down];
  return [-4 + (i + 0.6 * (noise(i, j, 1, 0) - 0.5)) * w, 42.5 + (j + 0.6 * (noise(i, j, 2, 0) - 0.5)) * h];
}

/** Inner vertices of the edge between two neighbouring nodes, the same whichever area asks: borders are shared. */
function edge(i: number, j: number, way: 0 | 1): Position[] {
  const [from, to] = [node(i, j), way === 0 ? node(i + 1, j) : node(i, j + 1)];
  return Array.from({ length: parts - 1 }, (_, k): Position => {
    const share = (k + 1) / parts;
    const [dx, dy] = [noise(i, j, 3 + way, k) - 0.5, noise(i, j, 5 + way, k) - 0.5];
    return [from[0] + share * (to[0] - from[0]) + dx * 0.006, from[1] + share * (to[1] - from[1]) + dy * 0.006];
  });
}

/** 36,000 areas of 17 vertices that share their borders, with a code, a stock and two rates: GeoJSON, always the same. */
export function areas(): Buffer {
  const features: string[] = [];
  for (let j = 0; j < down; j++)
    for (let i = 0; i < across; i++) {
      const ring = [
        node(i, j),
        ...edge(i, j, 0),
        node(i + 1, j),
        ...edge(i + 1, j, 1),
        node(i + 1, j + 1),
        ...edge(i, j + 1, 0).toReversed(),
        node(i, j + 1),
        ...edge(i, j, 1).toReversed(),
        node(i, j)
      ].map(([x, y]) => [rounded(x), rounded(y)]);
      const properties = {
        code: String(features.length).padStart(5, '0'),
        population: Math.round(Math.exp(4 + 5 * noise(i, j, 7, 0))),
        taux_chomage: Math.round(10 * (4 + 14 * noise(i, j, 8, 0) ** 2)) / 10,
        part_boisee: Math.round(1000 * noise(i, j, 9, 0)) / 10
      };
      features.push(
        `{"type":"Feature","properties":${JSON.stringify(properties)},"geometry":{"type":"Polygon","coordinates":[${JSON.stringify(ring)}]}}`
      );
    }
  return Buffer.from(`{"type":"FeatureCollection","features":[${features.join(',\n')}]}`);
}
