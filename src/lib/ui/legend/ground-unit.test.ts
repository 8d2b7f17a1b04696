import { expect, it } from 'vitest';
import { groundFor } from './ground-unit';

it('tells densities by a ground on which they are one or more', () => {
  expect([250, 1, 0.5, 0.01, 0.002, 0].map(groundFor)).toEqual([1, 1, 100, 100, 10_000, 10_000]);
});
