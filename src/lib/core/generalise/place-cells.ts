/** Points a cell. */
const CELL = 8;

/**
 * Points in the plane, found by triangle, and taken out one by one. Sorted into columns of equal number, each into cells
 * of equal number (the packing of Leutenegger et al. 1997, « STR »): clusters cost no more than an even spread.
 */
export class PlaceCells {
  /** points by cell, in each those that are left first */
  #order: Uint32Array;
  #slotOf: Uint32Array;
  /** points left in each cell */
  #left: Uint8Array;
  #cellsPerColumn: number;
  #columns: number;
  /** no point of this column or of one before it lies further east; none of it or of one after it further west */
  #east: Float64Array;
  #west: Float64Array;
  /** the same of the cells within each column */
  #north: Float64Array;
  #south: Float64Array;

  constructor(
    private readonly x: Float64Array,
    private readonly y: Float64Array
  ) {
    const count = x.length;
    this.#columns = Math.max(1, Math.ceil(Math.sqrt(count / CELL)));
    this.#cellsPerColumn = Math.max(1, Math.ceil(count / this.#columns / CELL));
    const cells = this.#columns * this.#cellsPerColumn;
    this.#order = new Uint32Array(count);
    for (let i = 0; i < count; i++) this.#order[i] = i;
    sortBy(x, this.#order);
    this.#slotOf = new Uint32Array(count);
    this.#left = new Uint8Array(cells);
    this.#east = new Float64Array(this.#columns).fill(-Infinity);
    this.#west = new Float64Array(this.#columns).fill(Infinity);
    this.#north = new Float64Array(cells).fill(-Infinity);
    this.#south = new Float64Array(cells).fill(Infinity);
    for (let column = 0; column < this.#columns; column++) this.#fillColumn(column);
    // sorted by rounded keys, neighbours may overlap by a hair
    makeRise(this.#west, this.#east, 0, this.#columns);
  }

  #fillColumn(column: number): void {
    const size = this.#cellsPerColumn * CELL;
    const from = column * size;
    sortBy(this.y, this.#order.subarray(from, from + size));
    for (let slot = from; slot < Math.min(from + size, this.#order.length); slot++) {
      const point = this.#order[slot] as number;
      const cell = Math.floor(slot / CELL);
      this.#slotOf[point] = slot;
      this.#left[cell] = (this.#left[cell] as number) + 1;
      widen(this.#west, this.#east, column, this.x[point] as number);
      widen(this.#south, this.#north, cell, this.y[point] as number);
    }
    const first = column * this.#cellsPerColumn;
    makeRise(this.#south, this.#north, first, first + this.#cellsPerColumn);
  }

  /** Takes a point out. */
  remove(point: number): void {
    const slot = this.#slotOf[point] as number;
    const cell = Math.floor(slot / CELL);
    const left = (this.#left[cell] as number) - 1;
    this.#left[cell] = left;
    const last = this.#order[cell * CELL + left] as number;
    this.#order[slot] = last;
    this.#slotOf[last] = slot;
  }

  /** A point that is left inside a triangle of three of them or on its sides, other than these three; -1: none. */
  inTriangle(a: number, b: number, c: number): number {
    const { x, y } = this;
    const ax = x[a] as number;
    const ay = y[a] as number;
    const bx = x[b] as number;
    const by = y[b] as number;
    const cx = x[c] as number;
    const cy = y[c] as number;
    const west = Math.min(ax, bx, cx);
    const east = Math.max(ax, bx, cx);
    const south = Math.min(ay, by, cy);
    const north = Math.max(ay, by, cy);
    const perColumn = this.#cellsPerColumn;
    for (let k = firstAtLeast(this.#east, west, 0, this.#columns); k < this.#columns; k++) {
      if ((this.#west[k] as number) > east) break;
      const end = (k + 1) * perColumn;
      for (let cell = firstAtLeast(this.#north, south, k * perColumn, end); cell < end; cell++) {
        if ((this.#south[cell] as number) > north) break;
        const from = cell * CELL;
        for (let slot = from; slot < from + (this.#left[cell] as number); slot++) {
          const p = this.#order[slot] as number;
          const px = x[p] as number;
          const py = y[p] as number;
          if (px < west || px > east || py < south || py > north || p === a || p === b || p === c) continue;
          const u = (bx - ax) * (py - ay) - (by - ay) * (px - ax);
          const v = (cx - bx) * (py - by) - (cy - by) * (px - bx);
          const w = (ax - cx) * (py - cy) - (ay - cy) * (px - cx);
          if ((u >= 0 && v >= 0 && w >= 0) || (u <= 0 && v <= 0 && w <= 0)) return p;
        }
      }
    }
    return -1;
  }
}

/** Sorts points by a coordinate, to about 30 bits of its span: numbers are sorted natively, objects are not made. */
function sortBy(values: Float64Array, points: Uint32Array): void {
  let low = Infinity;
  let high = -Infinity;
  for (const point of points) {
    const value = values[point] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const ranks = 2 ** Math.ceil(Math.log2(points.length + 1));
  const steps = 2 ** 53 / ranks - 1;
  const scale = high > low ? steps / (high - low) : 0;
  const keys = new Float64Array(points.length);
  for (let i = 0; i < points.length; i++)
    keys[i] = Math.floor(((values[points[i] as number] as number) - low) * scale) * ranks + i;
  keys.sort();
  const before = points.slice();
  for (let i = 0; i < points.length; i++) points[i] = before[(keys[i] as number) % ranks] as number;
}

function widen(low: Float64Array, high: Float64Array, i: number, value: number): void {
  if (value < (low[i] as number)) low[i] = value;
  if (value > (high[i] as number)) high[i] = value;
}

/** Lets the bounds rise from one to the next, by widening them. */
function makeRise(low: Float64Array, high: Float64Array, from: number, end: number): void {
  for (let i = from + 1; i < end; i++) high[i] = Math.max(high[i] as number, high[i - 1] as number);
  for (let i = end - 2; i >= from; i--) low[i] = Math.min(low[i] as number, low[i + 1] as number);
}

/** First index from `from` whose value, in a rising stretch, is at least `value`; `end` when none is. */
function firstAtLeast(values: Float64Array, value: number, from: number, end: number): number {
  let low = from;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
