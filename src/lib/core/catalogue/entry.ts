import * as v from 'valibot';
import { territoryKinds, twinSchema } from '../document/document';
import { sourceSchema } from '../sources/registry';
import { styleSchema } from '../styles/schema';
import { filterSchema } from '../table/filter';
import type { Recipe } from '../recipes/recipe';
import { text } from './text';

/**
 * How an entry is cut to a territory, by level. `column`: rows whose column equals the code are kept here;
 * `contains`: the column holds a list of codes; `starts`: the column's values begin with the code; `set`: fields of the source are replaced, `{code}` (and `{code3}`,
 * zero padded to three) standing for the code, so that the server cuts.
 */
export const cutSchema = v.union([
  v.object({ column: v.string() }),
  v.object({ contains: v.string() }),
  v.object({ starts: v.string() }),
  v.object({ set: v.record(v.string(), v.string()) }),
  v.literal('whole')
]);

/** What an entry says, whatever its source. */
const entryFields = {
  title: text,
  summary: v.optional(text, ''),
  keywords: v.optional(v.array(v.string()), []),
  geometry: v.picklist(['point', 'line', 'polygon', 'raster', 'table']),
  /** pictures of the same data, shown while the map is further out than zoom `below` */
  twin: v.optional(twinSchema),
  where: v.optional(filterSchema),
  style: v.optional(styleSchema),
  /** columns worth showing first in the feature card and the ⓘ sheet, with their words */
  columns: v.optional(v.record(v.string(), text), {}),
  /** column used as the name of a feature */
  label: v.optional(v.string()),
  territory: v.optional(v.record(v.picklist(territoryKinds), cutSchema), {}),
  credit: v.object({
    producer: v.string(),
    licence: v.string(),
    url: v.optional(v.string()),
    date: v.optional(v.string())
  }),
  /** CRS the source delivers, for the ⓘ sheet */
  crs: v.optional(v.string()),
  /** true for data made up for demonstrations: said on screen */
  demo: v.optional(v.boolean()),
  /** last check of the endpoint: date, or 'never' (« jamais vérifiée en ligne »); the checker's own history wins */
  checked: v.optional(v.string(), 'never'),
  /** what nobody could settle yet (a field's name, a date, a licence): the checker's report repeats it */
  unsure: v.optional(v.array(v.string()))
};

/** What a YAML file of `layers-catalog/<theme>/<id>.yaml` holds. */
export const entryFileSchema = v.strictObject({ ...entryFields, source: sourceSchema });
export type EntryFile = v.InferOutput<typeof entryFileSchema>;

/**
 * The same for a source that cannot be read yet: `pending` says what it waits for. Such an entry is hidden and counted;
 * its source is kept as it is written.
 */
export const pendingFileSchema = v.strictObject({
  ...entryFields,
  source: v.looseObject({ kind: v.string(), url: v.string() }),
  pending: text
});

/** A hidden entry or one-click map, as the compiled catalogue lists it. */
export const pendingEntrySchema = v.object({ id: v.string(), theme: v.string(), title: text, pending: text });
export type PendingEntry = v.InferOutput<typeof pendingEntrySchema>;

/** What the checker last saw of an entry. */
export const healthSchema = v.object({
  /** day of the last check, yyyy-mm-dd */
  on: v.string(),
  ok: v.boolean(),
  /** checks in a row that failed, the last one included */
  failures: v.number()
});
export type Health = v.InferOutput<typeof healthSchema>;

/** An entry of the compiled catalogue: the file, its id (file name) and theme (folder), and its health when checked. */
export type CatalogueEntry = EntryFile & { id: string; theme: string; health?: Health | undefined };

/** Failures in a row after which an entry is shown as out of order: one may be a bad day. */
const failuresToGrey = 3;

/** Whether an entry has failed so often that it is shown as out of order. */
export function outOfOrder(entry: CatalogueEntry): boolean {
  return (entry.health?.failures ?? 0) >= failuresToGrey;
}

/** What was skipped when compiling, and why. */
export interface CatalogueFault {
  file: string;
  line: number | null;
  reason: string;
}

/** The compiled `catalogue.json`. */
export interface Catalogue {
  version: 1;
  entries: CatalogueEntry[];
  recipes: Recipe[];
  /** entries that wait for what the studio does not read yet */
  pending: PendingEntry[];
  /** one-click maps that wait in the same way */
  pendingRecipes: PendingEntry[];
  faults: CatalogueFault[];
}
