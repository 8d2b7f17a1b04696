import { unexpected } from '../core/formats/unexpected';
import type { Problem } from '../core/problems/problem';
import type { MapEvents } from '../map/map-view';
import type { LayerRuntime } from '../state/runtime.svelte';

type RasterState = Parameters<NonNullable<MapEvents['raster']>>[1];

/** What a row says of a raster layer from what the map reports of its pictures. */
export function rasterRuntime({ failed, pending }: RasterState): Partial<LayerRuntime> {
  if (!failed) return { phase: pending > 0 ? 'reading' : 'ready', problem: null };
  return { phase: 'failed', problem: problemOf(failed) };
}

function problemOf(failed: NonNullable<RasterState['failed']>): Problem {
  const { url } = failed;
  if (failed.cause === 'timeout') return { code: 'timeout', facts: { url, seconds: failed.seconds } };
  if (failed.cause === 'network') return { code: 'source-unreachable', facts: { url } };
  const { status, head } = failed;
  if (status === 401 || status === 403 || status === 407) return { code: 'auth-required', facts: { url, status } };
  const content = unexpected(head, url, 'PNG');
  return status < 400 || content.code === 'service-exception'
    ? content
    : { code: 'http-status', facts: { url, status } };
}
