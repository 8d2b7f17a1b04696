import { expect, it } from 'vitest';
import { handTable } from '../core/marks/hand-table';
import type { ZoneSpec } from '../core/portrait/schema';
import { profileOf } from '../core/table/make-profile';
import { besideZone, type NamedPlace } from './portrait-beside';

const pessac: NamedPlace = { label: 'Pessac', lon: -0.63, lat: 44.8, territory: { kind: 'com', code: '33318' } };
const profileWith = (columns: Record<string, string[]>) =>
  profileOf(handTable({ points: [[[0, 0]], [[1, 1]], [[2, 2]]], columns }));
const area: ZoneSpec = { kind: 'area', layer: 'l1', row: 7, name: 'Bazas' };

it('of an area is the one of the same layer by the code of the territory, else by its name', () => {
  const coded = profileWith({ nom: ['a', 'b', 'c'], code_insee: ['33036', '33063', '33318'] });
  expect(besideZone(area, pessac, coded, 10)).toEqual({
    kind: 'area',
    layer: 'l1',
    row: 0,
    key: { column: 'code_insee', value: '33318' },
    name: 'Pessac'
  });
  const named = profileWith({ nom: ['Bazas', 'Bordeaux', 'Pessac'], n: ['x', 'y', 'x'] });
  expect(besideZone(area, pessac, named, 10)).toMatchObject({ key: { column: 'nom', value: 'Pessac' } });
  expect(besideZone(area, { ...pessac, territory: null }, coded, 10)).toBeNull();
  expect(besideZone(area, pessac, profileWith({ n: ['x', 'y', 'x'] }), 10)).toBeNull();
});

it('of a radius is the same one, of a drawn zone a circle as large', () => {
  const around: ZoneSpec = { kind: 'around', lon: 0, lat: 44, metres: 2000, name: 'Bazas' };
  expect(besideZone(around, pessac, null, 10)).toEqual({ ...around, lon: -0.63, lat: 44.8, name: 'Pessac' });
  const drawn: ZoneSpec = { kind: 'drawn', corners: [[0, 0]], name: '' };
  expect(besideZone(drawn, pessac, null, Math.PI * 4)).toMatchObject({ kind: 'around', metres: 2000 });
});
