import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { MapEvents, Picked } from './map-view';
import type { Overlay } from './overlay';

/** Tolerance around the pointer, CSS pixels. */
const RADIUS = 4;
/** How many features under a click are reported, topmost first. */
const DEPTH = 4;

/** `layer/mark number/mark` of a deck layer back to its document layer. */
function toPicked(hit: { id: string; row: number }): Picked | null {
  const layer = hit.id.split('/')[0];
  return layer && hit.id.includes('/') ? { layer, row: hit.row } : null;
}

/** Reports what the pointer is over, once a frame at most, and what a click hits. Returns what stops it. */
export function watchPointer(map: MapLibreMap, overlay: Overlay, events: MapEvents): () => void {
  let last: Picked | null = null;
  let waiting: { x: number; y: number } | null = null;
  let frame = 0;
  let notBefore = 0;

  const tell = (picked: Picked | null, x: number, y: number): void => {
    if (!picked && !last) return;
    last = picked;
    overlay.pointAt(picked !== null);
    events.hover?.(picked, x, y);
  };
  const look = (): void => {
    frame = 0;
    const at = waiting;
    if (!at) return;
    const start = performance.now();
    if (start < notBefore || map.isMoving()) {
      frame = requestAnimationFrame(look);
      return;
    }
    waiting = null;
    const hit = overlay.pick(at.x, at.y, RADIUS);
    tell(hit && toPicked(hit), at.x, at.y);
    // A pick draws the scene again: on slow machines leave most of the time to the page.
    notBefore = performance.now() + 3 * (performance.now() - start);
  };
  const onMove = (event: MapMouseEvent): void => {
    waiting = { x: event.point.x, y: event.point.y };
    frame ||= requestAnimationFrame(look);
  };
  const onOut = (): void => {
    waiting = null;
    tell(null, 0, 0);
  };
  const onClick = (event: MapMouseEvent): void => {
    const { x, y } = event.point;
    const seen = new Set<string>();
    const picked = overlay.pickAll(x, y, RADIUS, DEPTH).flatMap((hit) => {
      const one = toPicked(hit);
      const key = one ? `${one.layer}/${one.row}` : '';
      if (!one || seen.has(key)) return [];
      seen.add(key);
      return [one];
    });
    events.click?.({ lon: event.lngLat.lng, lat: event.lngLat.lat }, picked);
  };
  if (events.hover) {
    map.on('mousemove', onMove);
    map.on('mouseout', onOut);
  }
  map.on('click', onClick);
  return () => {
    cancelAnimationFrame(frame);
    map.off('mousemove', onMove);
    map.off('mouseout', onOut);
    map.off('click', onClick);
  };
}
