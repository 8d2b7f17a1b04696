import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparable, sampleOf, sharedValues } from './shared-values';

const codes = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, i) => String(from + i).padStart(5, '0'));

describe('comparable', () => {
  it.each([
    ['01001', ' 1001', '1001.0'],
    ['2A004', '2a004', '20004'],
    ['L’Haÿ-les-Roses', 'HAY LES ROSES (L\u2019)', 'Haÿ-les-Roses'],
    ['Saint-Œuf s/ Mer', 'ST OEUF SUR MER', 'Saint œuf-sur-mer']
  ])('is the same for %s, %s and %s', (...texts) => {
    expect(new Set(texts.map(comparable)).size).toBe(1);
  });
});

describe('sharedValues', () => {
  it('counts small columns, in any order and however they are written', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(300), { maxLength: 120 }),
        fc.uniqueArray(fc.nat(300), { maxLength: 120 }),
        (x, y) => {
          const common = x.filter((n) => y.includes(n)).length;
          const found = sharedValues(sampleOf(x.map(String)), sampleOf(y.map((n) => ` 0${n}`)));
          expect(found).toMatchObject({ count: common, exact: true });
          expect(found.ofFirst).toBeCloseTo(x.length > 0 ? common / x.length : 0);
          expect(found.ofSecond).toBeCloseTo(y.length > 0 ? common / y.length : 0);
        }
      )
    );
  });

  it('estimates large ones: a département in the country, two départements apart', () => {
    const country = sampleOf(codes(1000, 36_000));
    const here = sampleOf(codes(20_000, 20_534));
    const part = sharedValues(here, country);
    expect(part.exact).toBe(false);
    expect(part.ofFirst).toBe(1);
    expect(part.count).toBeGreaterThan(450);
    expect(part.count).toBeLessThan(650);
    const apart = sharedValues(here, sampleOf(codes(30_000, 31_000)));
    expect(apart.count).toBe(0);
    expect(apart.compared).toBeGreaterThan(100);
  });
});
