import { inZooms } from '../core/marks/zoom-range';
import type { DrawnLayer } from './map-view';

/** Whether a layer is seen at a zoom: visible, and within its own zooms. */
export function isSeen({ visible, zooms = {} }: Pick<DrawnLayer, 'visible' | 'zooms'>, zoom: number): boolean {
  return visible && inZooms(zooms, zoom);
}

/** Layers as they are at a zoom: those whose zooms leave it out are not visible there. */
export function seenAt(layers: readonly DrawnLayer[], zoom: number): DrawnLayer[] {
  return layers.map((layer) => (layer.visible === isSeen(layer, zoom) ? layer : { ...layer, visible: false }));
}
