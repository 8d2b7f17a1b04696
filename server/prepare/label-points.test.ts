import { describe, expect, it } from 'vitest';
import { inside, type Ring } from './geometry';
import { labelPoint } from './label-points';

const square = (x: number, y: number, side: number): Ring => {
  const ring: Ring = [];
  const corners: Ring = [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y]
  ];
  for (let c = 0; c < 4; c++)
    for (let k = 0; k < 20; k++) {
      const [a, b] = [corners[c]!, corners[c + 1]!];
      ring.push([a[0] + ((b[0] - a[0]) * k) / 20, a[1] + ((b[1] - a[1]) * k) / 20]);
    }
  return [...ring, [x, y]];
};

describe('labelPoint', () => {
  it('stands in the middle of a square, of the largest part', () => {
    const [x, y] = labelPoint([[square(20, 45, 1)], [square(0, 45, 4)]]);
    expect(x).toBeCloseTo(2, 1);
    expect(y).toBeCloseTo(47, 1);
  });

  it('keeps out of holes', () => {
    const parts = [[square(0, 45, 4), square(1, 46, 2)]];
    expect(inside(labelPoint(parts), parts)).toBe(true);
  });
});
