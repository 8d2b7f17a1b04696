import { expect, it } from 'vitest';
import { borderStrength, ordinaryArea } from './border-strength';

it('takes the area in which half of the ground lies, whatever islets there are', () => {
  expect(ordinaryArea(Float32Array.of(100, 100, 100, 100))).toBe(100);
  expect(ordinaryArea(Float32Array.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 90, 100, 110))).toBe(100);
  expect(ordinaryArea(new Float32Array(0))).toBe(0);
});

it('fades borders as areas get small on screen', () => {
  expect(borderStrength(4 ** 2, 1)).toBe(0);
  expect(borderStrength(9 ** 2, 1)).toBeCloseTo(0.5);
  expect(borderStrength(14 ** 2, 1)).toBe(1);
  expect(borderStrength(1000 ** 2, 1)).toBe(1);
  // a zoom further in, a pixel is half as wide
  expect(borderStrength(3.5 ** 2, 0.5)).toBeCloseTo(0.3);
});
