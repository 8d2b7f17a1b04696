import * as v from 'valibot';
import { csvOptions } from '../csv';
import type { SourceKind } from '../kind';

/** A file of the user's own, known by its content hash; the bytes stay in the browser. Format is found by content. */
export const fileSchema = v.object({
  kind: v.literal('file'),
  name: v.string(),
  size: v.number(),
  hash: v.string(),
  ...csvOptions
});
export type FileSource = v.InferOutput<typeof fileSchema>;

export const file = {
  kind: 'file',
  words: {
    name: { fr: 'Fichier', en: 'File' },
    hint: {
      fr: 'GeoJSON (aussi ligne à ligne), TopoJSON, GML, CSV ou shapefile zippé déposé sur la page',
      en: 'GeoJSON (also line by line), TopoJSON, GML, CSV or zipped shapefile dropped on the page'
    }
  },
  schema: fileSchema,
  gives: 'table',
  urls: () => [],
  load: () => import('./read').then((m) => m.fileReader)
} as const satisfies SourceKind<'file', FileSource>;
