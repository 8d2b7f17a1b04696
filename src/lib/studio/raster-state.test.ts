import { expect, it } from 'vitest';
import { rasterRuntime } from './raster-state';

it('is reading while pictures are awaited, ready once they came', () => {
  expect(rasterRuntime({ pending: 2, failed: null })).toEqual({ phase: 'reading', problem: null });
  expect(rasterRuntime({ pending: 0, failed: null })).toEqual({ phase: 'ready', problem: null });
});

it('tells what failed a picture, while others are still awaited too', () => {
  const url = 'https://cartes.exemple.fr/wms?…';
  const problem = { code: 'source-unreachable' as const, facts: { url } };
  expect(rasterRuntime({ pending: 3, failed: { url, problem } })).toEqual({ phase: 'failed', problem });
});
