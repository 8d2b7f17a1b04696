import { expect, it } from 'vitest';
import type { TerritoryInfo } from '../../core/catalogue/territories';
import { communeOf } from './commune-of';

const territories: TerritoryInfo[] = [
  { kind: 'com', code: '75056', name: 'Paris', bbox: null, dep: '75', reg: '11' },
  { kind: 'com', code: '33036', name: 'Bazas', bbox: null, dep: '33', reg: '75' },
  { kind: 'dep', code: '33', name: 'Gironde', bbox: null, reg: '75' }
];

it('finds the commune of an address, the city of a municipal arrondissement, and no other', () => {
  expect(communeOf({ commune: '33036' }, territories)?.name).toBe('Bazas');
  expect(communeOf({ commune: '75104' }, territories)?.name).toBe('Paris');
  expect(communeOf({ commune: '99999' }, territories)).toBeNull();
  expect(communeOf({ commune: null }, territories)).toBeNull();
});
