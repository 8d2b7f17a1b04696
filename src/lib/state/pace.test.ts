import { expect, it } from 'vitest';
import { pace } from './pace.svelte';

it('comes near to how slow a machine is, and takes no notice of crossings too short to tell', () => {
  pace.learn(10, 10_000);
  expect(pace.here(1000)).toBe(1500);
  for (let i = 0; i < 8; i++) pace.learn(1000, 6000);
  expect(pace.here(1000)).toBeGreaterThan(5500);
  expect(pace.here(1000)).toBeLessThan(6000);
  // one that waited for half an hour behind others says little
  pace.learn(100, 1_800_000);
  expect(pace.here(1000)).toBeLessThan(20_000);
});
