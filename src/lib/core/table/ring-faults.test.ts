import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairPolygons } from './repair-polygons';
import { ringFaults } from './ring-faults';
import type { PolygonBlock } from './table';

type Vertex = [x: number, y: number];
const closed = (vertices: readonly Vertex[]): Float64Array => Float64Array.from([...vertices, vertices[0]!].flat());
const faultsOf = (coords: Float64Array) => ringFaults(coords, Uint32Array.of(0, coords.length / 2), 0, 1);

/** Crossings by comparing every edge with every other. */
function allCrossings(coords: Float64Array): number {
  const side = (a: number, b: number, c: number): number =>
    Math.sign(
      (coords[2 * b]! - coords[2 * a]!) * (coords[2 * c + 1]! - coords[2 * a + 1]!) -
        (coords[2 * b + 1]! - coords[2 * a + 1]!) * (coords[2 * c]! - coords[2 * a]!)
    );
  const edges = coords.length / 2 - 1;
  let crossings = 0;
  for (let i = 0; i < edges; i++) {
    for (let j = i + 1; j < edges; j++) {
      const apart = side(i, i + 1, j) * side(i, i + 1, j + 1) < 0 && side(j, j + 1, i) * side(j, j + 1, i + 1) < 0;
      if (apart) crossings++;
    }
  }
  return crossings;
}

/** A star-shaped outline, some of whose vertices may have changed places. */
const outline = fc
  .record({
    radii: fc.array(fc.double({ min: 0.6, max: 1.4, noNaN: true }), { minLength: 4, maxLength: 300 }),
    swaps: fc.array(fc.tuple(fc.nat(299), fc.nat(12)), { maxLength: 3 })
  })
  .map(({ radii, swaps }) => {
    const ring = radii.map((r, i): Vertex => {
      const angle = (2 * Math.PI * i) / radii.length;
      return [2 + r * Math.cos(angle), 45 + r * Math.sin(angle)];
    });
    for (const [at, by] of swaps) {
      const [a, b] = [at % ring.length, (at + by) % ring.length];
      [ring[a], ring[b]] = [ring[b]!, ring[a]!];
    }
    return closed(ring);
  });

const on = (from: number, to: number) => fc.integer({ min: from, max: to });

describe('ringFaults', () => {
  it('counts the crossings that comparing all pairs finds', () => {
    fc.assert(
      fc.property(outline, (coords) => {
        expect(faultsOf(coords).crossings).toBe(allCrossings(coords));
      }),
      { seed: 8, numRuns: 400 }
    );
  });

  it('finds them in scribbles over a grid too, where edges run along one another', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(on(0, 9), on(0, 9)), { minLength: 3, maxLength: 60 }), (vertices) => {
        const coords = closed(vertices as Vertex[]);
        expect(faultsOf(coords).crossings > 0).toBe(allCrossings(coords) > 0);
      }),
      { seed: 8, numRuns: 400 }
    );
  });
});

describe('repairPolygons', () => {
  const block = (coords: Float64Array): PolygonBlock => ({
    coords,
    rings: Uint32Array.of(0, coords.length / 2),
    parts: Uint32Array.of(0, 1),
    rowOf: Uint32Array.of(0)
  });

  it('leaves nothing to mend, and touches nothing that is whole', () => {
    fc.assert(
      fc.property(outline, (coords) => {
        const given = block(coords);
        const once = repairPolygons(given);
        if (once.repaired.size + once.invalid.size === 0) expect(once.block).toBe(given);
        if (once.invalid.size > 0) return;
        const twice = repairPolygons(once.block);
        expect([twice.repaired.size, twice.invalid.size]).toEqual([0, 0]);
      }),
      { seed: 8, numRuns: 400 }
    );
  });
});
