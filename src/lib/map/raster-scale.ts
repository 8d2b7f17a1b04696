import { EQUATOR, STANDARD_PIXEL } from '../core/crs/map-scale';
import type { RasterRequest, ScaleRange } from '../core/marks/raster-request';
import { inZooms, nearestZoom, type ZoomRange } from '../core/marks/zoom-range';
import { matrixFor, planeOf, unitsPerPixel } from './raster-grid';

/** Closest zoom that is tried. */
const CLOSEST = 22;

export interface Place {
  lon: number;
  lat: number;
  /** MapLibre's: the world is 512 CSS pixels wide at 0 */
  zoom: number;
}

/** Zoom of the tiles shown at a view, in the grid whose tiles are `tileSize` CSS pixels a side. */
function tileZoom(zoom: number, tileSize: number): number {
  return Math.round(zoom + Math.log2(512 / tileSize));
}

/** CSS pixels a picture's side is asked in, on a screen of that density. */
export function pixelsOf(request: { maxPixels?: number }, tileSize: number, pixelRatio: number): number {
  const ratio = Math.min(2, Math.max(1, Math.round(pixelRatio)));
  return Math.min(tileSize * ratio, Math.max(tileSize, request.maxPixels ?? Infinity));
}

/** Scale denominator that the server sees in what is asked at a view; null where nothing can be asked. */
function denominatorAt(request: RasterRequest, place: Place, pixelRatio: number): number | null {
  if (request.form === 'tiles') {
    const z = tileZoom(place.zoom, request.tileSize);
    return denominatorOfTile(z, pixelsOf(request, request.tileSize, pixelRatio));
  }
  const plane = planeOf(request);
  if (!plane) return null;
  const { lon, lat, zoom } = place;
  const units = unitsPerPixel(plane, { bounds: [lon, lat, lon, lat], lon, lat, worldPixels: 512 * 2 ** zoom });
  const metres = plane.definition.projection.type === 'geographic' ? EQUATOR / 360 : 1;
  if (request.form === 'picture') return (units * metres) / Math.max(1, pixelRatio) / STANDARD_PIXEL;
  const matrix = matrixFor(request.matrices, units, [0, 0, 0, 0]);
  return matrix && (matrix.resolution * metres) / STANDARD_PIXEL;
}

/** The same of one tile of the Web Mercator grid. */
export function denominatorOfTile(z: number, pixels: number): number {
  return EQUATOR / 2 ** z / pixels / STANDARD_PIXEL;
}

/** Whether a server draws at a scale. */
export function within(scales: ScaleRange | undefined, denominator: number): boolean {
  return (scales?.min ?? 0) <= denominator * 1.0001 && denominator * 0.9999 <= (scales?.max ?? Infinity);
}

function drawsAt(request: RasterRequest, place: Place, pixelRatio: number): boolean {
  if (request.form === 'tiles' && tileZoom(place.zoom, request.tileSize) < (request.minZoom ?? 0)) return false;
  if (!request.scales) return true;
  const denominator = denominatorAt(request, place, pixelRatio);
  return denominator === null || within(request.scales, denominator);
}

/**
 * Null when a request is drawn at a view: its server draws there, and the layer's own zooms hold it. Else the nearest zoom
 * at which both are so, or that of the layer's zooms when there is none.
 */
export function zoomToDraw(
  request: RasterRequest,
  place: Place,
  pixelRatio: number,
  range: ZoomRange = {}
): number | null {
  const drawn = (zoom: number): boolean => inZooms(range, zoom) && drawsAt(request, { ...place, zoom }, pixelRatio);
  if (drawn(place.zoom)) return null;
  const own = nearestZoom(range, place.zoom);
  for (let step = 0; step <= CLOSEST; step += 0.25)
    for (const zoom of [own + step, own - step]) if (zoom >= 0 && zoom <= CLOSEST && drawn(zoom)) return zoom;
  return own;
}
