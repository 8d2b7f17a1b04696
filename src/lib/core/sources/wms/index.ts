import * as v from 'valibot';
import type { SourceKind } from '../kind';

/** OGC Web Map Service, tiles in EPSG:3857. */
export const wmsSchema = v.object({
  kind: v.literal('wms'),
  url: v.string(),
  layers: v.pipe(v.array(v.string()), v.minLength(1)),
  styles: v.optional(v.array(v.string())),
  version: v.optional(v.picklist(['1.3.0', '1.1.1']), '1.3.0'),
  format: v.optional(v.string(), 'image/png')
});
export type WmsSource = v.InferOutput<typeof wmsSchema>;

export const wms = {
  kind: 'wms',
  words: {
    name: { fr: 'Service WMS', en: 'WMS service' },
    hint: { fr: 'Images dessinées par un serveur OGC', en: 'Pictures drawn by an OGC server' }
  },
  schema: wmsSchema,
  gives: 'raster',
  urls: (spec) => [spec.url],
  load: () => import('./raster').then((m) => m.wmsModule)
} as const satisfies SourceKind<'wms', WmsSource>;
