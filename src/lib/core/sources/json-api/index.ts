import * as v from 'valibot';
import { csvOptions } from '../csv';
import type { SourceKind } from '../kind';
import { recogniseApi } from './recognise';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * Rows of an API in JSON, GeoJSON or CSV, page after page. `url` is a template: `{page}`, `{offset}`, `{cursor}` and
 * `{size}` say how it pages, `{west}`, `{south}`, `{east}`, `{north}` how it cuts; a parameter whose braces have no value
 * is left out. What is absent is known of public French APIs, and else found by the shape of the answers.
 */
export const jsonApiSchema = v.object({
  kind: v.literal('json-api'),
  url: v.string(),
  /** path of the rows in the answer: `data.items` */
  rows: v.optional(v.string()),
  /** path, in a row, of a list that makes a row of each of its members: `matching_etablissements` */
  each: v.optional(v.string()),
  /** path of the number of rows there are: `meta.total` */
  total: v.optional(v.string()),
  /** path of the address of the next page, or of what stands for `{cursor}` */
  next: v.optional(v.string()),
  /** rows a page: what stands for `{size}` */
  pageSize: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100000))),
  /** number of the first page, 1 by default */
  firstPage: v.optional(whole),
  /** rows that the API lets one reach, whatever there are */
  depth: v.optional(whole),
  /** field that holds a geometry: GeoJSON, WKT, `{ lon, lat }`, « lat, lon » */
  geometry: v.optional(v.string()),
  ...csvOptions
});
export type JsonApiSource = v.InferOutput<typeof jsonApiSchema>;

export const jsonApi = {
  kind: 'json-api',
  words: {
    name: { fr: 'API JSON ou CSV', en: 'JSON or CSV API' },
    hint: { fr: 'Hub’Eau, API Carto, Géorisques ou autre, page après page', en: 'Any web API, page after page' }
  },
  schema: jsonApiSchema,
  gives: 'table',
  cuts: ({ url }) => ['{west}', '{south}', '{east}', '{north}'].every((side) => url.includes(side)),
  urls: (spec) => [spec.url.replace(/\{\w+\}/g, '0')],
  form: {
    url: { fr: 'Adresse, avec {page} ou {offset}', en: 'Address, with {page} or {offset}' },
    rows: { fr: 'Chemin des lignes', en: 'Path of the rows' },
    geometry: { fr: 'Champ de la géométrie', en: 'Geometry field' }
  },
  recognise: recogniseApi,
  load: () => import('./module').then((m) => m.jsonApiModule)
} as const satisfies SourceKind<'json-api', JsonApiSource>;
