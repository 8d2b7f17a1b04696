import { tidyZooms } from '../marks/zoom-range';
import type { ZoneSpec } from '../portrait/schema';
import type { MapDocument, View } from './document';

const round = (value: number, digits: number): number => {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale || 0;
};

/**
 * Camera as documents hold it: centre to 5 decimals of a degree (about 1 m), zoom to 2, bearing and pitch to 1, what was in
 * sight to whole pixels or to 4 decimals (about 10 m).
 * Numbers are rounded here, in the document itself, so that a link loses nothing.
 */
export function tidyView(view: View): View {
  const lon = ((((view.lon + 180) % 360) + 360) % 360) - 180;
  return {
    lon: round(lon, 5),
    lat: round(Math.max(-85, Math.min(85, view.lat)), 5),
    zoom: round(Math.max(0, Math.min(24, view.zoom)), 2),
    bearing: round(view.bearing, 1),
    pitch: round(Math.max(0, Math.min(60, view.pitch)), 1),
    ...(view.fit ? { fit: tidyFit(view.fit) } : {}),
    ...(view.size ? { size: tidySize(view.size) } : {})
  };
}

const within = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

/** The ground that was framed, on the globe whatever a layer says of its extent. */
function tidyFit([west, south, east, north]: NonNullable<View['fit']>): NonNullable<View['fit']> {
  const [w, e] = [west, east].map((lon) => round(within(lon, 180), 4)) as [number, number];
  const [s, n] = [south, north].map((lat) => round(within(lat, 90), 4)) as [number, number];
  return [w, s, e, n];
}

function tidySize([width, height]: NonNullable<View['size']>): NonNullable<View['size']> {
  const whole = (pixels: number): number => Math.max(1, Math.min(20_000, round(pixels, 0)));
  return [whole(width), whole(height)];
}

/** Opacity to two decimals, within 0..1. */
export function tidyOpacity(opacity: number): number {
  return round(Math.max(0, Math.min(1, opacity)), 2);
}

/** Seven significant digits: what a break or a maximum keeps in a document. */
export function tidyNumber(value: number): number {
  return Number(value.toPrecision(7));
}

/** The place of a portrait: degrees to 5 decimals, metres whole. */
export function tidyZone(zone: ZoneSpec): ZoneSpec {
  switch (zone.kind) {
    case 'area':
      return zone;
    case 'drawn':
      return { ...zone, corners: zone.corners.map(([lon, lat]) => [round(lon, 5), round(lat, 5)]) };
    case 'around':
      return { ...zone, lon: round(zone.lon, 5), lat: round(zone.lat, 5), metres: round(zone.metres, 0) };
  }
}

/** A document with all its free numbers rounded. */
export function tidyDocument(document: MapDocument): MapDocument {
  return {
    ...document,
    view: tidyView(document.view),
    ...(document.portrait ? { portrait: tidyZone(document.portrait) } : {}),
    ...(document.beside ? { beside: tidyZone(document.beside) } : {}),
    layers: document.layers.map(({ minzoom, maxzoom, ...layer }) => ({
      ...layer,
      opacity: tidyOpacity(layer.opacity),
      style: layer.style === null ? null : tidyStyle(layer.style),
      ...tidyZooms({ minzoom, maxzoom })
    }))
  };
}

/** A style with its resolved numbers rounded; key order is the schema's. */
export function tidyStyle<S extends { kind: string; breaks?: number[]; maxValue?: number }>(style: S): S {
  const out = { ...style };
  if (out.breaks) out.breaks = out.breaks.map(tidyNumber);
  if (out.maxValue !== undefined) out.maxValue = tidyNumber(out.maxValue);
  return out;
}
