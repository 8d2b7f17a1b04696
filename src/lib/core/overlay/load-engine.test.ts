import { expect, it } from 'vitest';
import { crossContext } from '../../../../tests/crossing';
import { overlayEngine } from './load-engine';

it('says when it cannot start, tries again the next time, then starts once', async () => {
  expect(await overlayEngine(() => Promise.resolve(null))).toBeNull();
  const page = new TextEncoder().encode('<!doctype html>');
  expect(await overlayEngine(() => Promise.resolve(page))).toBeNull();
  const engine = await overlayEngine(crossContext().clipper);
  const square = Float64Array.of(0, 0, 1, 0, 1, 1, 0, 1, 0, 0);
  expect(engine?.rings('union', [square], [])).toHaveLength(1);
  expect(await overlayEngine(() => Promise.reject(new Error('asked again')))).toBe(engine);
});
