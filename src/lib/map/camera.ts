import type { Map as MapLibreMap } from 'maplibre-gl';
import type { View } from '../core/document/document';
import type { Bbox } from '../core/table/table';

/** Earth's circumference at the equator, metres (2π × 6378137). */
const EQUATOR = 2 * Math.PI * 6378137;
/** MapLibre's world is 512 CSS pixels wide at zoom 0. */
const WORLD = 512;
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

/** Frames an extent at once. Padding that would leave no room is reduced in proportion. */
export function fitBbox(map: MapLibreMap, bbox: Bbox, padding: Padding): void {
  const { clientWidth, clientHeight } = map.getContainer();
  const room = (a: number, b: number, size: number): number => Math.min(1, Math.max(0, size - FREE) / (a + b || 1));
  const x = room(padding.left, padding.right, clientWidth);
  const y = room(padding.top, padding.bottom, clientHeight);
  const [west, south, east, north] = bbox;
  const pitch = tilting.get(map) ?? map.getPitch();
  map.fitBounds([west, south, east, north], {
    padding: { left: padding.left * x, right: padding.right * x, top: padding.top * y, bottom: padding.bottom * y },
    maxZoom: CLOSEST,
    duration: 0,
    linear: true,
    pitch
  });
}

/** Ground metres per CSS pixel at a view's centre (spherical Mercator). */
export function groundMetresPerPixel(view: Pick<View, 'lat' | 'zoom'>): number {
  return (EQUATOR * Math.cos((view.lat * Math.PI) / 180)) / (WORLD * 2 ** view.zoom);
}
