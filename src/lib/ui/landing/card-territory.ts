import type { Recipe } from '../../core/recipes/recipe';
import { parseTerritory, territoryKey, type TerritoryInfo } from '../../core/catalogue/territories';
import type { Territory } from '../../core/document/document';

/**
 * The territory a card draws: the chosen one when the recipe makes sense at its level, else the narrowest of those
 * that contain it and suit, else the recipe's own. Null only for a recipe whose own territory is malformed.
 */
export function cardTerritory(
  recipe: Recipe,
  chosen: Territory | null,
  territories: readonly TerritoryInfo[]
): Territory | null {
  const own = parseTerritory(recipe.territory);
  if (!chosen) return own;
  if (recipe.levels.includes(chosen.kind)) return chosen;
  const info = findInfo(territories, chosen);
  if (chosen.kind !== 'dep' && info?.dep && recipe.levels.includes('dep')) return { kind: 'dep', code: info.dep };
  if (chosen.kind !== 'reg' && info?.reg && recipe.levels.includes('reg')) return { kind: 'reg', code: info.reg };
  return own;
}

/** What is known of a territory. */
export function findInfo(territories: readonly TerritoryInfo[], territory: Territory): TerritoryInfo | undefined {
  return territories.find((t) => t.kind === territory.kind && t.code === territory.code);
}

/**
 * Address of a one-click map, relative to the site's root: by query, which every host answers, even for a recipe that was
 * added after the build.
 */
export function recipeHref(id: string, territory: Territory | null): string {
  const where = territory ? `&territoire=${territoryKey(territory)}` : '';
  return `carte/?recette=${encodeURIComponent(id)}${where}`;
}
