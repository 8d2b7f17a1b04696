import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { prefs } from '../../state/prefs.svelte';
import { breakDigits, classLabels } from './class-labels';

afterEach(() => {
  prefs.language = 'fr';
});

describe('classLabels', () => {
  it('says the lowest, the middle and the highest class', () => {
    expect(classLabels([0.4, 5, 8, 11.5, 47])).toEqual(['moins de 5', 'de 5 à 8', 'de 8 à 11,5', '11,5 et plus']);
    prefs.language = 'en';
    expect(classLabels([0.4, 5, 8, 11.5, 47])).toEqual(['under 5', '5 to 8', '8 to 11.5', '11.5 and over']);
  });

  it('says whole numbers without overlap', () => {
    expect(classLabels([1, 2, 5, 10, 20], true)).toEqual(['1', 'de 2 à 4', 'de 5 à 9', '10 et plus']);
    expect(classLabels([0, 1, 2, 2], true)).toEqual(['0', '1', '2']);
    expect(classLabels([0, 0.5, 1.5, 2], true)).toEqual(['0', '1', '2']);
    expect(classLabels([0, 0.5, 2.5, 9], true)).toEqual(['0', 'de 1 à 2', '3 et plus']);
  });

  it('says by its value a first class that holds nothing else', () => {
    expect(classLabels([0, 0.01, 10, 34], false, 0)).toEqual(['0', 'de 0,01 à 10', '10 et plus']);
    expect(classLabels([0, 0.01, 10, 34], false, 0.004)[0]).toBe('0');
    expect(classLabels([0, 0.01, 10, 34], false, 0.008)[0]).toBe('moins de 0,01');
    expect(classLabels([0, 0.01, 10, 34])[0]).toBe('moins de 0,01');
  });

  it('says a class of one value by that value', () => {
    expect(classLabels([0, 50.5, 100, 100])).toEqual(['moins de 50,5', 'de 50,5 à 100', '100']);
  });

  it('keeps round thousands as intervals that touch', () => {
    expect(classLabels([120, 1000, 2500, 9000], true)).toEqual([
      'moins de 1\u202f000',
      'de 1\u202f000 à 2\u202f500',
      '2\u202f500 et plus'
    ]);
  });

  it('gives one class its two bounds', () => {
    expect(classLabels([3, 9])).toEqual(['de 3 à 9']);
  });

  it('takes as many decimals as the narrowest class needs, no more', () => {
    expect(breakDigits([0, 5, 10])).toBe(0);
    expect(breakDigits([0.1, 0.25, 0.5])).toBe(2);
    expect(breakDigits([10.1937, 110.4, 300.02])).toBe(0);
  });

  it('gives distinct texts to distinct classes', () => {
    const breaks = fc
      .uniqueArray(fc.integer({ min: -100000, max: 100000 }), { minLength: 3, maxLength: 8 })
      .map((values) => values.sort((a, b) => a - b).map((v) => v / 100));
    fc.assert(
      fc.property(breaks, fc.boolean(), (values, integer) => {
        const labels = classLabels(values, integer);
        expect(labels).toHaveLength(values.length - 1);
        expect(new Set(labels).size).toBe(labels.length);
      })
    );
  });
});
