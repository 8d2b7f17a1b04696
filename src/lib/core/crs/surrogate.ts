import type { Bbox } from '../table/table';
import type { PlaneTransform } from './exact';

/** Nodes of a cell's side: those of Chebyshev for a cubic, where interpolation errs least. */
const nodes = [1, 3, 5, 7].map((k) => -Math.cos((k * Math.PI) / 8));
/** Places of a cell's side where a cubic through those nodes errs most, its ends included. */
const probes = [0, 1, 2, 3, 4].map((k) => -Math.cos((k * Math.PI) / 4));
/** T₀ … T₃, the Chebyshev polynomials, by power of u. */
const chebyshev = [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [-1, 0, 2, 0],
  [0, -3, 0, 4]
];
const valueAt = (powers: readonly number[], u: number): number => powers.reduceRight((sum, c) => sum * u + c, 0);

/** Powers [of u, of v] of the ten terms of a cubic in two variables, in the order in which a cell keeps them. */
const terms = [
  [0, 0],
  [1, 0],
  [2, 0],
  [3, 0],
  [0, 1],
  [1, 1],
  [2, 1],
  [0, 2],
  [1, 2],
  [0, 3]
] as const;
/**
 * What the value at each of the 16 nodes (west to east, then south to north) adds to each term: the interpolation
 * through them, less the products of more than three degrees.
 */
const weights = terms.map(([p, q]) =>
  nodes.flatMap((v) =>
    nodes.map((u) => {
      let sum = 0;
      chebyshev.forEach((ti, i) =>
        chebyshev.forEach((tj, j) => {
          if (i + j > 3) return;
          const projected = (valueAt(ti, u) * valueAt(tj, v) * (i ? 2 : 1) * (j ? 2 : 1)) / 16;
          sum += projected * (ti[p] as number) * (tj[q] as number);
        })
      );
      return sum;
    })
  )
);
/** numbers of a cell: ten terms of the longitude, ten of the latitude */
const size = 2 * terms.length;

/** Largest error at a probe, metres: under half of what is promised, since probes are not every place. */
const toleranceMetres = 4e-4;
const metresPerDegree = 111320;
/** halvings of a cell before it is computed exactly */
const deepest = 6;
const mostRoots = 100_000;
/** cells kept: 160 bytes each */
const mostCells = 200_000;

const unbuilt = 0;
const isExact = -1;

/**
 * `exact.toLonLat` by a lattice of cubic cells, for many positions: built where positions fall, probed against
 * `exact`, halved where a probe is off by more than a tenth of a millimetre, exact where halving does not help and
 * beyond the lattice. The lattice starts from the system's own origin: the same position has the same image in every
 * table. `extent` is that of the area of use in the plane; `cell` is the side of its cells there.
 */
export function surrogate(exact: PlaneTransform, extent: Bbox, cell: number): PlaneTransform['toLonLat'] {
  let side = cell;
  let [i0, j0, columns, rows] = roots(extent, side);
  while (columns * rows > mostRoots) {
    side *= 2;
    [i0, j0, columns, rows] = roots(extent, side);
  }
  const lattice = new Lattice(exact);
  const index = new Int32Array(columns * rows);
  const perSide = 1 / side;
  const place = new Float64Array(2);
  return (coords) => {
    let p = lattice.pool;
    for (let i = 0; i < coords.length; i += 2) {
      // a side is a power of two: the product is exact
      const s = (coords[i] as number) * perSide - i0;
      const t = (coords[i + 1] as number) * perSide - j0;
      // written so that NaN fails
      if (s >= 0 && s < columns && t >= 0 && t < rows) {
        const column = s | 0;
        const row = t | 0;
        const at = row * columns + column;
        let found = index[at] as number;
        if (found === unbuilt) {
          found = index[at] = lattice.build((column + i0) * side, (row + j0) * side, side, 0);
          p = lattice.pool;
        }
        const u = 2 * (s - column) - 1;
        const v = 2 * (t - row) - 1;
        if (found > 0) {
          // written out: this is the whole cost of a position
          const o = size * (found - 1);
          const lonV = p[o + 4]! + u * (p[o + 5]! + u * p[o + 6]!) + v * (p[o + 7]! + u * p[o + 8]! + v * p[o + 9]!);
          const latV =
            p[o + 14]! + u * (p[o + 15]! + u * p[o + 16]!) + v * (p[o + 17]! + u * p[o + 18]! + v * p[o + 19]!);
          coords[i] = p[o]! + u * (p[o + 1]! + u * (p[o + 2]! + u * p[o + 3]!)) + v * lonV;
          coords[i + 1] = p[o + 10]! + u * (p[o + 11]! + u * (p[o + 12]! + u * p[o + 13]!)) + v * latV;
          continue;
        }
        place[0] = coords[i] as number;
        place[1] = coords[i + 1] as number;
        lattice.inside(found, u, v, place);
      } else {
        place[0] = coords[i] as number;
        place[1] = coords[i + 1] as number;
        if (Number.isFinite(s) && Number.isFinite(t)) exact.toLonLat(place);
        else place.fill(NaN);
      }
      coords[i] = place[0];
      coords[i + 1] = place[1];
    }
  };
}

/** First column and row of the cells over an extent, and how many. */
function roots([west, south, east, north]: Bbox, side: number): [number, number, number, number] {
  const i0 = Math.floor(west / side);
  const j0 = Math.floor(south / side);
  return [i0, j0, Math.floor(east / side) - i0 + 1, Math.floor(north / side) - j0 + 1];
}

/**
 * Cells by number: above 0, a polynomial in the pool; -1, exact; below, four quarters. A quarter is as wide as half of
 * its cell, west before east, south before north.
 */
class Lattice {
  /** terms of every cell, one behind the other */
  pool = new Float64Array(size * 64);
  #built = 0;
  readonly #quarters: number[][] = [];

  constructor(private readonly exact: PlaneTransform) {}

  build(x: number, y: number, side: number, depth: number): number {
    if (this.#built >= mostCells) return isExact;
    const fitted = this.#fit(x, y, side);
    if (fitted === 'good') return ++this.#built;
    if (depth === deepest) return isExact;
    const half = side / 2;
    const quarters: number[] = [];
    for (let q = 0; q < 4; q++) quarters.push(this.build(x + (q & 1) * half, y + (q >> 1) * half, half, depth + 1));
    if (quarters.every((quarter) => quarter === isExact)) return isExact;
    this.#quarters.push(quarters);
    return -1 - this.#quarters.length;
  }

  /** Replaces the position `place` of a cell that is no polynomial, u and v of which run from -1 to 1 across it. */
  inside(cell: number, u: number, v: number, place: Float64Array): void {
    let found = cell;
    while (found < isExact) {
      const quarters = this.#quarters[-2 - found] as number[];
      found = quarters[(u < 0 ? 0 : 1) + (v < 0 ? 0 : 2)] as number;
      u = u < 0 ? 2 * u + 1 : 2 * u - 1;
      v = v < 0 ? 2 * v + 1 : 2 * v - 1;
    }
    if (found === isExact) this.exact.toLonLat(place);
    else this.#evaluate(size * (found - 1), u, v, place);
  }

  /** Writes the polynomial of a cell behind those that are built; 'bad' when a probe is too far off. */
  #fit(x: number, y: number, side: number): 'good' | 'bad' {
    const truth = new Float64Array(2 * 16);
    const put = (into: Float64Array, at: number, u: number, v: number): void => {
      into[at] = x + (side * (u + 1)) / 2;
      into[at + 1] = y + (side * (v + 1)) / 2;
    };
    nodes.forEach((v, j) => nodes.forEach((u, i) => put(truth, 2 * (4 * j + i), u, v)));
    this.exact.toLonLat(truth);
    const o = size * this.#built;
    this.#room(o + size);
    for (let axis = 0; axis < 2; axis++)
      weights.forEach((row, k) => {
        let sum = 0;
        for (let node = 0; node < 16; node++) sum += (row[node] as number) * (truth[2 * node + axis] as number);
        this.pool[o + terms.length * axis + k] = sum;
      });
    const probed = new Float64Array(2 * 25);
    probes.forEach((v, j) => probes.forEach((u, i) => put(probed, 2 * (5 * j + i), u, v)));
    this.exact.toLonLat(probed);
    const made = new Float64Array(2);
    for (let k = 0; k < 25; k++) {
      this.#evaluate(o, probes[k % 5] as number, probes[Math.floor(k / 5)] as number, made);
      const lat = probed[2 * k + 1] as number;
      const north = (made[1] as number) - lat;
      const east = ((made[0] as number) - (probed[2 * k] as number)) * Math.cos((lat * Math.PI) / 180);
      // written so that NaN fails
      if (!(Math.hypot(east, north) * metresPerDegree <= toleranceMetres)) return 'bad';
    }
    return 'good';
  }

  #evaluate(o: number, u: number, v: number, into: Float64Array): void {
    const p = this.pool;
    for (let axis = 0; axis < 2; axis++) {
      const a = o + terms.length * axis;
      const byV = p[a + 4]! + u * (p[a + 5]! + u * p[a + 6]!) + v * (p[a + 7]! + u * p[a + 8]! + v * p[a + 9]!);
      into[axis] = p[a]! + u * (p[a + 1]! + u * (p[a + 2]! + u * p[a + 3]!)) + v * byV;
    }
  }

  #room(length: number): void {
    if (length <= this.pool.length) return;
    const larger = new Float64Array(2 * this.pool.length);
    larger.set(this.pool);
    this.pool = larger;
  }
}
