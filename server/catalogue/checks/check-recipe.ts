import { cutTo } from '../../../src/lib/core/catalogue/cut';
import type { Catalogue } from '../../../src/lib/core/catalogue/entry';
import type { Recipe } from '../../../src/lib/core/recipes/recipe';
import { parseTerritory } from '../../../src/lib/core/catalogue/territories';
import { givesOf, readSource } from '../../../src/lib/core/sources/registry';
import { inWords } from './read-sample';
import type { CheckContext } from './finding';

/** What the layers of a one-click map gave over its own territory, and how long that took. */
export interface RecipeCheck {
  id: string;
  ok: boolean;
  said: string;
  milliseconds: number;
}

/** Reads every layer of a recipe over its default territory, as a click does. Never throws. */
export async function checkRecipe(recipe: Recipe, catalogue: Catalogue, context: CheckContext): Promise<RecipeCheck> {
  const started = performance.now();
  const territory = parseTerritory(recipe.territory);
  const said: string[] = [];
  let ok = true;
  for (const step of recipe.steps) {
    if (!('add' in step)) continue;
    const entry = catalogue.entries.find(({ id }) => id === step.add);
    if (!entry || givesOf(entry.source) !== 'table') continue;
    const place = territory && step.cut ? { ...territory, name: territory.code } : null;
    const outcome = await readSource(cutTo(entry, place).source, {
      ...context,
      files: { get: () => Promise.resolve(null) },
      signal: AbortSignal.timeout(context.timeoutSeconds * 15_000),
      progress: () => undefined
    });
    ok &&= outcome.ok && outcome.value.rows > 0;
    said.push(`${step.add}: ${outcome.ok ? outcome.value.rows : inWords(outcome.problem)}`);
  }
  return { id: recipe.id, ok, said: said.join('; '), milliseconds: Math.round(performance.now() - started) };
}
