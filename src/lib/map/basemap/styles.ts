import type { StyleSpecification } from 'maplibre-gl';
import type { Basemap } from '../../core/catalogue/config';
import { withAnchors } from '../anchors';
import type { Theme } from '../map-view';
import { groundColours } from './colours';
import { offlineStyle } from './offline-style';

/** Source of an online basemap's tiles. */
export const RASTER_SOURCE = 'fond-images';

/** Bare paper, our anchors, nothing to load: the map begins with it, so that deck's groups are always in place. */
export function paperStyle(theme: Theme): StyleSpecification {
  const { paper } = groundColours(theme);
  return {
    version: 8,
    sources: {},
    layers: withAnchors([{ id: 'mer', type: 'background', paint: { 'background-color': paper } }], [])
  };
}

/** Tiles of a service over paper. */
export function rasterStyle(tiles: string, maxZoom: number, attribution: string, theme: Theme): StyleSpecification {
  const { paper } = groundColours(theme);
  return {
    version: 8,
    sources: {
      [RASTER_SOURCE]: { type: 'raster', tiles: [tiles], tileSize: 256, maxzoom: maxZoom, attribution }
    },
    layers: withAnchors(
      [
        { id: 'mer', type: 'background', paint: { 'background-color': paper } },
        { id: 'images', type: 'raster', source: RASTER_SOURCE, paint: { 'raster-fade-duration': 0 } }
      ],
      []
    )
  };
}

/** The style of a basemap, its anchors included. A raster basemap without tiles is paper. */
export function basemapStyle(
  basemap: Basemap,
  theme: Theme,
  language: 'fr' | 'en',
  baseUrl: string
): StyleSpecification {
  if (basemap.type === 'offline') return offlineStyle(theme, language, baseUrl);
  if (basemap.type === 'raster' && basemap.tiles)
    return rasterStyle(
      new URL(basemap.tiles, baseUrl).href.replace(/%7B/gi, '{').replace(/%7D/gi, '}'),
      basemap.maxZoom,
      basemap.attribution,
      theme
    );
  return paperStyle(theme);
}
