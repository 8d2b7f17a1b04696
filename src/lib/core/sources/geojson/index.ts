import * as v from 'valibot';
import type { SourceKind } from '../kind';
import { placeOptions } from '../place-options';

/** A GeoJSON document at an address, absolute or relative to the site. */
export const geojsonSchema = v.object({
  kind: v.literal('geojson'),
  url: v.string(),
  ...placeOptions
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
