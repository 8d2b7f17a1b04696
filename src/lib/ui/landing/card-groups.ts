import type { CatalogueEntry } from '../../core/catalogue/entry';
import { buildIndex, search, type CatalogueIndex, type Searchable } from '../../core/catalogue/search';
import type { Recipe } from '../../core/recipes/recipe';
import type { Language } from '../../core/wording';

/** Cards of one theme, in their order. */
export interface CardGroup {
  theme: string;
  recipes: Recipe[];
}

/** Cards as they are laid out: by their order, those that need no network before the others. */
export function inOrder(recipes: readonly Recipe[]): Recipe[] {
  return [...recipes].sort(
    (a, b) => a.order - b.order || Number(b.offline) - Number(a.offline) || (a.id < b.id ? -1 : 1)
  );
}

/** Cards by theme; themes in the order of their first cards. */
export function byTheme(recipes: readonly Recipe[]): CardGroup[] {
  const groups = new Map<string, Recipe[]>();
  for (const recipe of recipes) groups.set(recipe.theme, [...(groups.get(recipe.theme) ?? []), recipe]);
  return [...groups].map(([theme, list]) => ({ theme, recipes: list }));
}

type Card = Searchable & { recipe: Recipe };

/** Cards by their words and by those of the layers they show: « covoiturage » finds a map that counts car-sharing spots. */
export function indexCards(recipes: readonly Recipe[], entries: readonly CatalogueEntry[]): CatalogueIndex<Card> {
  const known = new Map(entries.map((entry) => [entry.id, entry]));
  return buildIndex(
    recipes.map((recipe): Card => {
      const shown = recipe.steps.flatMap((step) => ('add' in step ? (known.get(step.add) ?? []) : []));
      return {
        recipe,
        id: recipe.id,
        theme: recipe.theme,
        title: recipe.title,
        summary: recipe.question,
        keywords: shown.flatMap(({ title, keywords }) => [title.fr, title.en, ...keywords]),
        columns: {},
        credit: { producer: shown.map(({ credit }) => credit.producer).join(' ') }
      };
    })
  );
}

/** Cards that hold every word of a query, best first. */
export function findCards(index: CatalogueIndex<Card>, query: string, language: Language): Recipe[] {
  return search(index, query, language).map(({ recipe }) => recipe);
}
