import * as v from 'valibot';
import type { SourceKind } from '../kind';
import { recogniseWms } from './recognise';

/** OGC Web Map Service. */
export const wmsSchema = v.object({
  kind: v.literal('wms'),
  url: v.string(),
  layers: v.pipe(v.array(v.string()), v.minLength(1)),
  styles: v.optional(v.array(v.string())),
  version: v.optional(v.picklist(['1.3.0', '1.1.1']), '1.3.0'),
  format: v.optional(v.string(), 'image/png'),
  /** value asked of a dimension, by its lower-case name (`time`) */
  dimensions: v.optional(v.record(v.string(), v.string())),
  /** false: one picture a view, for servers whose labels repeat from tile to tile or that refuse tiles */
  tiled: v.optional(v.boolean())
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
  names: (spec) => spec.layers,
  form: {
    url: { fr: 'Adresse du service', en: 'Address of the service' },
    layers: { fr: 'Couches', en: 'Layers' },
    styles: { fr: 'Styles', en: 'Styles' },
    version: { fr: 'Version', en: 'Version' },
    format: { fr: 'Format des images', en: 'Format of the pictures' },
    tiled: { fr: 'Images en dalles', en: 'Pictures in tiles' }
  },
  recognise: recogniseWms,
  load: () => import('./raster').then((m) => m.wmsModule)
} as const satisfies SourceKind<'wms', WmsSource>;
