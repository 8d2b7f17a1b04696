import { describe, expect, it } from 'vitest';
import { findSystems, likelySystem, systemsAmong } from './crs-choices';

const codes = (asked: string, among: string[] = []) => findSystems(asked, among).map(({ code }) => code);

describe('crs choices', () => {
  it('find by code and by words of the name, whatever their case and accents', () => {
    expect(codes('2154')).toEqual(['EPSG:2154']);
    expect(codes('LAMBERT zone ii')[0]).toBe('EPSG:27572');
    expect(codes('utm 40s reunion')).toEqual([]);
    expect(codes('rgr92 utm')).toEqual(['EPSG:2975']);
  });

  it('show first what the positions fit, and offer a code that is not bundled', () => {
    expect(codes('', ['EPSG:3945', 'EPSG:27572']).slice(0, 2)).toEqual(['EPSG:3945', 'EPSG:27572']);
    expect(findSystems('epsg:2056', [])).toEqual([{ code: 'EPSG:2056', label: '' }]);
  });

  it('take the likely system of a mismatch, the taken one of a guess', () => {
    const facts = { crs: 'EPSG:2154', likely: 'EPSG:3945', among: ['EPSG:3945', 'EPSG:3857'] };
    expect(likelySystem({ code: 'crs-mismatch', facts })).toBe('EPSG:3945');
    expect(systemsAmong({ code: 'crs-mismatch', facts })).toEqual(['EPSG:3945', 'EPSG:3857']);
    expect(likelySystem({ code: 'crs-guessed', facts: { crs: 'EPSG:2154' } })).toBe('EPSG:2154');
    expect(likelySystem({ code: 'outside-area', facts: { crs: 'EPSG:2154', rows: 2 } })).toBeNull();
  });
});
