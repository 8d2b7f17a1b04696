import { describe, expect, it } from 'vitest';
import { chooseCrs, type Positions } from './choose';

const at = (...positions: [number, number][]): Positions => ({
  share: (test) => (positions.length === 0 ? null : positions.filter(([x, y]) => test(x, y)).length / positions.length)
});
const code = (outcome: ReturnType<typeof chooseCrs>) =>
  outcome.ok ? outcome.value.definition.code : outcome.problem.code;

describe('chooseCrs', () => {
  it('follows the declaration', () => {
    expect(code(chooseCrs(at([418000, 6420000]), 'urn:ogc:def:crs:EPSG::2154'))).toBe('EPSG:2154');
    expect(code(chooseCrs(at([2, 48]), null))).toBe('EPSG:4326');
    expect(code(chooseCrs(at(), null))).toBe('EPSG:4326');
  });

  it('does not believe degrees that cannot be', () => {
    const metres = at([418000, 6420000], [500000, 6500000]);
    const guessed = chooseCrs(metres, 'EPSG:4326');
    expect(guessed.ok && guessed.notices).toEqual([{ code: 'crs-guessed', facts: { crs: 'EPSG:2154' } }]);
    expect(code(chooseCrs(at([1450000, 4180000]), 'EPSG:4326', 'EPSG:3945'))).toBe('EPSG:3945');
    expect(code(chooseCrs(at([1450000, 4180000]), null))).toBe('unsupported-crs');
  });

  it('forgives a few wild positions', () => {
    expect(code(chooseCrs(at([2, 48], [3, 47], [999, 999]), null))).toBe('EPSG:4326');
  });

  it('puts north-first planes right and says so', () => {
    const swapped = chooseCrs(at([6420759.1829, 413471.4551]), 'EPSG:2154');
    expect(swapped.ok && swapped.notices).toEqual([{ code: 'axis-swapped', facts: { crs: 'EPSG:2154' } }]);
    const coords = Float64Array.of(6420759.1829, 413471.4551);
    if (swapped.ok) swapped.value.toLonLat(coords);
    expect(coords[0]).toBeCloseTo(-0.6262433, 7);
    expect(coords[1]).toBeCloseTo(44.8267708, 7);
  });

  it('refuses what it cannot read', () => {
    expect(code(chooseCrs(at([1, 1]), 'EPSG:999999'))).toBe('unsupported-crs');
  });
});
