import type { MapEvents } from '../map/map-view';
import type { LayerRuntime } from '../state/runtime.svelte';

type RasterState = Parameters<NonNullable<MapEvents['raster']>>[1];

/** What a row says of a raster layer from what the map reports of its pictures. */
export function rasterRuntime({ failed, pending }: RasterState): Partial<LayerRuntime> {
  if (!failed) return { phase: pending > 0 ? 'reading' : 'ready', problem: null };
  return { phase: 'failed', problem: failed.problem };
}
