import { expect, it } from 'vitest';
import { rasterRuntime } from './raster-state';

const url = 'https://cartes.exemple.fr/wms?…';
const problem = (status: number, said = ''): unknown =>
  rasterRuntime({ pending: 0, failed: { url, status, said } }).problem;

it('is reading while pictures are awaited, ready once they came', () => {
  expect(rasterRuntime({ pending: 2, failed: null })).toEqual({ phase: 'reading', problem: null });
  expect(rasterRuntime({ pending: 0, failed: null })).toEqual({ phase: 'ready', problem: null });
});

it('tells a silent server, an error, an exception and a closed door apart', () => {
  expect(problem(0)).toEqual({ code: 'source-unreachable', facts: { url } });
  expect(problem(500)).toEqual({ code: 'http-status', facts: { url, status: 500 } });
  expect(problem(200, 'Layer not defined')).toEqual({
    code: 'service-exception',
    facts: { url, said: 'Layer not defined' }
  });
  expect(problem(403, '<html>Forbidden')).toEqual({ code: 'auth-required', facts: { url, status: 403 } });
});
