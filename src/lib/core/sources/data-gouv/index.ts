import * as v from 'valibot';
import { csvOptions } from '../csv';
import type { SourceKind } from '../kind';
import { recogniseDataGouv } from './recognise';

/** A resource of data.gouv.fr, by the address that stays when its file is replaced. */
export const dataGouvSchema = v.object({
  kind: v.literal('data-gouv'),
  resource: v.pipe(v.string(), v.uuid()),
  /** rows kept, by the tabular API's operators: `{ dep__exact: '33' }`; for resources that it has */
  filters: v.optional(v.record(v.string(), v.string())),
  ...csvOptions
});
export type DataGouvSource = v.InferOutput<typeof dataGouvSchema>;

export const dataGouv = {
  kind: 'data-gouv',
  words: {
    name: { fr: 'Ressource de data.gouv.fr', en: 'data.gouv.fr resource' },
    hint: { fr: 'Fichier d’un jeu de données, toujours à jour', en: 'File of a dataset, always up to date' }
  },
  schema: dataGouvSchema,
  gives: 'table',
  urls: (spec) => [spec.filters ? 'https://tabular-api.data.gouv.fr/' : 'https://www.data.gouv.fr/'],
  form: { resource: { fr: 'Identifiant de la ressource', en: 'Identifier of the resource' } },
  recognise: recogniseDataGouv,
  load: () => import('./module').then((m) => m.dataGouvModule)
} as const satisfies SourceKind<'data-gouv', DataGouvSource>;
