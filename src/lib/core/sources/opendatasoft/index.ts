import * as v from 'valibot';
import type { SourceKind } from '../kind';
import { placeOptions } from '../place-options';
import { recogniseOpendatasoft } from './recognise';

/** A dataset of an Opendatasoft (Huwise) portal, by its Explore API 2.1. */
export const opendatasoftSchema = v.object({
  kind: v.literal('opendatasoft'),
  /** address of the portal: `https://data.exemple.fr` */
  url: v.string(),
  dataset: v.string(),
  /** condition in ODSQL */
  where: v.optional(v.string()),
  /** fields in ODSQL, all when absent */
  select: v.optional(v.string()),
  /** facets to keep: `region:Bretagne` */
  refine: v.optional(v.array(v.string())),
  ...placeOptions
});
export type OpendatasoftSource = v.InferOutput<typeof opendatasoftSchema>;

export const opendatasoft = {
  kind: 'opendatasoft',
  words: {
    name: { fr: 'Portail Opendatasoft', en: 'Opendatasoft portal' },
    hint: { fr: 'Jeu de données d’un portail, par son API', en: 'Dataset of a portal, by its API' }
  },
  schema: opendatasoftSchema,
  gives: 'table',
  cuts: () => true,
  urls: (spec) => [spec.url],
  form: {
    url: { fr: 'Adresse du portail', en: 'Address of the portal' },
    dataset: { fr: 'Identifiant du jeu de données', en: 'Identifier of the dataset' },
    where: { fr: 'Condition (ODSQL)', en: 'Condition (ODSQL)' }
  },
  recognise: recogniseOpendatasoft,
  load: () => import('./module').then((m) => m.opendatasoftModule)
} as const satisfies SourceKind<'opendatasoft', OpendatasoftSource>;
