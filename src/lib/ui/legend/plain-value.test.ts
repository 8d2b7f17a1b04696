import { describe, expect, it } from 'vitest';
import { plainValue } from './plain-value';

describe('plainValue', () => {
  it.each([
    ['NON_ICPE', 'Non ICPE'],
    ['ENREGISTREMENT', 'Enregistrement'],
    ['AUTRE', 'Autre'],
    ['ZNIEFF', 'ZNIEFF'],
    ['AEP', 'AEP'],
    ['ALEA FORT', 'Aléa fort'],
    ['TRES ELEVE', 'Très élevé'],
    ['ECOLE ELEMENTAIRE', 'École élémentaire'],
    ['CENTRE-VILLE', 'Centre-ville'],
    ['Bibliothèque', 'Bibliothèque'],
    ['iPhone', 'iPhone'],
    ['243300316', '243300316'],
    ['A1', 'A1'],
    ['', ''],
    ['_', '_']
  ])('%s reads « %s »', (value, words) => {
    expect(plainValue(value)).toBe(words);
  });
});
