import { expect, it } from 'vitest';
import type { Catalogue } from '../core/catalogue/entry';
import type { Recipe } from '../core/recipes/recipe';
import { emptyDocument, type MapDocument } from '../core/document/document';
import { Opening, type OpeningPorts } from './opening.svelte';

const recipe = {
  id: 'essai',
  title: { fr: 'Essai', en: 'Trial' },
  levels: ['fr'],
  territory: 'fr',
  steps: []
} as unknown as Recipe;

function opening(): Opening {
  let document = emptyDocument();
  const none = (): void => undefined;
  const ports: Partial<OpeningPorts> = {
    mode: 'studio',
    baseUrl: 'https://moi.fr/',
    address: { current: () => new URL('https://moi.fr/'), replace: none, push: none, onChange: () => none },
    catalogue: {
      version: 1,
      entries: [],
      recipes: [recipe],
      pending: [],
      pendingRecipes: [],
      faults: []
    } satisfies Catalogue,
    language: () => 'fr',
    document: () => document,
    place: (territory) => Promise.resolve({ ...territory, name: 'France', bbox: null }),
    touch: none,
    during: (work) => work,
    do: none,
    start: (made: MapDocument) => void (document = made),
    gate: none,
    opens: none,
    frame: none,
    show: none,
    report: none
  };
  return new Opening(ports as OpeningPorts);
}

it('keeps a map that a card made, and never one opened from a link', async () => {
  const opened = opening();
  await opened.run(recipe, null);
  expect(opened.own).toBe(true);
  opened.document(emptyDocument(), 'link');
  opened.edited();
  expect(opened.own).toBe(false);
});

it('keeps the map of a recipe’s address only once the person changed it', async () => {
  const opened = opening();
  await opened.run(recipe, null, true);
  expect(opened.own).toBe(false);
  opened.edited();
  expect(opened.own).toBe(true);
});
