/** Numbers 0 to count − 1 given out by their weight, least first (a binary heap); weights may change meanwhile. */
export class LeastFirst {
  #heap: Uint32Array;
  /** place in the heap + 1; 0: not in it */
  #at: Uint32Array;
  #size = 0;

  constructor(private readonly weights: Float64Array) {
    this.#heap = new Uint32Array(weights.length);
    this.#at = new Uint32Array(weights.length);
  }

  get size(): number {
    return this.#size;
  }

  /** Puts a number in, or gives it its place again after its weight changed. */
  put(item: number): void {
    let at = (this.#at[item] as number) - 1;
    if (at < 0) at = this.#size++;
    this.#rise(this.#sink(at, item), item);
  }

  /** Takes out the number of least weight, the smaller of equals; there must be one. */
  take(): number {
    const first = this.#heap[0] as number;
    this.#at[first] = 0;
    const last = this.#heap[--this.#size] as number;
    if (this.#size > 0) this.#set(this.#sink(0, last), last);
    return first;
  }

  #before(a: number, b: number): boolean {
    const [u, v] = [this.weights[a] as number, this.weights[b] as number];
    return u < v || (u === v && a < b);
  }

  #set(at: number, item: number): void {
    this.#heap[at] = item;
    this.#at[item] = at + 1;
  }

  /** Where an item put at a place would stand once those below that come before it have moved up. */
  #sink(at: number, item: number): number {
    let hole = at;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= this.#size) return hole;
      if (child + 1 < this.#size && this.#before(this.#heap[child + 1] as number, this.#heap[child] as number)) child++;
      const below = this.#heap[child] as number;
      if (below === item || !this.#before(below, item)) return hole;
      this.#set(hole, below);
      hole = child;
    }
  }

  #rise(at: number, item: number): void {
    let hole = at;
    while (hole > 0) {
      const parent = (hole - 1) >>> 1;
      const above = this.#heap[parent] as number;
      if (!this.#before(item, above)) break;
      this.#set(hole, above);
      hole = parent;
    }
    this.#set(hole, item);
  }
}
