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

/**
 * Powers [of u, of v] of the ten terms of a cubic in two variables, in the order in which a cell keeps them: u and v are
 * distances from its middle, in units of the plane.
 */
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
/** of a cell: ten terms of the longitude, ten of the latitude */
const numbers = 2 * terms.length;

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
  const beyond = (coords: Float64Array, i: number): void => {
    place[0] = coords[i] as number;
    place[1] = coords[i + 1] as number;
    if (Number.isFinite(place[0]) && Number.isFinite(place[1])) exact.toLonLat(place);
    else place.fill(NaN);
    coords[i] = place[0];
    coords[i + 1] = place[1];
  };
  return (coords) => {
    let i = 0;
    while (i < coords.length) {
      // a side is a power of two: the product is exact
      const x = (coords[i] as number) * perSide;
      const y = (coords[i + 1] as number) * perSide;
      const column = Math.floor(x);
      const row = Math.floor(y);
      // written so that NaN fails
      if (column >= i0 && column < i0 + columns && row >= j0 && row < j0 + rows) {
        const at = (row - j0) * columns + (column - i0);
        let found = index[at] as number;
        if (found === unbuilt) found = index[at] = lattice.build(column * side, row * side, side, 0);
        const { leaf } = lattice;
        if (lattice.find(found, x, y, column, row)) {
          i = through(coords, i, leaf, side);
          continue;
        }
      }
      beyond(coords, i);
      i += 2;
    }
  };
}

/**
 * Replaces the position at `from` by the polynomial of its leaf, and those that follow as long as they stay in it; gives
 * the index of the first that is elsewhere, or on an edge. Vertices follow one another: the terms of a leaf serve many,
 * which is why they are written out.
 */
function through(coords: Float64Array, from: number, leaf: Leaf, rootSide: number): number {
  const { pool, o } = leaf;
  const half = (leaf.size * rootSide) / 2;
  const x = leaf.column * rootSide + half;
  const y = leaf.row * rootSide + half;
  const [a0, a1, a2, a3, a4] = [pool[o]!, pool[o + 1]!, pool[o + 2]!, pool[o + 3]!, pool[o + 4]!];
  const [a5, a6, a7, a8, a9] = [pool[o + 5]!, pool[o + 6]!, pool[o + 7]!, pool[o + 8]!, pool[o + 9]!];
  const [b0, b1, b2, b3, b4] = [pool[o + 10]!, pool[o + 11]!, pool[o + 12]!, pool[o + 13]!, pool[o + 14]!];
  const [b5, b6, b7, b8, b9] = [pool[o + 15]!, pool[o + 16]!, pool[o + 17]!, pool[o + 18]!, pool[o + 19]!];
  const end = coords.length;
  let i = from;
  let u = coords[i]! - x;
  let v = coords[i + 1]! - y;
  do {
    coords[i] = a0 + u * (a1 + u * (a2 + u * a3)) + v * (a4 + u * (a5 + u * a6) + v * (a7 + u * a8 + v * a9));
    coords[i + 1] = b0 + u * (b1 + u * (b2 + u * b3)) + v * (b4 + u * (b5 + u * b6) + v * (b7 + u * b8 + v * b9));
    i += 2;
    if (i >= end) return i;
    u = coords[i]! - x;
    v = coords[i + 1]! - y;
    // a difference may round to the half, never past it: edges are looked up again. Written so that NaN fails
  } while (Math.abs(u) < half && Math.abs(v) < half);
  return i;
}

/** First column and row of the cells over an extent, and how many. */
function roots([west, south, east, north]: Bbox, side: number): [number, number, number, number] {
  const i0 = Math.floor(west / side);
  const j0 = Math.floor(south / side);
  return [i0, j0, Math.floor(east / side) - i0 + 1, Math.floor(north / side) - j0 + 1];
}

/** A cell that is a polynomial, or one of the quarters of a cell (of its quarters…) that is. */
interface Leaf {
  /** its side, and where its west and south edges are from the origin of the plane, in sides of whole cells */
  size: number;
  column: number;
  row: number;
  /** where its terms are */
  pool: Float64Array;
  o: number;
}

/**
 * Cells by number: above 0, a polynomial in the pool; -1, exact; below, four quarters. A quarter is as wide as half of
 * its cell, west before east, south before north.
 */
class Lattice {
  /** terms of every cell, one behind the other */
  pool = new Float64Array(numbers * 64);
  #built = 0;
  /** four numbers of cells each, one behind the other */
  #quarters = new Int32Array(256);
  #quartered = 0;
  /** what `find` found */
  readonly leaf: Leaf = { size: 1, column: 0, row: 0, pool: this.pool, o: 0 };

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
    this.#quarters = roomFor(this.#quarters, 4 * this.#quartered + 4);
    this.#quarters.set(quarters, 4 * this.#quartered++);
    return -1 - this.#quartered;
  }

  /**
   * Sets `leaf` to that of a whole cell (its number, column and row) in which a place is, in sides of whole cells. False
   * where positions are computed exactly.
   */
  find(cell: number, x: number, y: number, column: number, row: number): boolean {
    const { leaf } = this;
    let found = cell;
    let size = 1;
    while (found < isExact) {
      size /= 2;
      const eastHalf = x >= column + size ? 1 : 0;
      const northHalf = y >= row + size ? 1 : 0;
      column += eastHalf * size;
      row += northHalf * size;
      found = this.#quarters[4 * (-2 - found) + eastHalf + 2 * northHalf] as number;
    }
    if (found === isExact) return false;
    leaf.size = size;
    leaf.column = column;
    leaf.row = row;
    leaf.pool = this.pool;
    leaf.o = numbers * (found - 1);
    return true;
  }

  /** Writes the polynomial of a cell behind those that are built; 'bad' when a probe is too far off. */
  #fit(x: number, y: number, side: number): 'good' | 'bad' {
    const half = side / 2;
    const truth = new Float64Array(2 * 16);
    const put = (into: Float64Array, at: number, u: number, v: number): void => {
      into[at] = x + half * (u + 1);
      into[at + 1] = y + half * (v + 1);
    };
    nodes.forEach((v, j) => nodes.forEach((u, i) => put(truth, 2 * (4 * j + i), u, v)));
    this.exact.toLonLat(truth);
    const o = numbers * this.#built;
    this.pool = roomFor(this.pool, o + numbers);
    for (let axis = 0; axis < 2; axis++)
      weights.forEach((row, k) => {
        let sum = 0;
        for (let node = 0; node < 16; node++) sum += (row[node] as number) * (truth[2 * node + axis] as number);
        const [p, q] = terms[k] as readonly [number, number];
        this.pool[o + terms.length * axis + k] = sum / half ** (p + q);
      });
    const probed = new Float64Array(2 * 25);
    probes.forEach((v, j) => probes.forEach((u, i) => put(probed, 2 * (5 * j + i), u, v)));
    this.exact.toLonLat(probed);
    const made = new Float64Array(2);
    for (let k = 0; k < 25; k++) {
      this.#evaluate(o, half * (probes[k % 5] as number), half * (probes[Math.floor(k / 5)] as number), made);
      const lat = probed[2 * k + 1] as number;
      const north = (made[1] as number) - lat;
      const east = ((made[0] as number) - (probed[2 * k] as number)) * Math.cos((lat * Math.PI) / 180);
      // written so that NaN fails
      if (!(Math.hypot(east, north) * metresPerDegree <= toleranceMetres)) return 'bad';
    }
    return 'good';
  }

  /** The polynomial of the cell whose terms begin at `o`, `u` and `v` from its middle. */
  #evaluate(o: number, u: number, v: number, into: Float64Array): void {
    const p = this.pool;
    for (let axis = 0; axis < 2; axis++) {
      const a = o + terms.length * axis;
      const byV = p[a + 4]! + u * (p[a + 5]! + u * p[a + 6]!) + v * (p[a + 7]! + u * p[a + 8]! + v * p[a + 9]!);
      into[axis] = p[a]! + u * (p[a + 1]! + u * (p[a + 2]! + u * p[a + 3]!)) + v * byV;
    }
  }
}

/** The same numbers with room for `length` of them. */
function roomFor<A extends Float64Array | Int32Array>(array: A, length: number): A {
  if (length <= array.length) return array;
  const larger = new (array.constructor as new (length: number) => A)(2 * array.length);
  larger.set(array);
  return larger;
}
