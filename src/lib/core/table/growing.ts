/** Float64 list that grows by doubling; `trim` gives an exact copy that owns its buffer. */
export class Floats {
  data = new Float64Array(1024);
  length = 0;

  push2(x: number, y: number): void {
    if (this.length + 2 > this.data.length) {
      const bigger = new Float64Array(this.data.length * 2);
      bigger.set(this.data);
      this.data = bigger;
    }
    this.data[this.length++] = x;
    this.data[this.length++] = y;
  }

  /** Adds x,y pairs by the block. */
  append(pairs: Float64Array): void {
    const length = this.length + pairs.length;
    if (length > this.data.length) {
      const bigger = new Float64Array(Math.max(length, this.data.length * 2));
      bigger.set(this.data.subarray(0, this.length));
      this.data = bigger;
    }
    this.data.set(pairs, this.length);
    this.length = length;
  }

  trim(): Float64Array {
    return this.data.slice(0, this.length);
  }
}

/** Uint32 list that grows by doubling. */
export class Uints {
  data = new Uint32Array(256);
  length = 0;

  push(value: number): void {
    if (this.length === this.data.length) {
      const bigger = new Uint32Array(this.data.length * 2);
      bigger.set(this.data);
      this.data = bigger;
    }
    this.data[this.length++] = value;
  }

  trim(): Uint32Array {
    return this.data.slice(0, this.length);
  }
}
