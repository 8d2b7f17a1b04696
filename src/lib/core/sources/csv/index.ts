import * as v from 'valibot';
import type { SourceKind } from '../kind';
import { placeOptions } from '../place-options';

/** How a CSV's rows are placed: named columns, none at all (a plain table), or found by their names when absent. */
export const csvOptions = {
  x: v.optional(v.string()),
  y: v.optional(v.string()),
  ...placeOptions,
  /** true: a table without geometry, whatever its columns are called */
  plain: v.optional(v.boolean())
};

/** A CSV at an address, with longitude/latitude columns or without geometry. */
export const csvSchema = v.object({ kind: v.literal('csv'), url: v.string(), ...csvOptions });
export type CsvSource = v.InferOutput<typeof csvSchema>;

export const csv = {
  kind: 'csv',
  words: {
    name: { fr: 'CSV', en: 'CSV' },
    hint: { fr: 'Tableau à une adresse', en: 'Table at an address' }
  },
  schema: csvSchema,
  gives: 'table',
  urls: (spec) => [spec.url],
  form: {
    url: { fr: 'Adresse du tableau', en: 'Address of the table' },
    x: { fr: 'Colonne des longitudes (ou x)', en: 'Column of longitudes (or x)' },
    y: { fr: 'Colonne des latitudes (ou y)', en: 'Column of latitudes (or y)' },
    crs: { fr: 'Projection (EPSG:2154…)', en: 'Projection (EPSG:2154…)' },
    plain: { fr: 'Sans position', en: 'Without positions' }
  },
  load: () => import('./read').then((m) => m.csvReader)
} as const satisfies SourceKind<'csv', CsvSource>;
