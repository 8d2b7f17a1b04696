import { describe, expect, it } from 'vitest';
import { countedThings, noneOf, quantityOf } from './nouns';

describe('countedThings', () => {
  it('counts what a layer is named by, without its precision', () => {
    const many = (name: string): string | null => countedThings(name, '12', false, 'fr');
    expect(many('Points de service (démonstration)')).toBe('12 points de service');
    expect(many('Établissements SEVESO')).toBe('12 établissements SEVESO');
    expect(many('IRVE')).toBeNull();
    expect(many('Population des communes')).toBeNull();
    expect(many('Taux de chômage')).toBeNull();
    expect(many('Bibliothèques : à moins de 5 km')).toBeNull();
    expect(countedThings('Passenger stations', '12', false, 'en')).toBe('12 passenger stations');
  });

  it('tells one of them, or nothing where that is not sure', () => {
    const one = (name: string): string | null => countedThings(name, '1', true, 'fr');
    expect(one('Gares routières de Gironde')).toBe('1 gare routière de Gironde');
    expect(one('Châteaux')).toBe('1 château');
    expect(one('Hôpitaux')).toBeNull();
    expect(countedThings('Bus stops', '1', true, 'en')).toBe('1 bus stop');
  });

  it('says of none that there are none, with its elision', () => {
    expect(noneOf('Gares', 'fr')).toBe('pas de gares');
    expect(noneOf('Écoles', 'fr')).toBe('pas d’écoles');
    expect(noneOf('Service points', 'en')).toBe('no service points');
    expect(noneOf('IRVE', 'fr')).toBeNull();
  });
});

describe('quantityOf', () => {
  it('tells what is counted from what has a value, and quotes what it does not know', () => {
    expect(quantityOf('Habitants', 'fr')).toEqual({ kind: 'counted', words: 'habitants' });
    expect(quantityOf('Nombre de logements', 'fr')).toEqual({ kind: 'counted', words: 'logements' });
    expect(quantityOf('Points de service (démonstration) pour 10 000 habitants', 'fr')).toEqual({
      kind: 'counted',
      words: 'points de service pour 10 000 habitants'
    });
    expect(quantityOf('Taux de chômage, en\u00a0%', 'fr')).toEqual({
      kind: 'head',
      words: 'le taux de chômage',
      unit: '%'
    });
    expect(quantityOf('Âge moyen', 'fr')).toEqual({ kind: 'head', words: 'l’âge moyen', unit: '' });
    expect(quantityOf('Habitants des villes, en\u00a0%', 'fr')).toMatchObject({ kind: 'unknown', unit: '%' });
    expect(quantityOf('P21 POP', 'fr')).toEqual({ kind: 'unknown', words: 'P21 POP', unit: '' });
    expect(quantityOf('Inhabitants', 'en')).toEqual({ kind: 'counted', words: 'inhabitants' });
    expect(quantityOf('Service points (demonstration) per 10,000 inhabitants', 'en')).toMatchObject({
      words: 'service points per 10,000 inhabitants'
    });
    expect(quantityOf('Unemployment rate, in %', 'en')).toEqual({
      kind: 'head',
      words: 'the unemployment rate',
      unit: '%'
    });
  });
});
