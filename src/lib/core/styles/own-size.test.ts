import { describe, expect, it } from 'vitest';
import type { ColumnProfile, TableProfile } from '../table/profile';
import { circlesRadius, colouredSize, iconSize, soleSize } from './own-size';

const crowd = (geometry: TableProfile['geometry'], placed: number, pixels = 8) => ({
  geometry,
  placed,
  grain: { metres: 100, pixels }
});
const column = (share: number): ColumnProfile => ({
  name: 'population',
  type: 'number',
  role: 'count',
  present: 1,
  missing: 0,
  distinct: 9,
  min: 0,
  max: 1000,
  sum: 1000 * share
});

describe('size of dots', () => {
  it('is the usual one of a few hundred to two thousand points, and says nothing of it', () => {
    for (const placed of [41, 96, 500, 2000]) {
      expect(soleSize(crowd('point', placed))).toEqual({ size: 4, why: null });
      expect(colouredSize(crowd('point', placed))).toEqual({ size: 5, why: null });
    }
  });

  it('is larger where they are few, smaller where they are thousands or close, never by more than half', () => {
    const sizes = [3, 30, 300, 5000, 9000, 90_000].map((placed) => soleSize(crowd('point', placed)).size);
    expect(sizes).toEqual([7, 5.5, 4, 3, 2, 2]);
    expect(soleSize(crowd('point', 1500, 3))).toMatchObject({ size: 3 });
    expect(soleSize(crowd('point', 9000)).why?.fr).toMatch(/^9\u202f000 points/);
  });
});

describe('width of lines', () => {
  it('is wider where they are few, thinner where they are close', () => {
    expect(soleSize(crowd('line', 5))).toMatchObject({ size: 3 });
    expect(soleSize(crowd('line', 900))).toEqual({ size: 2, why: null });
    expect([3, 2, 1].map((apart) => soleSize(crowd('line', 900, apart)).size)).toEqual([1.5, 1, 0.75]);
    expect(colouredSize(crowd('line', 900, 2))).toMatchObject({ size: 1.5 });
  });
});

describe('radius of circles', () => {
  it('is the usual one for départements, larger for a few, smaller where they would cover the map', () => {
    expect(circlesRadius(crowd('polygon', 96), column(26))).toEqual({ size: 24, why: null });
    expect(circlesRadius(crowd('point', 96), column(26))).toEqual({ size: 16, why: null });
    expect(circlesRadius(crowd('polygon', 13), column(5.5))).toEqual({ size: 24, why: null });
    expect(circlesRadius(crowd('polygon', 3), column(3))).toMatchObject({ size: 30 });
    expect(circlesRadius(crowd('polygon', 2), column(1.1))).toMatchObject({ size: 36 });
    expect(circlesRadius(crowd('polygon', 1), column(1))).toEqual({ size: 24, why: null });
    const covering = circlesRadius(crowd('polygon', 800), column(600));
    expect(covering.size).toBeLessThan(16);
    // six tenths of a usual map at most
    expect(Math.PI * covering.size ** 2 * 600).toBeLessThan(0.65 * 900 * 640);
  });

  it('does not judge values that have losses', () => {
    expect(circlesRadius(crowd('polygon', 3), { ...column(3), min: -5 })).toEqual({ size: 24, why: null });
  });
});

it('icons are larger where they are few; areas have no size of their own', () => {
  expect([iconSize(crowd('point', 5)).size, iconSize(crowd('point', 50)).size]).toEqual([26, 20]);
  expect(soleSize(crowd('polygon', 3))).toEqual({ size: 4, why: null });
});
