// Promise: a one-click map is written in 25 lines or fewer, in the form that « Enregistrer comme carte » writes; what is wrong
// in one is named with its line; and a map saved as a recipe makes the same map again, here and elsewhere.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { TerritoryPlace } from '../../src/lib/core/catalogue/cut';
import type { Catalogue } from '../../src/lib/core/catalogue/entry';
import { parseTerritory } from '../../src/lib/core/catalogue/territories';
import { crossingKind } from '../../src/lib/core/crossings/registry';
import type { MapDocument } from '../../src/lib/core/document/document';
import { completeRecipe } from '../../src/lib/core/recipes/complete';
import { recipeFileSchema, type Recipe } from '../../src/lib/core/recipes/recipe';
import { runRecipe } from '../../src/lib/core/recipes/run';
import { saveAsRecipe } from '../../src/lib/core/recipes/save';
import { writeRecipe } from '../../src/lib/core/recipes/write';
import { compileCatalogue } from './compile';

const folder = 'layers-catalog/recipes';
const files = readdirSync(folder);
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await compileCatalogue('layers-catalog');
});

/** Somewhere of that level. */
const somewhere: Record<string, TerritoryPlace> = {
  fr: { kind: 'fr', code: 'fr', name: 'France', of: 'de la France' },
  reg: { kind: 'reg', code: '53', name: 'Bretagne', of: 'de la Bretagne' },
  dep: { kind: 'dep', code: '46', name: 'Lot', of: 'du Lot' },
  epci: { kind: 'epci', code: '243300316', name: 'Bordeaux Métropole', of: 'de Bordeaux Métropole' },
  com: { kind: 'com', code: '17300', name: 'La Rochelle', of: 'de La Rochelle' }
};
const ownPlace = (recipe: Recipe): TerritoryPlace => ({
  ...parseTerritory(recipe.territory)!,
  name: 'Gironde',
  of: 'de la Gironde'
});

/** A document whose layers are named by their rank: what a map is, whatever ids its layers bear. */
function plain(document: MapDocument): unknown {
  const rank = new Map(document.layers.map(({ id }, i) => [id, `#${i}`]));
  const { from: _, ...rest } = document;
  return {
    ...rest,
    layers: document.layers.map(({ id, source, ...layer }) => ({
      ...layer,
      id: rank.get(id),
      source:
        source.kind === 'derived'
          ? crossingKind(source.crossing.kind).rename(source.crossing, (input) => rank.get(input)!)
          : source
    }))
  };
}

const run = (recipe: Recipe, place: TerritoryPlace, language: 'fr' | 'en' = 'fr'): MapDocument => {
  const made = runRecipe(recipe, { catalogue, place, language });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
};

describe.each(files)('%s', (file) => {
  it('has 25 lines at most, each a step where it can be', () => {
    const text = textOf(file);
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(25);
    expect(writeRecipe(v.parse(recipeFileSchema, parse(text)))).toBe(text);
  });

  it('is what its own map is saved as: the same map from the file, at home and elsewhere, in both languages', () => {
    // a map that waits is not offered: nobody has it on screen
    if (catalogue.pendingRecipes.some(({ id }) => `${id}.yaml` === file)) return;
    const recipe = catalogue.recipes.find(({ id }) => `${id}.yaml` === file);
    if (!recipe) throw new Error(JSON.stringify(catalogue.faults));
    for (const language of ['fr', 'en'] as const) {
      const place = ownPlace(recipe);
      const made = run(recipe, place, language);
      const saved = saveAsRecipe(made, { catalogue, place, language, shownTitle: '', usualBasemap: 'offline' })!;
      expect(saved.left).toEqual([]);
      const again = completeRecipe(
        'x',
        v.parse(recipeFileSchema, parse(writeRecipe(saved.recipe))),
        new Map(catalogue.entries.map((entry) => [entry.id, entry]))
      );
      expect(plain(run(again, place, language))).toEqual(plain(made));
      for (const level of recipe.levels) {
        const other = somewhere[level]!;
        for (const tongue of ['fr', 'en'] as const)
          expect(plain(run(again, other, tongue)), `${level} ${tongue}`).toEqual(plain(run(recipe, other, tongue)));
      }
    }
  });
});
