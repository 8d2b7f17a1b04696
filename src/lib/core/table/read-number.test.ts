import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { losesDigits, numberReader, readNumber } from './read-number';

describe('readNumber', () => {
  it.each([
    ['1234', 1234],
    ['-3,5', -3.5],
    ['1 234,5', 1234.5],
    ['1\u00a0234\u00a0567', 1234567],
    ['1\u202f234,50', 1234.5],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1.234.567', 1234567],
    ['1,234', 1.234],
    ['12,5 %', 12.5],
    ['−4', -4],
    ['1e3', 1000],
    [',5', 0.5],
    [' 7 ', 7],
    ['1\u2009234,5', 1234.5],
    ["1'234.5", 1234.5],
    ['1’234’567', 1234567],
    ['\u22121\u202f234,5', -1234.5],
    ['–3', -3],
    ['(1 234)', -1234],
    ['12\u00a0€', 12],
    ['€12.50', 12.5],
    ['3,2 M€', 3.2],
    ['45 km²', 45],
    ['120 hab/km²', 120],
    ['18 °C', 18],
    ['-9999', -9999]
  ])('%s', (text, number) => {
    expect(readNumber(text)).toBe(number);
  });

  it.each([
    '',
    '-',
    'abc',
    '12 34',
    '1 2345',
    '05 56 12 34 56',
    '12/03',
    '1.2.3',
    '0x10',
    'Infinity',
    '2A',
    '12 bis',
    '(-3)',
    '3 pommes',
    'A 12',
    '12-34'
  ])('refuses « %s »', (text) => {
    expect(readNumber(text)).toBeNaN();
  });

  it('reads back what French formatting writes', () => {
    const format = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 3 });
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (n) => {
        expect(readNumber(format.format(n / 1000))).toBe(n / 1000);
      })
    );
  });
});

describe('numberReader', () => {
  const read = (...cells: string[]): number[] | null => {
    const reader = numberReader(cells);
    return reader && cells.map(reader);
  };

  it.each<[string[], number[]]>([
    [
      ['1.234', '12,5'],
      [1234, 12.5]
    ],
    [
      ['1,234', '12.5'],
      [1234, 12.5]
    ],
    [
      ['1,234', '1,234,567'],
      [1234, 1234567]
    ],
    [
      ['1.234', '1.234,5'],
      [1234, 1234.5]
    ],
    [
      ['1,234', '0,5'],
      [1.234, 0.5]
    ],
    [
      ['1.234', '0.5'],
      [1.234, 0.5]
    ],
    [
      ['0,123', '1.234'],
      [0.123, 1234]
    ],
    [
      ['1,234', '5,678'],
      [1.234, 5.678]
    ],
    [
      ['12,5', '12.5', '1,234'],
      [12.5, 12.5, 1.234]
    ],
    [
      ['12 %', '3,5 %'],
      [12, 3.5]
    ],
    [
      ['12 ha', '3'],
      [12, 3]
    ]
  ])('reads the column %j by what its cells tell', (cells, numbers) => {
    expect(read(...cells)).toEqual(numbers);
  });

  it.each([
    [['2 km', '500 m']],
    [['01001', '33063']],
    [['552 100 554', '732 829 320']],
    [['55210055400013']],
    [['nd', '-']],
    [['12', 'douze']]
  ])('leaves the column %j as it is', (cells) => {
    expect(read(...cells)).toBeNull();
  });

  it('takes nine figures for a quantity where they keep no rule', () => {
    expect(read('552 100 554', '732 829 321')).toEqual([552100554, 732829321]);
  });
});

it('losesDigits sees what a number would not keep', () => {
  expect(['01001', '12345678901234567', '+33'].every(losesDigits)).toBe(true);
  expect(['0', '0,5', '33063', '80123456700012'].some(losesDigits)).toBe(false);
});
