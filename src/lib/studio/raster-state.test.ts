import { expect, it } from 'vitest';
import { rasterRuntime } from './raster-state';

const url = 'https://cartes.exemple.fr/wms?…';
const answer = (status: number, body: string): unknown =>
  rasterRuntime({ pending: 0, failed: { url, cause: 'answer', status, head: new TextEncoder().encode(body) } }).problem;
const exception =
  '<ServiceExceptionReport><ServiceException code="LayerNotDefined">Couche inconnue</ServiceException></ServiceExceptionReport>';

it('is reading while pictures are awaited, ready once they came', () => {
  expect(rasterRuntime({ pending: 2, failed: null })).toEqual({ phase: 'reading', problem: null });
  expect(rasterRuntime({ pending: 0, failed: null })).toEqual({ phase: 'ready', problem: null });
});

it('tells a dead server from a silent one', () => {
  expect(rasterRuntime({ pending: 3, failed: { url, cause: 'network' } })).toEqual({
    phase: 'failed',
    problem: { code: 'source-unreachable', facts: { url } }
  });
  expect(rasterRuntime({ pending: 0, failed: { url, cause: 'timeout', seconds: 20 } }).problem).toEqual({
    code: 'timeout',
    facts: { url, seconds: 20 }
  });
});

it('reads an OGC exception whatever its status', () => {
  for (const status of [200, 400, 500])
    expect(answer(status, exception)).toMatchObject({ code: 'service-exception', facts: { said: 'Couche inconnue' } });
});

it('quotes no web page', () => {
  const html = '<!doctype html><h1>Connexion</h1>';
  expect(answer(200, html)).toEqual({ code: 'unexpected-content', facts: { url, expected: 'PNG', found: 'HTML' } });
  expect(answer(500, html)).toEqual({ code: 'http-status', facts: { url, status: 500 } });
  expect(answer(403, html)).toEqual({ code: 'auth-required', facts: { url, status: 403 } });
});
