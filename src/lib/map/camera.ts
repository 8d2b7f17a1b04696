import type { Map as MapLibreMap } from 'maplibre-gl';
import type { View } from '../core/document/document';
import type { Bbox } from '../core/table/table';

/** Closest zoom an extent is framed at: a single point does not fill the screen. */
const CLOSEST = 15;
/** CSS pixels that must stay free of padding. */
const FREE = 60;

/** Camera moves last this long, or not at all for those who asked for less motion. */
export function moveMilliseconds(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200;
}

export function readView(map: MapLibreMap): View {
  const { lng, lat } = map.getCenter();
  return { lon: lng, lat, zoom: map.getZoom(), bearing: map.getBearing(), pitch: map.getPitch() };
}

export function applyView(map: MapLibreMap, view: View): void {
  map.jumpTo({ center: [view.lon, view.lat], zoom: view.zoom, bearing: view.bearing, pitch: view.pitch });
}

/** Angle that a map is on its way to, degrees: framing something meanwhile must not leave it half way. */
const tilting = new WeakMap<MapLibreMap, number>();

/** Tilts the map to an angle, degrees, as by a person; flat, it also has the north up. */
export function tiltTo(map: MapLibreMap, pitch: number): void {
  const to = { pitch, ...(pitch === 0 && { bearing: 0 }), duration: moveMilliseconds() };
  map.easeTo(to, { byUser: true });
  if (!map.isMoving()) return;
  tilting.set(map, pitch);
  void map.once('moveend', () => tilting.delete(map));
}

export type Padding = { top: number; right: number; bottom: number; left: number };

/** CSS pixels of the largest window that a map is made in. */
const LARGEST = 4096;
/** CSS pixels by which what is framed may be out of its room: zooms and centres of documents are rounded. */
const ROUNDING = 6;

/** Padding for a map of that size: what would leave no room is reduced in proportion. */
function roomFor(padding: Padding, { clientWidth, clientHeight }: HTMLElement): Padding {
  const room = (a: number, b: number, size: number): number => Math.min(1, Math.max(0, size - FREE) / (a + b || 1));
  const x = room(padding.left, padding.right, clientWidth);
  const y = room(padding.top, padding.bottom, clientHeight);
  return { left: padding.left * x, right: padding.right * x, top: padding.top * y, bottom: padding.bottom * y };
}

/** Frames an extent at once, no closer than `closest`. */
export function fitBbox(map: MapLibreMap, bbox: Bbox, padding: Padding, closest = CLOSEST): void {
  const [west, south, east, north] = bbox;
  const pitch = tilting.get(map) ?? map.getPitch();
  map.fitBounds([west, south, east, north], {
    padding: roomFor(padding, map.getContainer()),
    maxZoom: closest,
    duration: 0,
    linear: true,
    pitch
  });
}

/**
 * Shows a view with all that its author had in sight: in a smaller window a framed ground is framed anew, and a view
 * chosen by hand keeps its centre and is seen from further. Never from nearer than the author did.
 */
export function showView(map: MapLibreMap, view: View, padding: Padding): void {
  applyView(map, view);
  const container = map.getContainer();
  const { clientWidth: width, clientHeight: height } = container;
  // not laid out yet: it will be resized
  if (width === 0 || height === 0) return;
  if (view.fit) {
    const cut = wasSeenWhole(map, view.fit) && !isInRoom(map, view.fit, roomFor(padding, container));
    if (cut) fitBbox(map, view.fit, padding, view.zoom);
  } else if (view.size) {
    const further = Math.min(0, Math.log2(width / view.size[0]), Math.log2(height / view.size[1]));
    if (further < 0) map.jumpTo({ zoom: view.zoom + further });
  }
}

/** Whether some window showed an extent whole at this zoom: else the zoom is one that somebody wrote since. */
function wasSeenWhole(map: MapLibreMap, [west, south, east, north]: Bbox): boolean {
  const [a, b] = [map.project([west, north]), map.project([east, south])];
  return Math.abs(b.x - a.x) <= LARGEST && Math.abs(b.y - a.y) <= LARGEST;
}

/** Whether an extent is seen whole, padding aside. */
function isInRoom(map: MapLibreMap, [west, south, east, north]: Bbox, room: Padding): boolean {
  const { clientWidth, clientHeight } = map.getContainer();
  return [
    map.project([west, north]),
    map.project([east, north]),
    map.project([east, south]),
    map.project([west, south])
  ].every(
    ({ x, y }) =>
      x >= room.left - ROUNDING &&
      x <= clientWidth - room.right + ROUNDING &&
      y >= room.top - ROUNDING &&
      y <= clientHeight - room.bottom + ROUNDING
  );
}
