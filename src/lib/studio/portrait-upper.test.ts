import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../core/catalogue/entry';
import type { TerritoryInfo } from '../core/catalogue/territories';
import type { LayerSpec, Territory } from '../core/document/document';
import { handTable } from '../core/marks/hand-table';
import type { ZoneSpec } from '../core/portrait/schema';
import { profileOf } from '../core/table/make-profile';
import { coverOf, keyOf, ratioOf, upperOf, upperPlace } from './portrait-upper';

const territories: TerritoryInfo[] = [
  { kind: 'reg', code: '75', name: 'Nouvelle-Aquitaine', bbox: [-2, 42, 3, 48] },
  { kind: 'dep', code: '33', name: 'Gironde', bbox: [-1.5, 44, 0.5, 46], reg: '75' },
  { kind: 'dep', code: '24', name: 'Dordogne', bbox: [0, 44, 2, 46], reg: '75' },
  { kind: 'com', code: '33036', name: 'Bazas', bbox: null, dep: '33', reg: '75' }
];
const find = ({ kind, code }: Territory): TerritoryInfo | undefined =>
  territories.find((t) => t.kind === kind && t.code === code);
const [region, gironde] = territories as [TerritoryInfo, TerritoryInfo];

const profile = profileOf(
  handTable({
    points: [[[0, 0]], [[1, 1]], [[2, 2]]],
    columns: { nom: ['a', 'b', 'c'], code_insee: ['33036', '33063', '24001'], type: ['x', 'x', 'y'] }
  })
);
const bazas: ZoneSpec = { kind: 'area', layer: 'l1', row: 0, key: { column: 'code_insee', value: '33036' }, name: '' };
const drawn: ZoneSpec = { kind: 'drawn', corners: [[0, 0]], name: '' };

describe('upperOf', () => {
  const above = (zone: ZoneSpec, territory: Territory | null, centre: [number, number] | null = null) =>
    upperOf(zone, profile, { territory }, centre, find)?.code ?? null;

  it('is the département of a commune, the map’s own level, and nothing of which the map holds a part', () => {
    expect(above(bazas, null)).toBe('33');
    expect(above(bazas, { kind: 'fr', code: 'fr' })).toBe('33');
    expect(above(bazas, { kind: 'dep', code: '33' })).toBe('33');
    expect(above(bazas, { kind: 'reg', code: '75' })).toBe('33');
    expect(above(bazas, { kind: 'dep', code: '24' })).toBeNull();
    expect(above(bazas, { kind: 'com', code: '33036' })).toBeNull();
  });

  it('of a drawn place is the map’s territory when it lies there', () => {
    expect(above(drawn, { kind: 'dep', code: '33' }, [-0.5, 44.8])).toBe('33');
    expect(above(drawn, { kind: 'dep', code: '33' }, [5, 44.8])).toBeNull();
    expect(above(drawn, null, [-0.5, 44.8])).toBeNull();
  });
});

it('identifies a row by INSEE’s code before its name, and by nothing that comes back', () => {
  const values = [
    { column: 'nom', value: 'a' },
    { column: 'type', value: 'x' },
    { column: 'code_insee', value: '33036' }
  ];
  expect(keyOf(profile, values)).toEqual({ column: 'code_insee', value: '33036' });
  expect(keyOf(profile, values.slice(0, 2))).toEqual({ column: 'nom', value: 'a' });
  expect(keyOf(profile, [{ column: 'type', value: 'x' }])).toBeUndefined();
});

it('lists the départements of a région', () => {
  expect(upperPlace(region, territories).departements).toEqual(['33', '24']);
  expect(upperPlace(gironde, territories)).toEqual({ kind: 'dep', code: '33', departements: ['33'] });
});

describe('coverOf', () => {
  const source = { kind: 'geojson', url: 'a.geojson' } as const;
  const entry = {
    id: 'e',
    source,
    territory: { dep: { column: 'dep' }, reg: { column: 'reg' } }
  } as unknown as CatalogueEntry;
  const layer = (more: Partial<LayerSpec>): LayerSpec =>
    ({ id: 'l1', name: '', source, where: null, entry: 'e', ...more }) as LayerSpec;
  const by = (column: string, value: string): LayerSpec['where'] => ({ all: [{ column, op: '=', value }] });
  const cover = (one: LayerSpec, all: LayerSpec[] = [one]) => coverOf(one, gironde, { layers: all }, () => entry, find);

  it('knows what a layer was cut to', () => {
    expect(cover(layer({ where: by('dep', '33') }))).toBe('just');
    expect(cover(layer({ where: by('reg', '75') }))).toBe('more');
    expect(cover(layer({}))).toBe('more');
    expect(cover(layer({ where: by('dep', '24') }))).toBe('unknown');
    expect(cover(layer({ source: { kind: 'file', name: 'a', hash: 'h' } as never, entry: undefined }))).toBe('unknown');
  });

  it('follows the first layer of a crossing', () => {
    const crossing = { kind: 'ratio', layer: 'l1', numerator: 'n', denominator: { by: 'area' }, per: 1 } as const;
    const made = layer({ id: 'l2', source: { kind: 'derived', crossing }, entry: undefined });
    expect(cover(made, [layer({ where: by('dep', '33') }), made])).toBe('just');
    expect(ratioOf(made)).toEqual({ column: 'densite_n', numerator: 'n', denominator: null, per: 1 });
    expect(ratioOf(layer({}))).toBeNull();
  });
});
