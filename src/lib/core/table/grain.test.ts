import { expect, it } from 'vitest';
import { handTable } from '../marks/hand-table';
import { grainOf } from './grain';

type Position = [number, number];
const metres = 111_319.5;
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** Squares of a side in degrees at the equator, `n` by `n` of them, `step` apart. */
const squares = (n: number, side: number, step = side): Position[][][][] =>
  range(n * n).map((i) => {
    const [x, y] = [(i % n) * step, Math.floor(i / n) * step];
    return [
      [
        [
          [x, y],
          [x + side, y],
          [x + side, y + side],
          [x, y + side]
        ]
      ]
    ];
  });

it('is the median side of areas, on the ground and on a usual map', () => {
  const grain = grainOf(handTable({ polygons: squares(20, 0.01) }))!;
  expect(grain.metres / (0.01 * metres)).toBeCloseTo(1, 2);
  // 20 of them, less the few that are far, over 640 pixels
  expect(grain.pixels).toBeGreaterThan(30);
  expect(grain.pixels).toBeLessThan(36);
});

it('is true on the ground at other latitudes', () => {
  const north = squares(20, 0.01).map((parts) =>
    parts.map((rings) => rings.map((ring) => ring.map(([x, y]): Position => [x, y + 60])))
  );
  // at 60° a degree of longitude is half as long: the side of the square is the root of one half
  expect(grainOf(handTable({ polygons: north }))!.metres / (0.01 * metres)).toBeCloseTo(Math.SQRT1_2, 2);
});

it('is how far lines are apart', () => {
  const grid = (step: number): Position[][][] =>
    range(Math.round(1 / step)).map((i) => [
      [
        [0, i * step],
        [1, i * step]
      ]
    ]);
  const [wide, close] = [grainOf(handTable({ lines: grid(0.02) }))!, grainOf(handTable({ lines: grid(0.002) }))!];
  expect(close.metres / (0.002 * metres)).toBeGreaterThan(0.9);
  expect(close.metres / (0.002 * metres)).toBeLessThan(1.1);
  // lines that stand alone are a cell apart at most
  expect(wide.pixels).toBeGreaterThan(6);
  expect(close.pixels).toBeLessThan(1.6);
});

it('is how far points are apart, and does not see what is far off', () => {
  const grid = (n: number): Position[][] => range(n * n).map((i) => [[(i % n) / n, Math.floor(i / n) / n]]);
  const here = grainOf(handTable({ points: grid(40) }))!;
  expect(here.pixels).toBeGreaterThan(7);
  expect(grainOf(handTable({ points: grid(160) }))!.pixels).toBeLessThan(4.5);
  const withOverseas = grainOf(handTable({ points: [...grid(40), [[55, -21]], [[-61, 14]]] }))!;
  expect(withOverseas.metres / here.metres).toBeCloseTo(1, 1);
});

it('is none where nothing is placed, or all in one place', () => {
  expect(grainOf(handTable({ columns: { a: [1, 2] } }))).toBeUndefined();
  expect(grainOf(handTable({ points: [[[1, 1]], [[1, 1]]] }))).toBeUndefined();
});
