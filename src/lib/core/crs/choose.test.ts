import { describe, expect, it } from 'vitest';
import { noCrsAssets } from './no-assets';
import { chooseCrs, type Positions } from './choose';

const assets = noCrsAssets;
const at = (...positions: [number, number][]): Positions => ({
  share: (test) => (positions.length === 0 ? null : positions.filter(([x, y]) => test(x, y)).length / positions.length)
});
const code = (outcome: Awaited<ReturnType<typeof chooseCrs>>) =>
  outcome.ok ? outcome.value.definition.code : outcome.problem.code;

describe('chooseCrs', () => {
  it('follows the declaration', async () => {
    expect(code(await chooseCrs(at([418000, 6420000]), 'urn:ogc:def:crs:EPSG::2154', { assets }))).toBe('EPSG:2154');
    expect(code(await chooseCrs(at([2, 48]), null, { assets }))).toBe('EPSG:4326');
    expect(code(await chooseCrs(at(), null, { assets }))).toBe('EPSG:4326');
  });

  it('does not believe degrees that cannot be', async () => {
    const metres = at([418000, 6420000], [500000, 6500000]);
    const guessed = await chooseCrs(metres, 'EPSG:4326', { assets });
    expect(guessed.ok && guessed.notices).toEqual([{ code: 'crs-guessed', facts: { crs: 'EPSG:2154' } }]);
    expect(code(await chooseCrs(at([1450000, 4180000]), 'EPSG:4326', { fallback: 'EPSG:3945', assets }))).toBe(
      'EPSG:3945'
    );
    expect(code(await chooseCrs(at([1450000, 4180000]), null, { assets }))).toBe('unsupported-crs');
  });

  it('forgives a few wild positions', async () => {
    expect(code(await chooseCrs(at([2, 48], [3, 47], [999, 999]), null, { assets }))).toBe('EPSG:4326');
  });

  it('puts north-first planes right and says so', async () => {
    const swapped = await chooseCrs(at([6420759.1829, 413471.4551]), 'EPSG:2154', { assets });
    expect(swapped.ok && swapped.notices).toEqual([{ code: 'axis-swapped', facts: { crs: 'EPSG:2154' } }]);
    const coords = Float64Array.of(6420759.1829, 413471.4551);
    if (swapped.ok) swapped.value.toLonLat(coords);
    expect(coords[0]).toBeCloseTo(-0.6262433, 7);
    expect(coords[1]).toBeCloseTo(44.8267708, 7);
  });

  it('refuses what it cannot read', async () => {
    expect(code(await chooseCrs(at([1, 1]), 'EPSG:999999', { assets }))).toBe('unsupported-crs');
  });
});
