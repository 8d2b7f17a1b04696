import type { CatalogueEntry } from '../catalogue/entry';
import { parseTerritory } from '../catalogue/territories';
import { safeUrl, urlsOf } from '../document/validate';
import type { SourceSpec } from '../sources/registry';
import type { Recipe, RecipeFile } from './recipe';

/** Theme of a map whose file names none, and none of whose layers is of the catalogue. */
const noTheme = 'services';

/**
 * A recipe with what its file leaves to be found: the levels by its territory, the theme by that of most of its entries, and
 * whether it needs the network by the addresses of its sources.
 */
export function completeRecipe(id: string, file: RecipeFile, entries: ReadonlyMap<string, CatalogueEntry>): Recipe {
  const used = file.steps.flatMap((step) => ('add' in step ? (entries.get(step.add) ?? []) : []));
  const inline = file.steps.flatMap((step) => ('source' in step ? [step.source] : []));
  const own = parseTerritory(file.territory);
  const { pending: _, ...said } = file;
  return {
    ...said,
    id,
    theme: file.theme ?? mostFrequent(used.map(({ theme }) => theme)) ?? noTheme,
    levels: file.levels ?? (own ? [own.kind] : ['fr']),
    offline: [...used.map(({ source }) => source), ...inline].every(isOfSite)
  };
}

/** Whether a source is files of the site itself. */
function isOfSite(source: SourceSpec): boolean {
  return urlsOf(source).every((url) => safeUrl(url) && !/^(https?:)?\/\//i.test(url.trim()));
}

function mostFrequent(list: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
