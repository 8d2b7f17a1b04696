import * as v from 'valibot';
import { configSchema, type Config } from '../core/catalogue/config';
import { entryFileSchema, healthSchema, pendingEntrySchema, type Catalogue } from '../core/catalogue/entry';
import { bad, good, type Outcome } from '../core/problems/problem';
import { recipeSchema } from '../core/recipes/recipe';

/** The configuration when `config.json` cannot be read: the studio still opens, on its offline basemap. */
export const bareConfig: Config = {
  timeoutSeconds: 20,
  maxBytes: 268435456,
  wholeLimit: 50000,
  allowedHosts: [],
  catalogue: 'catalogue.json',
  basemaps: [
    { id: 'offline', name: { fr: 'Fond sobre', en: 'Quiet basemap' }, type: 'offline', maxZoom: 19, attribution: '' }
  ]
};

/** A file of the site. A host that stays silent is given up after the seconds that `config.json` would give sources. */
export async function fetchJson(url: string, cache: RequestCache = 'no-cache'): Promise<unknown> {
  const answer = await fetch(url, { cache, signal: AbortSignal.timeout(bareConfig.timeoutSeconds * 1000) });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

/** `config.json` beside the site, validated; `bareConfig` when it is missing or wrong. */
export async function loadConfig(baseUrl: string): Promise<Config> {
  try {
    const parsed = v.safeParse(configSchema, await fetchJson(new URL('config.json', baseUrl).href));
    return parsed.success && parsed.output.basemaps.length > 0 ? parsed.output : bareConfig;
  } catch {
    return bareConfig;
  }
}

const id = v.pipe(v.string(), v.minLength(1));
const entrySchema = v.object({ ...entryFileSchema.entries, id, theme: v.string(), health: v.optional(healthSchema) });

/**
 * The compiled catalogue. It is validated again here, entry by entry, since another one may be served or merged in
 * later: a wrong entry is left out and named, the rest lives.
 */
export async function loadCatalogue(url: string): Promise<Outcome<Catalogue>> {
  let data: { entries?: unknown; recipes?: unknown; pending?: unknown; pendingRecipes?: unknown; faults?: unknown };
  try {
    data = (await fetchJson(url)) as typeof data;
  } catch (error) {
    return bad({ code: 'catalogue-unavailable', facts: { url, detail: String(error) } });
  }
  const catalogue: Catalogue = { version: 1, entries: [], recipes: [], pending: [], pendingRecipes: [], faults: [] };
  const reject = (what: unknown, path: string): void => {
    const name = (what as { id?: unknown } | null)?.id;
    catalogue.faults.push({ file: String(name ?? '?'), line: null, reason: path });
  };
  for (const entry of asList(data.entries)) {
    const parsed = v.safeParse(entrySchema, entry);
    if (parsed.success) catalogue.entries.push(parsed.output);
    else reject(entry, v.getDotPath(parsed.issues[0]) ?? '');
  }
  for (const recipe of asList(data.recipes)) {
    const parsed = v.safeParse(recipeSchema, recipe);
    if (parsed.success) catalogue.recipes.push(parsed.output);
    else reject(recipe, v.getDotPath(parsed.issues[0]) ?? '');
  }
  for (const waiting of asList(data.pending)) {
    const parsed = v.safeParse(pendingEntrySchema, waiting);
    if (parsed.success) catalogue.pending.push(parsed.output);
  }
  for (const waiting of asList(data.pendingRecipes)) {
    const parsed = v.safeParse(pendingEntrySchema, waiting);
    if (parsed.success) catalogue.pendingRecipes.push(parsed.output);
  }
  for (const fault of asList(data.faults)) catalogue.faults.push(fault as Catalogue['faults'][number]);
  return good(catalogue);
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
