import * as v from 'valibot';
import type { SourceKind } from '../kind';
import { recogniseWmts } from './recognise';

/** OGC Web Map Tile Service, by key-value pairs or RESTful addresses. */
export const wmtsSchema = v.object({
  kind: v.literal('wmts'),
  /** the service, or its capabilities document */
  url: v.string(),
  layer: v.string(),
  style: v.optional(v.string()),
  format: v.optional(v.string()),
  tileMatrixSet: v.optional(v.string()),
  /** value asked of a dimension, by its name */
  dimensions: v.optional(v.record(v.string(), v.string()))
});
export type WmtsSource = v.InferOutput<typeof wmtsSchema>;

export const wmts = {
  kind: 'wmts',
  words: {
    name: { fr: 'Service WMTS', en: 'WMTS service' },
    hint: { fr: 'Images en dalles d’un serveur OGC', en: 'Tiled pictures of an OGC server' }
  },
  schema: wmtsSchema,
  gives: 'raster',
  urls: (spec) => [spec.url],
  names: (spec) => [spec.layer],
  form: {
    url: { fr: 'Adresse du service', en: 'Address of the service' },
    layer: { fr: 'Couche', en: 'Layer' },
    style: { fr: 'Style', en: 'Style' },
    format: { fr: 'Format des images', en: 'Format of the pictures' },
    tileMatrixSet: { fr: 'Grille de dalles', en: 'Tile matrix set' }
  },
  recognise: recogniseWmts,
  load: () => import('./raster').then((m) => m.wmtsModule)
} as const satisfies SourceKind<'wmts', WmtsSource>;
