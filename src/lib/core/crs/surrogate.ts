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
    let i = 0;
    while (i < coords.length) {
      // a side is a power of two: the product is exact
      const x = (coords[i] as number) * perSide;
      const y = (coords[i + 1] as number) * perSide;
      place[0] = coords[i] as number;
      place[1] = coords[i + 1] as number;
      const column = Math.floor(x);
      const row = Math.floor(y);
      // written so that NaN fails
      if (column >= i0 && column < i0 + columns && row >= j0 && row < j0 + rows) {
        const at = (row - j0) * columns + (column - i0);
        let found = index[at] as number;
        if (found === unbuilt) found = index[at] = lattice.build(column * side, row * side, side, 0);
        const leaf = lattice.leaf(found, x, y);
        if (leaf) {
          i = through(coords, i, leaf, perSide);
          continue;
        }
        exact.toLonLat(place);
      } else if (Number.isFinite(x) && Number.isFinite(y)) exact.toLonLat(place);
      else place.fill(NaN);
      coords[i] = place[0];
      coords[i + 1] = place[1];
      i += 2;
    }
  };
}

/**
 * Replaces the position at `from` by the polynomial of its leaf, and those that follow as long as they stay in it; gives
 * the index of the first that is elsewhere. Vertices follow one another: the terms of a leaf serve many, which is why
 * they are written out.
 */
function through(
  coords: Float64Array,
  from: number,
  { depth, column, row, pool, o }: Leaf,
  rootsPerSide: number
): number {
  const perSide = rootsPerSide * 2 ** depth;
  const [a0, a1, a2, a3, a4] = [pool[o]!, pool[o + 1]!, pool[o + 2]!, pool[o + 3]!, pool[o + 4]!];
  const [a5, a6, a7, a8, a9] = [pool[o + 5]!, pool[o + 6]!, pool[o + 7]!, pool[o + 8]!, pool[o + 9]!];
  const [b0, b1, b2, b3, b4] = [pool[o + 10]!, pool[o + 11]!, pool[o + 12]!, pool[o + 13]!, pool[o + 14]!];
  const [b5, b6, b7, b8, b9] = [pool[o + 15]!, pool[o + 16]!, pool[o + 17]!, pool[o + 18]!, pool[o + 19]!];
  let i = from;
  let s = coords[i]! * perSide - column;
  let t = coords[i + 1]! * perSide - row;
  // a difference may round to 1, but never past 0: the first is in the leaf, whatever it says
  for (;;) {
    const u = 2 * s - 1;
    const v = 2 * t - 1;
    coords[i] = a0 + u * (a1 + u * (a2 + u * a3)) + v * (a4 + u * (a5 + u * a6) + v * (a7 + u * a8 + v * a9));
    coords[i + 1] = b0 + u * (b1 + u * (b2 + u * b3)) + v * (b4 + u * (b5 + u * b6) + v * (b7 + u * b8 + v * b9));
    i += 2;
    if (i >= coords.length) return i;
    s = coords[i]! * perSide - column;
    t = coords[i + 1]! * perSide - row;
    // written so that NaN fails
    if (!(s >= 0 && s < 1 && t >= 0 && t < 1)) return i;
  }
}

/** First column and row of the cells over an extent, and how many. */
function roots([west, south, east, north]: Bbox, side: number): [number, number, number, number] {
  const i0 = Math.floor(west / side);
  const j0 = Math.floor(south / side);
  return [i0, j0, Math.floor(east / side) - i0 + 1, Math.floor(north / side) - j0 + 1];
}

/** A cell that is a polynomial, or one of the quarters of a cell (of its quarters…) that is. */
interface Leaf {
  /** halvings */
  depth: number;
  /** counted from the origin of the plane, in sides of the leaf */
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
  pool = new Float64Array(size * 64);
  #built = 0;
  readonly #quarters: number[][] = [];
  /** the same at each call of `leaf` */
  readonly #leaf: Leaf = { depth: 0, column: 0, row: 0, pool: this.pool, o: 0 };

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

  /** The leaf of a cell in which a place is, in sides of whole cells. Null where positions are computed exactly. */
  leaf(cell: number, x: number, y: number): Leaf | null {
    const leaf = this.#leaf;
    let found = cell;
    leaf.depth = 0;
    leaf.column = Math.floor(x);
    leaf.row = Math.floor(y);
    while (found < isExact) {
      const quarters = this.#quarters[-2 - found] as number[];
      leaf.depth++;
      const [column, row] = [Math.floor(x * 2 ** leaf.depth), Math.floor(y * 2 ** leaf.depth)];
      found = quarters[column - 2 * leaf.column + 2 * (row - 2 * leaf.row)] as number;
      leaf.column = column;
      leaf.row = row;
    }
    if (found === isExact) return null;
    leaf.pool = this.pool;
    leaf.o = size * (found - 1);
    return leaf;
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
