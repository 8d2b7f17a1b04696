import type { LayerSpec } from '../core/document/document';
import { inZooms, nearestZoom } from '../core/marks/zoom-range';
import type { LayerRuntime } from '../state/runtime.svelte';
import type { DrawnAt } from './api';

/** Where a visible layer is drawn that is not at a zoom of the map: by its own zooms, else by its server; null: it is. */
export function drawnAt(layer: LayerSpec, { drawsAt }: Pick<LayerRuntime, 'drawsAt'>, zoom: number): DrawnAt | null {
  if (!layer.visible) return null;
  if (inZooms(layer, zoom)) return drawsAt === null ? null : { zoom: drawsAt, by: 'server' };
  return { zoom: drawsAt ?? nearestZoom(layer, zoom), by: 'layer' };
}
