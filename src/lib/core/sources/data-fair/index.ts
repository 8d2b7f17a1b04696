import * as v from 'valibot';
import type { SourceKind } from '../kind';
import { placeOptions } from '../place-options';
import { recogniseDataFair } from './recognise';

/** A dataset of a data-fair service (ADEME, Agence ORE, Koumoul…). */
export const dataFairSchema = v.object({
  kind: v.literal('data-fair'),
  /** address of the service: `https://data.exemple.fr/data-fair`; the portal's alone will do */
  url: v.string(),
  dataset: v.string(),
  /** condition in the query language of Elasticsearch: `code_departement:33` */
  qs: v.optional(v.string()),
  /** values by column, exact */
  filters: v.optional(v.record(v.string(), v.string())),
  /** columns, all when absent */
  select: v.optional(v.array(v.string())),
  ...placeOptions
});
export type DataFairSource = v.InferOutput<typeof dataFairSchema>;

export const dataFair = {
  kind: 'data-fair',
  words: {
    name: { fr: 'Portail data-fair', en: 'data-fair portal' },
    hint: { fr: 'Jeu de données d’un portail (ADEME, ORE…)', en: 'Dataset of a portal (ADEME, ORE…)' }
  },
  schema: dataFairSchema,
  gives: 'table',
  cuts: () => true,
  urls: (spec) => [spec.url],
  form: {
    url: { fr: 'Adresse du portail', en: 'Address of the portal' },
    dataset: { fr: 'Identifiant du jeu de données', en: 'Identifier of the dataset' },
    qs: { fr: 'Condition', en: 'Condition' }
  },
  recognise: recogniseDataFair,
  load: () => import('./module').then((m) => m.dataFairModule)
} as const satisfies SourceKind<'data-fair', DataFairSource>;
