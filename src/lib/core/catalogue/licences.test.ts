import { describe, expect, it } from 'vitest';
import { licenceConcerns, licenceOf } from './licences';

describe('licenceOf', () => {
  it.each([
    ['Licence Ouverte 2.0', 'attribution'],
    ['Etalab 2.0', 'attribution'],
    ['ODbL 1.0', 'share-alike'],
    ['CC-BY-SA-4.0', 'share-alike'],
    ['CC-BY-4.0', 'attribution'],
    ['CC BY-NC 4.0', 'non-commercial'],
    ['CC-BY-NC-ND 4.0', 'no-derivatives'],
    ['Domaine public (contours), Licence Ouverte 2.0 (codes et noms)', 'attribution'],
    ['CC0', 'none'],
    ['à vérifier (Licence Ouverte ou ODbL)', 'unknown'],
    ['Licence Ouverte 2.0 ou ODbL 1.0 (à vérifier)', 'unknown'],
    ['ODbL or Licence Ouverte', 'unknown'],
    ['Conditions du BRGM', 'unknown'],
    ['', 'unknown']
  ])('%s: %s', (text, terms) => {
    expect(licenceOf(text).terms).toBe(terms);
  });
});

describe('licenceConcerns', () => {
  const lo = 'Licence Ouverte 2.0';

  it('says nothing where naming the producers is enough', () => {
    expect(licenceConcerns([lo, 'CC-BY-4.0', 'CC0'], [{ layer: 'Écoles', licences: [lo, 'CC-BY-4.0'] }])).toEqual([]);
    // drawn side by side, nothing is derived
    expect(licenceConcerns([lo, 'ODbL'], [])).toEqual([]);
  });

  it('names the licence that a result takes over', () => {
    expect(licenceConcerns([lo, 'ODbL'], [{ layer: 'Commerces', licences: [lo, 'ODbL', 'ODbL 1.0'] }])).toEqual([
      { concern: 'share-alike', layer: 'Commerces', licence: 'ODbL 1.0' }
    ]);
  });

  it('warns of licences that exclude one another', () => {
    for (const other of ['CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'CC-BY-ND-4.0'])
      expect(licenceConcerns([], [{ layer: 'Commerces', licences: ['ODbL', other] }])).toEqual([
        { concern: 'incompatible', layer: 'Commerces', licences: ['ODbL 1.0', other.slice(0, -4)] }
      ]);
  });

  it('tells what forbids a sale and what nobody made sure of, each once', () => {
    expect(licenceConcerns(['CC-BY-NC', 'CC-BY-NC-4.0', 'Conditions du BRGM', lo], [])).toEqual([
      { concern: 'non-commercial', licences: ['CC-BY-NC'] },
      { concern: 'unknown', licences: ['Conditions du BRGM'] }
    ]);
  });
});
