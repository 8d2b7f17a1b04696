import { describe, expect, it } from 'vitest';
import type { TerritoryInfo } from '../../core/catalogue/territories';
import { findTerritory } from './find-territory';

const place = (kind: TerritoryInfo['kind'], code: string, name: string): TerritoryInfo => ({
  kind,
  code,
  name,
  bbox: null
});

const places = [
  place('fr', 'fr', 'France'),
  place('reg', '75', 'Nouvelle-Aquitaine'),
  place('dep', '33', 'Gironde'),
  place('dep', '31', 'Haute-Garonne'),
  place('dep', '2A', 'Corse-du-Sud'),
  place('com', '33063', 'Bordeaux'),
  place('com', '33550', 'Villenave-d’Ornon'),
  place('com', '94038', 'L’Haÿ-les-Roses'),
  place('com', '75056', 'Paris'),
  place('com', '62826', 'Le Touquet-Paris-Plage'),
  place('com', '33243', 'Saint-Émilion')
];
const names = (query: string): string[] => findTerritory(places, query).map((t) => t.name);

describe('findTerritory', () => {
  it('forgives accents, case, hyphens and « St »', () => {
    expect(names('hay les')).toEqual(['L’Haÿ-les-Roses']);
    expect(names('st emilion')).toEqual(['Saint-Émilion']);
    expect(names('NOUVELLE AQUI')).toEqual(['Nouvelle-Aquitaine']);
  });

  it('puts a code and a whole name before parts of names', () => {
    expect(names('33')).toEqual(['Gironde']);
    expect(names('2a')[0]).toBe('Corse-du-Sud');
    expect(names('paris')).toEqual(['Paris', 'Le Touquet-Paris-Plage']);
  });

  it('puts the beginning of a name before the beginning of a word, and needs three letters inside words', () => {
    expect(names('gar')).toEqual(['Haute-Garonne']);
    expect(names('ro')).toEqual(['L’Haÿ-les-Roses']);
    expect(names('ron')).toEqual(['Gironde', 'Haute-Garonne']);
  });

  it('without a query, offers the wide levels only', () => {
    expect(names('')).toEqual(['France', 'Nouvelle-Aquitaine', 'Gironde', 'Haute-Garonne', 'Corse-du-Sud']);
  });

  it('finds nothing rather than anything', () => {
    expect(names('zzz')).toEqual([]);
  });
});
