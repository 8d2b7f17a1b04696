import type { RasterState } from '../map/map-view';
import type { LayerRuntime } from '../state/runtime.svelte';

/** What a row says of a raster layer from what the map reports of its pictures. */
export function rasterRuntime({ failed, pending, drawsAt }: RasterState): Partial<LayerRuntime> {
  if (!failed) return { phase: pending > 0 ? 'reading' : 'ready', problem: null, drawsAt };
  return { phase: 'failed', problem: failed.problem, drawsAt };
}
