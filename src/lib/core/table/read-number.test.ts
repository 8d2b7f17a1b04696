import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { losesDigits, readNumber } from './read-number';

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
    [' 7 ', 7]
  ])('%s', (text, number) => {
    expect(readNumber(text)).toBe(number);
  });

  it.each(['', '-', 'abc', '12 34', '1 2345', '05 56 12 34 56', '12/03', '1.2.3', '0x10', 'Infinity'])(
    'refuses « %s »',
    (text) => {
      expect(readNumber(text)).toBeNaN();
    }
  );

  it('reads back what French formatting writes', () => {
    const format = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 3 });
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (n) => {
        expect(readNumber(format.format(n / 1000))).toBe(n / 1000);
      })
    );
  });
});

it('losesDigits sees what a number would not keep', () => {
  expect(['01001', '12345678901234567', '+33'].every(losesDigits)).toBe(true);
  expect(['0', '0,5', '33063', '80123456700012'].some(losesDigits)).toBe(false);
});
