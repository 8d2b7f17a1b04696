import { groundOfWords, strongerGround, type Ground } from '../catalogue/ground';
import type { LayerSpec } from '../document/document';
import { givesOf } from '../sources/registry';

/** Opacity from which a picture is a ground. */
const SEEN = 0.3;

/**
 * What the areas of a layer lie on: the basemap, or the pictures of visible layers below (a plan, photographs), whichever
 * must most be read through them. `layers` bottom first.
 */
export function groundUnder(layers: readonly LayerSpec[], layer: LayerSpec, basemap: Ground): Ground {
  const below = layers.slice(0, Math.max(0, layers.indexOf(layer)));
  const pictures = below
    .filter(({ visible, opacity, source }) => visible && opacity >= SEEN && givesOf(source) === 'raster')
    .map(({ name, source }) => groundOfWords(`${name} ${JSON.stringify(source)}`));
  return pictures.reduce(strongerGround, basemap);
}
