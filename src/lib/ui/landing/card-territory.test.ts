import { describe, expect, it } from 'vitest';
import type { Recipe } from '../../core/recipes/recipe';
import type { TerritoryInfo } from '../../core/catalogue/territories';
import type { TerritoryKind } from '../../core/document/document';
import { cardTerritory, recipeHref } from './card-territory';

const recipe = (levels: TerritoryKind[], territory = 'dep-33'): Recipe => ({
  id: 'gares',
  title: { fr: '', en: '' },
  question: { fr: '', en: '' },
  theme: 'transport',
  levels,
  territory,
  steps: [{ add: 'gares', cut: true, visible: true, opacity: 1 }],
  offline: false,
  order: 1,
  checked: 'never'
});
const known: TerritoryInfo[] = [
  { kind: 'dep', code: '69', name: 'Rhône', bbox: null, reg: '84' },
  { kind: 'com', code: '69123', name: 'Lyon', bbox: null, dep: '69', reg: '84' }
];

describe('cardTerritory', () => {
  it('keeps the chosen territory when its level suits', () => {
    expect(cardTerritory(recipe(['dep', 'reg']), { kind: 'dep', code: '69' }, known)).toEqual({
      kind: 'dep',
      code: '69'
    });
  });

  it('widens to the narrowest level that suits', () => {
    const lyon = { kind: 'com', code: '69123' } as const;
    expect(cardTerritory(recipe(['reg', 'dep']), lyon, known)).toEqual({ kind: 'dep', code: '69' });
    expect(cardTerritory(recipe(['fr', 'reg']), lyon, known)).toEqual({ kind: 'reg', code: '84' });
  });

  it('falls back on the recipe’s own, never narrowing', () => {
    expect(cardTerritory(recipe(['com'], 'com-33063'), { kind: 'dep', code: '69' }, known)).toEqual({
      kind: 'com',
      code: '33063'
    });
    expect(cardTerritory(recipe(['dep']), null, known)).toEqual({ kind: 'dep', code: '33' });
    expect(cardTerritory(recipe(['dep']), { kind: 'com', code: '01001' }, known)).toEqual({ kind: 'dep', code: '33' });
  });

  it('writes the address of the page', () => {
    expect(recipeHref('gares', { kind: 'fr', code: 'fr' })).toBe('carte/?recette=gares&territoire=fr');
    expect(recipeHref('gares', { kind: 'com', code: '2A004' })).toBe('carte/?recette=gares&territoire=com-2A004');
    expect(recipeHref('gares', null)).toBe('carte/?recette=gares');
  });
});
