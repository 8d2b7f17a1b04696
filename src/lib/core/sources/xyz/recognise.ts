import type { Claim } from '../kind';
import type { Pasted } from '../pasted';

/** Tiles of objects are another protocol's. */
const vector = /\.(pbf|mvt|geojson|json|topojson)(\?|$)/i;

/**
 * What a pasted address is to picture tiles: a template, the address of one tile (`…/12/2075/1409.png`), QGIS's
 * `type=xyz&url=…`, or a document that may be TileJSON.
 */
export function recogniseXyz(pasted: Pasted): Claim | null {
  const qgis = /(?:^|&)type=xyz(?:&|$)/i.test(pasted.text) ? /(?:^|&)url=([^&]+)/i.exec(pasted.text) : null;
  const text = (qgis ? decoded(qgis[1] ?? '') : pasted.text).replace(/%7B/gi, '{').replace(/%7D/gi, '}');
  if (!/^https?:\/\//i.test(text) || vector.test(text.replace(/[{}]/g, ''))) return tileJson(pasted);
  const isTemplate = /\{z\}/i.test(text) && /\{x\}/i.test(text) && /\{-?y\}|\$\{y\}/i.test(text);
  if (isTemplate || /\{(q|quadkey)\}/i.test(text)) {
    const zooms = qgis ? qgisZooms(pasted.text) : {};
    return { sure: qgis ? 3 : 2, spec: { kind: 'xyz', url: normal(text), ...zooms } };
  }
  const tile = /^(.*\/)(\d{1,2})\/(\d+)\/(\d+)(@2x)?(\.(?:png|jpe?g|webp|gif))?(\?.*)?$/i.exec(text);
  if (!tile) return null;
  const [, before, z, x, y, dense, type, rest] = tile;
  const side = 2 ** Number(z);
  // Esri's servers put the row first: `/tile/12/1409/2075`
  const rowFirst = /\/tile\/$/i.test(before ?? '');
  if (Number(z) > 24 || Number(x) >= side || Number(y) >= side || (!type && !rowFirst)) return null;
  const url = `${before}${rowFirst ? '{z}/{y}/{x}' : '{z}/{x}/{y}'}${dense ? '{r}' : ''}${type ?? ''}${rest ?? ''}`;
  return { sure: 2, spec: { kind: 'xyz', url } };
}

function tileJson({ url }: Pasted): Claim | null {
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const says = /tile-?json/i.test(url.pathname) || /\/tiles?\.json$/i.test(url.pathname);
  return says ? { sure: 1, spec: { kind: 'xyz', url: url.href } } : null;
}

/** Placeholders under the one name that each has here. */
function normal(template: string): string {
  return template
    .replace(/\$\{([xyz])\}/gi, '{$1}')
    .replace(/\{(-?[xyz])\}/gi, (_, name: string) => `{${name.toLowerCase()}}`)
    .replace(/\{quadkey\}/gi, '{q}')
    .replace(/\{ratio\}|\{@2x\}/gi, '{r}');
}

function qgisZooms(text: string): { minZoom?: number; maxZoom?: number } {
  const read = (name: string): number | undefined => {
    const found = new RegExp(`(?:^|&)${name}=(\\d{1,2})`, 'i').exec(text);
    return found ? Number(found[1]) : undefined;
  };
  const [least, most] = [read('zmin'), read('zmax')];
  return { ...(least === undefined ? {} : { minZoom: least }), ...(most === undefined ? {} : { maxZoom: most }) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
