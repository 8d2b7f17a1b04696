import { describe, expect, it } from 'vitest';
import { flowStrips, type FlowMark } from './flow-strips';

const mark: FlowMark = {
  mark: 'flows',
  // eastward along the equator, then northward
  positions: new Float64Array([0, 0, 1, 0, 2, 0, 5, 0, 5, 1, 5, 2]),
  steps: 2,
  width: new Float32Array([10, 4]),
  taper: 0.2,
  row: new Uint32Array([7, 3]),
  fill: [0, 0, 0, 255],
  stroke: [255, 255, 255, 255]
};

describe('strips of flows', () => {
  it('are as wide as the value at the start, thin evenly, and stand to the left and right of who travels', () => {
    const { halfWidth, aside, row, triangles, pairs } = flowStrips(mark);
    expect([...halfWidth].map((n) => Math.round(100 * n) / 100)).toEqual([
      5, -5, 3, -3, 1, -1, 2, -2, 1.2, -1.2, 0.5, -0.5
    ]);
    expect([...row]).toEqual([7, 7, 7, 7, 7, 7, 3, 3, 3, 3, 3, 3]);
    const sides = Array.from({ length: 12 }, (_, v) => [aside[2 * v]! + 0, aside[2 * v + 1]! + 0].map(Math.round));
    expect(sides.slice(0, 6).every(([x, y]) => x === 0 && y === 1)).toBe(true);
    expect(sides.slice(6).every(([x, y]) => x === -1 && y === 0)).toBe(true);
    // two triangles a segment, none from one flow to the next
    expect(triangles).toHaveLength(6 * 4);
    expect([...triangles.slice(0, 12)].every((v) => v < 6)).toBe(true);
    expect([...triangles.slice(12)].every((v) => v >= 6)).toBe(true);
    expect(pairs).toHaveLength(4 * 12);
  });

  it('keep what floats lose of a position', () => {
    const far = {
      ...mark,
      positions: new Float64Array([2.123456789, 48.987654321, 2.2, 49, 2.3, 49.1]),
      width: new Float32Array([3]),
      row: new Uint32Array([0])
    };
    const { pairs } = flowStrips(far);
    expect(pairs[0]! + pairs[2]!).toBeCloseTo(2.123456789, 10);
    expect(pairs[1]! + pairs[3]!).toBeCloseTo(48.987654321, 10);
  });
});
