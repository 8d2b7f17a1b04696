import * as v from 'valibot';
import type { SourceKind } from '../kind';
import { recogniseXyz } from './recognise';
import { splitSubdomains } from './subdomains';

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
