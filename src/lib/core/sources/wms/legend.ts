import type { LegendPicture } from '../../marks/marks';
import type { WmsCapabilities, WmsLayer } from './capabilities';
import { wmsLegendUrl } from './request';
import type { WmsSource } from '.';

/**
 * Legends of the layers of a request: the picture that a layer's style states, when it is on the host that answered;
 * else the one the server draws on demand. Layers that have neither are left out.
 */
export function wmsLegends(
  spec: WmsSource,
  baseUrl: string,
  layers: readonly (WmsLayer | null)[],
  capabilities: WmsCapabilities,
  answered: string
): LegendPicture[] {
  return spec.layers.flatMap((name, i) => {
    const layer = layers[i] ?? null;
    const styleName = spec.styles?.[i];
    const style = layer?.styles.find((s) => s.name === styleName) ?? (styleName ? undefined : layer?.styles[0]);
    const stated = style?.legend ? onHost(style.legend, answered) : null;
    // servers that list no legend at all may still draw one (QGIS, MapServer of old); an unlisted layer too
    const drawn = capabilities.drawsLegends || layer === null || stated === null;
    const url = stated ?? (drawn ? wmsLegendUrl(spec, baseUrl, i) : null);
    return url === null ? [] : [{ url, name: layer?.title || name }];
  });
}

/** The stated address when its host is the one that answered (with its scheme); null for another host. */
function onHost(stated: string, answered: string): string | null {
  if (!URL.canParse(stated, answered) || !URL.canParse(answered)) return null;
  const url = new URL(stated, answered);
  const own = new URL(answered);
  if (url.hostname !== own.hostname) return null;
  url.protocol = own.protocol;
  url.port = own.port;
  return url.href;
}
