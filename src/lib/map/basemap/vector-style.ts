import type { StyleSpecification } from 'maplibre-gl';
import { withAnchors } from '../anchors';
import { groundColours, type Look } from './colours';

/** Whether a document has the parts of a MapLibre style (version 8) that drawing needs. */
export function isStyle(document: unknown): document is StyleSpecification {
  const { version, sources, layers } = (document ?? {}) as { version?: unknown; sources?: unknown; layers?: unknown };
  return version === 8 && typeof sources === 'object' && sources !== null && Array.isArray(layers);
}

/**
 * A MapLibre style of a service as a basemap: its ground below our data, its names above them, our paper behind, its
 * addresses made absolute. What would turn the map round or light it (camera, terrain, sky) is left out: the map's
 * author decides of these.
 */
export function vectorStyle(style: StyleSpecification, address: string, look: Look): StyleSpecification {
  const { paper } = groundColours(look);
  const names = style.layers.filter((layer) => layer.type === 'symbol');
  const ground = style.layers.filter((layer) => layer.type !== 'symbol');
  const { glyphs, sprite } = style;
  return {
    version: 8,
    ...(glyphs === undefined ? {} : { glyphs: absolute(glyphs, address) }),
    ...(sprite === undefined ? {} : { sprite: absoluteSprite(sprite, address) }),
    sources: Object.fromEntries(
      Object.entries(style.sources).map(([id, source]) => {
        const { url, tiles } = source as { url?: string; tiles?: string[] };
        const absolutes = {
          ...(typeof url === 'string' ? { url: absolute(url, address) } : {}),
          ...(Array.isArray(tiles) ? { tiles: tiles.map((tile) => absolute(tile, address)) } : {})
        };
        return [id, { ...source, ...absolutes } as typeof source];
      })
    ),
    layers: withAnchors([{ id: 'papier', type: 'background', paint: { 'background-color': paper } }, ...ground], names)
  };
}

type Sprite = NonNullable<StyleSpecification['sprite']>;

function absoluteSprite(sprite: Sprite, address: string): Sprite {
  if (typeof sprite === 'string') return absolute(sprite, address);
  return sprite.map(({ id, url }) => ({ id, url: absolute(url, address) }));
}

/** MapLibre's placeholders must keep their braces. */
function absolute(url: string, address: string): string {
  return new URL(url, address).href.replace(/%7B/gi, '{').replace(/%7D/gi, '}');
}
