import * as v from 'valibot';
import { csvOptions } from '../csv';
import type { SourceKind } from '../kind';

/** A file at an address, of any format that can be dropped on the page; the format is found by its content. */
export const downloadSchema = v.object({ kind: v.literal('download'), url: v.string(), ...csvOptions });
export type DownloadSource = v.InferOutput<typeof downloadSchema>;

export const download = {
  kind: 'download',
  words: {
    name: { fr: 'Fichier en ligne', en: 'Online file' },
    hint: {
      fr: 'Shapefile zippé ou autre format, reconnu à son contenu',
      en: 'Zipped shapefile or another format, told by its content'
    }
  },
  schema: downloadSchema,
  gives: 'table',
  urls: (spec) => [spec.url],
  form: {
    url: { fr: 'Adresse du fichier', en: 'Address of the file' },
    crs: { fr: 'Projection', en: 'Projection' }
  },
  load: () => import('./read').then((m) => m.downloadReader)
} as const satisfies SourceKind<'download', DownloadSource>;
