import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from './entry';
import { buildIndex, search } from './search';
import { spelling } from './spelling';
import { wordsOf } from './words';

function entry(id: string, title: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return {
    id,
    theme: 'divers',
    title: { fr: title, en: title },
    summary: { fr: '', en: '' },
    keywords: [],
    geometry: 'point',
    source: { kind: 'geojson', url: `demo/${id}.geojson` },
    columns: {},
    territory: {},
    credit: { producer: 'Insee', licence: 'Licence Ouverte 2.0' },
    checked: 'never',
    ...more
  };
}

const entries = [
  entry('ecoles', 'Écoles, collèges et lycées', { keywords: ['établissement scolaire'] }),
  entry('gares', 'Gares de voyageurs', { theme: 'transport' }),
  entry('communes', 'Communes', { summary: { fr: 'Contours, sans les écoles', en: 'Outlines' } }),
  entry('epci', 'Intercommunalités (EPCI)'),
  entry('eaux', 'Eaux souterraines'),
  entry('cours-eau', 'Cours d’eau'),
  entry('prefectures', 'Chefs-lieux', { credit: { producer: 'Ministère de l’Intérieur', licence: 'LO' } })
];
const index = buildIndex(entries);
const found = (query: string) => search(index, query).map((e) => e.id);

describe('search', () => {
  it('forgives accents, case, plurals and little words', () => {
    for (const query of ['ecole', 'ÉCOLES', 'école', 'les écoles', 'ecol'])
      expect(found(query)[0], query).toBe('ecoles');
    expect(found('cours eau')).toEqual(['cours-eau']);
    expect(found('eau')).toEqual(expect.arrayContaining(['eaux', 'cours-eau']));
  });

  it('puts a title before a summary', () => {
    expect(found('ecoles')).toEqual(['ecoles', 'communes']);
  });

  it('knows synonyms, below the words themselves', () => {
    expect(found('établissement scolaire')[0]).toBe('ecoles');
    expect(found('lycee')).toContain('ecoles');
    expect(found('train')).toEqual(['gares']);
    expect(found('métropole')).toEqual(['epci']);
  });

  it('finds by producer and theme, and wants every word', () => {
    expect(found('interieur')).toEqual(['prefectures']);
    expect(found('transport insee')).toEqual(['gares']);
    expect(found('transport interieur')).toEqual([]);
    expect(found('zzz')).toEqual([]);
    expect(found('de la')).toEqual([]);
  });

  it('lists everything by title for an empty query', () => {
    expect(found('  ')).toEqual(['prefectures', 'communes', 'cours-eau', 'eaux', 'ecoles', 'gares', 'epci']);
  });

  it('reads few postings of a large catalogue', () => {
    let reads = 0;
    const thousand = Array.from({ length: 1000 }, (_, i) =>
      entry(`e${i}`, `Couche numéro${i} ${i % 50 ? 'autre' : 'école'}`)
    );
    const large = buildIndex(thousand);
    const counted = {
      ...large,
      postings: new Proxy(large.postings, {
        get(target, key) {
          if (key !== 'get') return Reflect.get(target, key) as unknown;
          return (word: string) => {
            const list = target.get(word);
            reads += list?.size ?? 0;
            return list;
          };
        }
      })
    };
    expect(search(counted, 'école')).toHaveLength(20);
    expect(reads).toBe(20);
  });
});

describe('words', () => {
  it('are compared without case, accents, ligatures or plural', () => {
    expect(spelling('L’Haÿ-les-Roses')).toBe('l hay les roses');
    expect(spelling('SAINT-ÉTIENNE')).toBe(spelling('St Etienne'));
    expect(wordsOf('Les eaux, bœufs et réseaux départementaux')).toEqual(['eau', 'boeuf', 'reseau', 'departemental']);
  });
});
