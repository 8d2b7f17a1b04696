import * as v from 'valibot';
import type { SourceKind } from '../kind';
import { recogniseXyz } from './recognise';

/** Raster tiles in the usual Web Mercator grid, by an address template or a TileJSON document. */
export const xyzSchema = v.object({
  kind: v.literal('xyz'),
  /**
   * template with {z}, {x}, {y} (or {-y} for rows from the south, {q} for a quadkey), {s} or {a-c} for hosts, {r} for
   * dense screens; or the address of a TileJSON document
   */
  url: v.string(),
  minZoom: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(30))),
  maxZoom: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(30))),
  tileSize: v.optional(v.picklist([256, 512])),
  /** `tms`: {y} counts from the south */
  scheme: v.optional(v.picklist(['xyz', 'tms']))
});
export type XyzSource = v.InferOutput<typeof xyzSchema>;

export const xyz = {
  kind: 'xyz',
  words: {
    name: { fr: 'Tuiles d’images', en: 'Picture tiles' },
    hint: { fr: 'Adresse en {z}/{x}/{y}, ou TileJSON', en: 'Address with {z}/{x}/{y}, or TileJSON' }
  },
  schema: xyzSchema,
  gives: 'raster',
  urls: (spec) => hostsOf(spec.url),
  form: {
    url: { fr: 'Adresse des tuiles', en: 'Address of the tiles' },
    minZoom: { fr: 'Zoom minimal', en: 'Least zoom' },
    maxZoom: { fr: 'Zoom maximal', en: 'Greatest zoom' },
    tileSize: { fr: 'Côté d’une tuile, en pixels', en: 'Side of a tile, in pixels' },
    scheme: { fr: 'Sens des lignes', en: 'Order of the rows' }
  },
  recognise: recogniseXyz,
  load: () => import('./raster').then((m) => m.xyzModule)
} as const satisfies SourceKind<'xyz', XyzSource>;

/** The hosts that a template's alternatives name. */
function hostsOf(url: string): string[] {
  const { template, subdomains } = splitSubdomains(url);
  return subdomains.length === 0 ? [url] : subdomains.map((name) => template.replace('{s}', name));
}

/** `{a-c}`, `{a,b,c}` and `{switch:a,b,c}` are `{s}` with its names; a bare `{s}` stands for a, b, c. */
export function splitSubdomains(url: string): { template: string; subdomains: string[] } {
  const range = /\{([a-z0-9])-([a-z0-9])\}/i.exec(url);
  if (range) {
    const [whole, from, to] = range as unknown as [string, string, string];
    const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)];
    const count = Math.max(0, Math.min(36, last - first + 1));
    const subdomains = Array.from({ length: count }, (_, i) => String.fromCharCode(first + i));
    return { template: url.replace(whole, '{s}'), subdomains };
  }
  const list = /\{(?:switch:)?([a-z0-9]+(?:,[a-z0-9]+)+)\}/i.exec(url);
  if (list) return { template: url.replace(list[0], '{s}'), subdomains: (list[1] ?? '').split(',') };
  return url.includes('{s}') ? { template: url, subdomains: ['a', 'b', 'c'] } : { template: url, subdomains: [] };
}
