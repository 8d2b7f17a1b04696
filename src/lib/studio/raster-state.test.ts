import { expect, it } from 'vitest';
import { rasterRuntime } from './raster-state';

it('is reading while pictures are awaited, ready once they came', () => {
  expect(rasterRuntime({ pending: 2, failed: null, drawsAt: null })).toEqual({
    phase: 'reading',
    problem: null,
    drawsAt: null
  });
  expect(rasterRuntime({ pending: 0, failed: null, drawsAt: null })).toEqual({
    phase: 'ready',
    problem: null,
    drawsAt: null
  });
});

it('keeps the zoom at which a server draws what it does not draw here', () => {
  expect(rasterRuntime({ pending: 0, failed: null, drawsAt: 13 })).toEqual({
    phase: 'ready',
    problem: null,
    drawsAt: 13
  });
});

it('tells what failed a picture, while others are still awaited too', () => {
  const url = 'https://cartes.exemple.fr/wms?…';
  const problem = { code: 'source-unreachable' as const, facts: { url } };
  expect(rasterRuntime({ pending: 3, failed: { url, problem }, drawsAt: null })).toEqual({
    phase: 'failed',
    problem,
    drawsAt: null
  });
});
