import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../catalogue/entry';
import type { Recipe } from './recipe';
import { runRecipe } from './run';

const entry = (id: string, url: string): CatalogueEntry =>
  ({
    id,
    theme: 'demo',
    title: { fr: id, en: id },
    source: { kind: 'geojson', url },
    territory: { dep: { column: 'dep' } },
    credit: { producer: 'P', licence: 'L' }
  }) as unknown as CatalogueEntry;

const recipe: Recipe = {
  id: 'r',
  title: { fr: 'T', en: 'T' },
  question: { fr: '?', en: '?' },
  theme: 'demo',
  mapTitle: { fr: 'Gares {of}', en: 'Stations, {territory}' },
  levels: ['dep'],
  territory: 'dep-33',
  offline: true,
  order: 1,
  checked: 'never',
  steps: [
    { add: 'zones', as: 'z', cut: true, visible: true, opacity: 1 },
    { add: 'gares', cut: true, visible: true, opacity: 0.5, where: { all: [], distinct: 'uic' } },
    {
      cross: { kind: 'count-in', areas: 'z', points: 'gares' },
      under: 'z',
      name: { fr: 'Gares par zone', en: 'Stations by zone' },
      visible: true,
      opacity: 1
    }
  ]
};
const catalogue = { entries: [entry('zones', 'demo/z.geojson'), entry('gares', 'demo/g.geojson')] };
const place = { kind: 'dep' as const, code: '33', name: 'Gironde', of: 'de la Gironde' };

describe('runRecipe', () => {
  it('gives a titled document of layers cut to the territory, crossings reading layer ids', () => {
    const outcome = runRecipe(recipe, { catalogue, place, language: 'fr' });
    if (!outcome.ok) throw new Error(outcome.problem.code);
    const { layers, title, territory, from } = outcome.value;
    expect({ title, territory, from }).toEqual({
      title: 'Gares de la Gironde',
      territory: { kind: 'dep', code: '33' },
      from: { recipe: 'r' }
    });
    expect(layers.map((l) => l.name)).toEqual(['Gares par zone', 'zones', 'gares']);
    expect(layers[2]).toMatchObject({
      opacity: 0.5,
      where: { all: [{ column: 'dep', op: '=', value: '33' }], distinct: 'uic' }
    });
    expect(layers[0]?.source).toEqual({
      kind: 'derived',
      crossing: { kind: 'count-in', areas: layers[1]?.id, points: layers[2]?.id }
    });
    const english = runRecipe(recipe, { catalogue, place, language: 'en' });
    expect(english).toMatchObject({ ok: true, value: { title: 'Stations, Gironde' } });
  });

  it('names a missing entry, and a crossing of an unknown step', () => {
    expect(runRecipe(recipe, { catalogue: { entries: [] }, place, language: 'fr' })).toEqual({
      ok: false,
      problem: { code: 'entry-unknown', facts: { entry: 'zones' } }
    });
    const broken = { ...recipe, steps: recipe.steps.slice(0, 1).concat(recipe.steps.slice(2)) };
    expect(runRecipe(broken, { catalogue, place, language: 'fr' })).toEqual({
      ok: false,
      problem: { code: 'crossing-input-missing', facts: { layer: 'gares' } }
    });
  });
});
