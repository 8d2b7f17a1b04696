import * as v from 'valibot';
import { csvOptions } from '../csv';
import type { SourceKind } from '../kind';

/** A GeoJSON document at an address, absolute or relative to the site; TopoJSON and rows in JSON are read too. */
export const geojsonSchema = v.object({
  kind: v.literal('geojson'),
  url: v.string(),
  /** object of a TopoJSON that holds several; the one with the most geometries when absent */
  object: v.optional(v.string()),
  /** path of the rows in JSON that is no GeoJSON: `data.items` */
  rows: v.optional(v.string()),
  /** field of such rows that holds a geometry */
  geometry: v.optional(v.string()),
  ...csvOptions
});
export type GeojsonSource = v.InferOutput<typeof geojsonSchema>;

export const geojson = {
  kind: 'geojson',
  words: {
    name: { fr: 'GeoJSON', en: 'GeoJSON' },
    hint: { fr: 'Fichier ou API à une adresse', en: 'File or API at an address' }
  },
  schema: geojsonSchema,
  gives: 'table',
  urls: (spec) => [spec.url],
  form: {
    url: { fr: 'Adresse du document', en: 'Address of the document' },
    crs: { fr: 'Projection (EPSG:2154…)', en: 'Projection (EPSG:2154…)' }
  },
  load: () => import('./read').then((m) => m.geojsonReader)
} as const satisfies SourceKind<'geojson', GeojsonSource>;
