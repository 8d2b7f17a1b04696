import type { StyleSpecification } from 'maplibre-gl';
import type { Basemap } from '../../core/catalogue/config';
import { withAnchors } from '../anchors';
import type { Theme } from '../map-view';
import { groundColours, type Look } from './colours';
import { offlineStyle } from './offline-style';

/** Source of an online basemap's tiles. */
export const RASTER_SOURCE = 'fond-images';

/** Bare paper, our anchors, nothing to load: the map begins with it, so that deck's groups are always in place. */
export function paperStyle(look: Look): StyleSpecification {
  const { paper } = groundColours(look);
  return {
    version: 8,
    sources: {},
    layers: withAnchors([{ id: 'mer', type: 'background', paint: { 'background-color': paper } }], [])
  };
}

/** Tiles of a service over paper. */
function rasterStyle(tiles: string, maxZoom: number, attribution: string, look: Look): StyleSpecification {
  const { paper } = groundColours(look);
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

/** Paper that a basemap wears in a theme. */
export function lookOf({ look }: Pick<Basemap, 'look'>, theme: Theme): Look {
  return look ?? theme;
}

/** The style of a basemap, its anchors included. A raster basemap without tiles is paper. */
export function basemapStyle(
  basemap: Basemap,
  theme: Theme,
  language: 'fr' | 'en',
  baseUrl: string
): StyleSpecification {
  const look = lookOf(basemap, theme);
  if (basemap.type === 'offline') return offlineStyle(look, language, baseUrl);
  if (basemap.type === 'raster' && basemap.tiles)
    return rasterStyle(
      new URL(basemap.tiles, baseUrl).href.replace(/%7B/gi, '{').replace(/%7D/gi, '}'),
      basemap.maxZoom,
      basemap.attribution,
      look
    );
  return paperStyle(look);
}
