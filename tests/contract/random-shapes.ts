/** Numbers from 0 to 1, the same each time (Lehmer, 1951). */
export function lehmer(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

export type Pair = [number, number];
/** Shell, then holes; open rings. */
export type Part = Pair[][];

/**
 * Shapes on a grid of eighths of a degree, exact in binary, so that points fall on borders and lines run along them; some
 * are empty. Areas are valid as OGC means it: parts of one row lie apart.
 */
export class RandomShapes {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = lehmer(seed);
  }

  /** A whole number from 0 to n − 1. */
  below(n: number): number {
    return Math.floor(this.#random() * n);
  }

  rows<T>(most: number, make: () => T): T[] {
    return Array.from({ length: 1 + this.below(most) }, make);
  }

  place(): Pair {
    return [this.below(33) / 8, 45 + this.below(25) / 8];
  }

  points(): Pair[] {
    return Array.from({ length: this.below(3) }, () => this.place());
  }

  lines(): Pair[][] {
    return Array.from({ length: this.below(3) }, () => {
      const line = [this.place()];
      while (line.length < 2 + this.below(4)) {
        const next = this.place();
        if (next.join() !== line.at(-1)!.join()) line.push(next);
      }
      return line;
    });
  }

  areas(): Part[] {
    const parts: Part[] = [];
    // west and east halves: parts of a row never meet
    for (const west of [0, 2.5]) {
      const kind = this.below(4);
      const [x, y] = [west + this.below(4) / 8, 45 + this.below(8) / 8];
      const [w, h] = [(4 + this.below(8)) / 8, (4 + this.below(10)) / 8];
      if (kind === 0) continue;
      const shell: Pair[] =
        kind === 1
          ? [
              [x, y],
              [x + w, y + (this.below(5) - 2) / 8],
              [x + this.below(8) / 8, y + h]
            ]
          : [
              [x, y],
              [x + w, y],
              [x + w, y + h],
              [x, y + h]
            ];
      const hole: Pair[] = [
        [x + 0.125, y + 0.125],
        [x + 0.25, y + 0.125],
        [x + w - 0.125, y + h - 0.125],
        [x + 0.125, y + h - 0.25]
      ];
      parts.push(kind === 3 ? [shell, hole] : [shell]);
    }
    return parts;
  }
}
