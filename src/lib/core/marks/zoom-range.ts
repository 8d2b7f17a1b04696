import * as v from 'valibot';

const zoom = v.pipe(v.number(), v.minValue(0), v.maxValue(24));

/** Zooms of the map between which a layer is drawn, as MapLibre means them: minzoom ≤ zoom < maxzoom; absent: no end there. */
export const zoomRangeFields = { minzoom: v.optional(zoom), maxzoom: v.optional(zoom) };

export interface ZoomRange {
  minzoom?: number | undefined;
  maxzoom?: number | undefined;
}

/** Least width of a range that is set by hand: a map that rests must be able to rest in it. */
export const LEAST_RANGE = 0.5;
/** How far below its end a map goes to see a layer that ends there. */
const BELOW_END = 0.25;

const round = (value: number): number => Math.round(value * 100) / 100;

/** Whether a layer is drawn at a zoom; told to two decimals, as documents hold the camera. */
export function inZooms({ minzoom = 0, maxzoom = Infinity }: ZoomRange, at: number): boolean {
  const zoom = round(at);
  return minzoom <= zoom && zoom < maxzoom;
}

/** The zoom nearest to one at which a layer is drawn: that one itself where it is. */
export function nearestZoom(range: ZoomRange, at: number): number {
  if (inZooms(range, at)) return at;
  const { minzoom = 0, maxzoom = Infinity } = range;
  return at < minzoom ? minzoom : Math.max(minzoom, maxzoom - BELOW_END);
}

/** A range without ends that change nothing, numbers to two decimals. */
export function tidyZooms({ minzoom, maxzoom }: ZoomRange): ZoomRange {
  return {
    ...(minzoom !== undefined && round(minzoom) > 0 ? { minzoom: round(minzoom) } : {}),
    ...(maxzoom !== undefined && round(maxzoom) < 24 ? { maxzoom: round(maxzoom) } : {})
  };
}

/** Whether a range holds any zoom, once tidy. */
export function isRange({ minzoom = 0, maxzoom = 24 }: ZoomRange): boolean {
  return round(minzoom) < round(maxzoom);
}
