import type { RasterRequest, ScaleRange } from '../core/marks/raster-request';
import { matrixFor, planeOf, unitsPerPixel } from './raster-grid';

/** The standard pixel of scale denominators, metres (OGC 06-042, 7.2.4.6.9). */
const PIXEL = 0.00028;
const EQUATOR = 2 * Math.PI * 6378137;
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
  if (request.form === 'picture') return (units * metres) / Math.max(1, pixelRatio) / PIXEL;
  const matrix = matrixFor(request.matrices, units, [0, 0, 0, 0]);
  return matrix && (matrix.resolution * metres) / PIXEL;
}

/** The same of one tile of the Web Mercator grid. */
export function denominatorOfTile(z: number, pixels: number): number {
  return EQUATOR / 2 ** z / pixels / PIXEL;
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

/** Null when a request draws at a view; else the nearest zoom at which it does, or the view's own when there is none. */
export function zoomToDraw(request: RasterRequest, place: Place, pixelRatio: number): number | null {
  if (drawsAt(request, place, pixelRatio)) return null;
  for (let step = 0.25; step <= CLOSEST; step += 0.25)
    for (const zoom of [place.zoom + step, place.zoom - step])
      if (zoom >= 0 && zoom <= CLOSEST && drawsAt(request, { ...place, zoom }, pixelRatio)) return zoom;
  return place.zoom;
}
