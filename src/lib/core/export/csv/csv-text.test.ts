import { describe, expect, it } from 'vitest';
import { csvText } from './csv-text';

describe('csvText', () => {
  it('is what a French spreadsheet opens: mark, semicolons, decimal commas', () => {
    expect(
      csvText(
        ['Couche', 'Valeur'],
        [
          ['Gares', 1234.5],
          ['a;b', null],
          ['petit', 0.000012]
        ],
        'fr'
      )
    ).toBe('\ufeffCouche;Valeur\r\nGares;1234,5\r\n"a;b";\r\npetit;0,000012\r\n');
    expect(csvText(['Layer', 'Value'], [['a,b', 1.5]], 'en')).toBe('\ufeffLayer,Value\r\n"a,b",1.5\r\n');
  });

  it('defuses formulas, and leaves figures below zero alone', () => {
    const csv = csvText(
      ['x', 'y'],
      [
        ['=HYPERLINK("http://mal.exemple")', -3.25],
        ['+33 5', -1],
        ['@a', 0],
        ['-a', 1]
      ],
      'fr'
    );
    expect(csv.split('\r\n').slice(1, 5)).toEqual([
      `"'=HYPERLINK(""http://mal.exemple"")";-3,25`,
      `"'+33 5";-1`,
      `"'@a";0`,
      `"'-a";1`
    ]);
  });

  it('keeps all figures of a number, or those that a measure has', () => {
    const lines = [[243_300_316, 12.345678912]];
    expect(csvText(['siren', 'km'], lines, 'fr').split('\r\n')[1]).toBe('243300316;12,345678912');
    expect(csvText(['siren', 'km'], lines, 'en', 7).split('\r\n')[1]).toBe('243300300,12.34568');
  });
});
