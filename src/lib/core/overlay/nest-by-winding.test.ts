import { expect, it } from 'vitest';
import { nestByWinding } from './nest-by-winding';

const square = (x: number, y: number, side: number): Float64Array =>
  Float64Array.of(x, y, x + side, y, x + side, y + side, x, y + side, x, y);
const hole = (x: number, y: number, side: number): Float64Array =>
  Float64Array.of(x, y, x, y + side, x + side, y + side, x + side, y, x, y);

it('gives each hole to the smallest shell around it, in whatever order rings come', () => {
  const [outer, lake, island, far] = [square(0, 0, 10), hole(1, 1, 8), square(2, 2, 6), square(20, 0, 1)];
  const pond = hole(3, 3, 1);
  expect(nestByWinding([pond, far, island, lake, outer])).toEqual([[far], [island, pond], [outer, lake]]);
});

it('finds the shell of a hole that touches it at two corners', () => {
  const shell = square(0, 0, 4);
  const triangle = Float64Array.of(2, 0, 2, 4, 3, 2, 2, 0);
  expect(nestByWinding([triangle, square(3.9, 0, 4), shell])).toEqual([[square(3.9, 0, 4)], [shell, triangle]]);
});
