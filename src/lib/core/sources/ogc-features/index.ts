import * as v from 'valibot';
import type { SourceKind } from '../kind';
import { placeOptions } from '../place-options';
import { recogniseFeatures } from './recognise';

/** A collection of an OGC API Features. */
export const ogcFeaturesSchema = v.object({
  kind: v.literal('ogc-features'),
  /** address of the landing page, with its vendor parameters (`map=`, keys) */
  url: v.string(),
  collection: v.string(),
  /** CQL2 text (Part 3), pushed to the server */
  filter: v.optional(v.string()),
  /** equalities, pushed to the server (Part 1) */
  properties: v.optional(v.record(v.string(), v.string())),
  /** instant or interval of RFC 3339: `2024-01-01/..` */
  datetime: v.optional(v.string()),
  /** coordinate system asked for (Part 2); absent: longitude/latitude */
  srsName: v.optional(v.string()),
  /** features a page, 1 000 by default */
  pageSize: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10000))),
  ...placeOptions
});
export type OgcFeaturesSource = v.InferOutput<typeof ogcFeaturesSchema>;

export const ogcFeatures = {
  kind: 'ogc-features',
  words: {
    name: { fr: 'OGC API Features', en: 'OGC API Features' },
    hint: { fr: 'Collection d’une API géographique OGC', en: 'Collection of an OGC geographic API' }
  },
  schema: ogcFeaturesSchema,
  gives: 'table',
  cuts: () => true,
  urls: (spec) => [spec.url],
  names: (spec) => [spec.collection],
  part: (spec) => [spec.filter, spec.properties, spec.datetime].some((asked) => asked !== undefined),
  form: {
    url: { fr: 'Adresse de l’API', en: 'Address of the API' },
    collection: { fr: 'Collection', en: 'Collection' },
    filter: { fr: 'Filtre (CQL2)', en: 'Filter (CQL2)' }
  },
  recognise: recogniseFeatures,
  load: () => import('./module').then((m) => m.ogcFeaturesModule)
} as const satisfies SourceKind<'ogc-features', OgcFeaturesSource>;
