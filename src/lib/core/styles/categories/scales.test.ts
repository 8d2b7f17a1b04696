import { describe, expect, it } from 'vitest';
import { apart } from '../colour-distance';
import { colourOf } from '../palettes';
import { colourValues } from './colour-values';
import { scaleOf } from './scales';

const ordered = (...values: string[]): string[] | undefined => scaleOf(values)?.map(({ value }) => value);

describe('scaleOf', () => {
  it.each([
    [['4 - fort', '1 - très faible', '3 - moyen', '5 - très fort', '2 - faible'], 1],
    [['Moyen', 'Faible', 'Élevé', 'Nul'], 3]
  ])('orders degrees: %j', (values, first) => {
    expect(ordered(...values)?.[0]).toBe(values[first]);
    const colours = scaleOf(values)?.map(({ colour }) => colour) ?? [];
    expect(colours[0]).toBe('seq-brique-2');
    expect(colours.at(-1)).toBe('seq-brique-7');
  });

  it('orders ranges of figures, however they are written', () => {
    expect(ordered('20 à 49 salariés', 'moins de 10 salariés', '50 salariés et plus', '10 à 19 salariés')).toEqual([
      'moins de 10 salariés',
      '10 à 19 salariés',
      '20 à 49 salariés',
      '50 salariés et plus'
    ]);
    expect(ordered('1 000 - 1 999', '0', '> 2 000', '1 - 999')).toEqual(['0', '1 - 999', '1 000 - 1 999', '> 2 000']);
    expect(ordered('60-74 ans', '0-14 ans', '15-29 ans', '75 ans ou plus')?.[0]).toBe('0-14 ans');
  });

  it('paints states of waters as the directive has it, the best first', () => {
    expect(scaleOf(['Mauvais', 'Bon', 'Médiocre', 'Moyen', 'Très bon'])).toEqual([
      { value: 'Très bon', colour: 'theme-eau' },
      { value: 'Bon', colour: 'theme-protege' },
      { value: 'Moyen', colour: 'theme-risque-faible' },
      { value: 'Médiocre', colour: 'theme-risque-moyen' },
      { value: 'Mauvais', colour: 'theme-risque-fort' }
    ]);
  });

  it('orders marks from A to G', () => {
    expect(ordered('D', 'A', 'G', 'C', 'B', 'F', 'E')).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G']);
  });

  it.each([
    ['Bibliothèque', 'Gymnase', 'Relais postal'],
    ['1 - Commerce', '2 - Industrie', '3 - Services'],
    ['A', 'B', 'C'],
    ['PLU 2015-2020', 'PLU 2021-2025', 'RNU 2000-2001'],
    ['Lot 1', 'Lot 2', 'Lot 3'],
    ['1', '2', '3'],
    ['faible', 'faible ', 'fort'],
    ['fort', 'faible']
  ])('sees no scale in %j', (...values) => {
    expect(scaleOf(values)).toBeNull();
  });

  it.each(['light', 'dark'] as const)('tells neighbours apart, %s', (theme) => {
    for (const values of [
      ['très faible', 'faible', 'moyen', 'fort', 'très fort'],
      ['A', 'B', 'C', 'D', 'E', 'F', 'G'],
      ['moins de 1', '1 à 2', '2 à 3', '3 à 4', '4 à 5', '5 à 6', '6 et plus']
    ]) {
      const colours = scaleOf(values)?.map(({ colour }) => colourOf(colour, theme)) ?? [];
      expect(colours).toHaveLength(values.length);
      for (const [i, colour] of colours.slice(1).entries()) expect(apart(colour, colours[i]!)).toBeGreaterThan(4);
    }
  });
});

it('levels of danger keep the colours that their readers expect', () => {
  expect(colourValues(['moyen', 'faible', 'fort']).map(({ colour }) => colour)).toEqual([
    'theme-risque-fort',
    'theme-risque-moyen',
    'theme-risque-faible'
  ]);
});
