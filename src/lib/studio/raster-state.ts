import type { Problem } from '../core/problems/problem';
import type { MapEvents } from '../map/map-view';
import type { LayerRuntime } from '../state/runtime.svelte';

type RasterState = Parameters<NonNullable<MapEvents['raster']>>[1];

/** What a row says of a raster layer from what the map reports of its pictures. */
export function rasterRuntime(state: RasterState): Partial<LayerRuntime> {
  const { failed, pending } = state;
  if (!failed) return { phase: pending > 0 ? 'reading' : 'ready', problem: null };
  const { url, status, said } = failed;
  return { phase: 'failed', problem: problemOf(url, status, said) };
}

function problemOf(url: string, status: number, said: string): Problem {
  if (status === 401 || status === 403 || status === 407) return { code: 'auth-required', facts: { url, status } };
  if (said) return { code: 'service-exception', facts: { url, said } };
  return status > 0 ? { code: 'http-status', facts: { url, status } } : { code: 'source-unreachable', facts: { url } };
}
