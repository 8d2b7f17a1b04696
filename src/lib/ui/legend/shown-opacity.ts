import { groundUnder } from '../../core/carto/ground-under';
import { areaOpacity, groundOf } from '../../core/catalogue/ground';
import type { LayerSpec } from '../../core/document/document';
import type { Studio } from '../../studio/api';

/** Opacity at which a layer is seen: its own, less where its areas let a plan or photographs through by themselves. */
export function shownOpacity(studio: Pick<Studio, 'runtime' | 'shownBasemap' | 'document'>, layer: LayerSpec): number {
  const { style, opacity, decidedBy } = layer;
  const symbols = style !== null && ['circles', 'dot-density', 'extruded-columns'].includes(style.kind);
  const lines = style?.kind === 'single' && style.fill !== 'fill';
  if (symbols || lines || studio.runtime(layer.id).profile?.geometry !== 'polygon') return opacity;
  const ground = groundUnder(studio.document.layers, layer, groundOf(studio.shownBasemap));
  return areaOpacity(ground, { opacity, automatic: decidedBy.style === 'automatic' });
}
