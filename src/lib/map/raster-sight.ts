import type { Viewport } from '@deck.gl/core';
import type { Sight } from './raster-grid';

/** What deck's viewport sees of the earth. */
export function sightOf(viewport: Viewport): Sight {
  const [west, south, east, north] = viewport.getBounds();
  const { longitude = 0, latitude = 0 } = viewport as Viewport & { longitude?: number; latitude?: number };
  return {
    bounds: [Math.max(-180, west), Math.max(-85.06, south), Math.min(180, east), Math.min(85.06, north)],
    lon: longitude,
    lat: latitude,
    worldPixels: 512 * 2 ** viewport.zoom
  };
}
