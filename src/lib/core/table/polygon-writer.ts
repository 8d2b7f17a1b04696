import type { MultiPolygon, Polygon } from 'polygon-clipping';
import { Floats, Uints } from './growing';
import type { PolygonBlock } from './table';

/** A closed ring, x,y interleaved. */
export type Ring = Float64Array;

/** Makes a polygon block of another's polygons and of new ones, rows ascending. */
export class PolygonWriter {
  readonly #coords = new Floats();
  readonly #rings = new Uints();
  readonly #parts = new Uints();
  readonly #rowOf = new Uints();

  copy(block: PolygonBlock, polygon: number): void {
    this.add(block.rowOf[polygon] as number, ringsOf(block, polygon));
  }

  add(row: number, rings: readonly Ring[]): void {
    this.#parts.push(this.#rings.length);
    this.#rowOf.push(row);
    for (const ring of rings) {
      this.#rings.push(this.#coords.length / 2);
      this.#coords.append(ring);
    }
  }

  /** Call once. */
  block(): PolygonBlock {
    this.#parts.push(this.#rings.length);
    this.#rings.push(this.#coords.length / 2);
    return {
      coords: this.#coords.trim(),
      rings: this.#rings.trim(),
      parts: this.#parts.trim(),
      rowOf: this.#rowOf.trim()
    };
  }
}

/** Rings of one polygon, as views of the block's buffer. */
export function ringsOf(block: PolygonBlock, polygon: number): Ring[] {
  const firstRing = block.parts[polygon] as number;
  return Array.from({ length: (block.parts[polygon + 1] as number) - firstRing }, (_, i) =>
    block.coords.subarray(2 * (block.rings[firstRing + i] as number), 2 * (block.rings[firstRing + i + 1] as number))
  );
}

/** Rings as polygon-clipping takes them. */
export function toPairs(rings: readonly Ring[]): Polygon {
  return rings.map((ring) =>
    Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i] as number, ring[2 * i + 1] as number])
  );
}

/** Polygons as polygon-clipping gives them. */
export function fromPairs(polygons: MultiPolygon): Ring[][] {
  return polygons.map((rings) => rings.map((ring) => Float64Array.from(ring.flat())));
}
