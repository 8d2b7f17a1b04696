import { describe, expect, it } from 'vitest';
import { handTable, type HandTable } from '../marks/hand-table';
import type { StyleSpec } from '../styles/schema';
import { profileOf } from '../table/make-profile';
import type { TableProfile } from '../table/profile';
import { proposeLabels, type LabelContext } from './labels';

const single: StyleSpec = { kind: 'single', colour: 'qual-1', fill: 'fill', size: 4 };
const free: LabelContext = { labelled: [], style: single };
const up = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const letters = (i: number): string => String.fromCharCode(97 + (i % 26), 97 + (Math.floor(i / 26) % 26));
const names = (count: number, word = 'Bourg'): string[] => up(count).map((i) => `${word} ${letters(i)}`);
const points = (count: number, columns: HandTable['columns']): TableProfile =>
  profileOf(handTable({ points: up(count).map((i): [number, number][] => [[i / 100, 45]]), columns }));
const areas = (count: number, columns: HandTable['columns']): TableProfile =>
  profileOf(
    handTable({
      polygons: up(count).map((x): [number, number][][][] => [
        [
          [
            [x / 50, 45],
            [x / 50 + 0.02, 45],
            [x / 50, 45.02]
          ]
        ]
      ]),
      columns
    })
  );
const lines = (count: number, columns: HandTable['columns']): TableProfile =>
  profileOf(
    handTable({
      lines: up(count).map((x): [number, number][][] => [
        [
          [x / 50, 45],
          [x / 50, 46]
        ]
      ]),
      columns
    })
  );
const population = (count: number): number[] => up(count).map((i) => 100 + i * i);
const chosen = (profile: TableProfile, context: Partial<LabelContext> = {}) =>
  proposeLabels(profile, { ...free, ...context }).labels;

/** Layers as the catalogue has them, and the names they should have. */
const corpus: [string, TableProfile, Partial<LabelContext>, ReturnType<typeof chosen>][] = [
  ['18 regions', areas(18, { code: names(18), nom: names(18, 'Région') }), {}, { column: 'nom' }],
  [
    '28 EPCI with population',
    areas(28, { nom: names(28), population: population(28) }),
    {},
    { column: 'nom', by: 'population' }
  ],
  [
    '535 communes with population',
    areas(535, { nom: names(535), population: population(535) }),
    {},
    { column: 'nom', by: 'population', few: true }
  ],
  ['535 communes without figures', areas(535, { nom: names(535) }), {}, null],
  ['12 stations', points(12, { libelle: names(12, 'Gare') }), {}, { column: 'libelle' }],
  [
    '300 stations with travellers',
    points(300, { nom_gare: names(300, 'Gare'), voyageurs_2024: population(300) }),
    {},
    { column: 'nom_gare', by: 'voyageurs_2024', few: true }
  ],
  ['900 pharmacies', points(900, { nom: names(900, 'Pharmacie') }), {}, null],
  ['rivers of a theme of water', lines(200, { nom: names(200, 'Ru') }), { topic: 'eau' }, { column: 'nom', few: true }],
  ['200 lines of another theme', lines(200, { nom: names(200, 'Ligne') }), { topic: 'energie' }, null],
  ['20 lines', lines(20, { nom: names(20, 'Canal') }), {}, { column: 'nom', few: true }],
  ['hydrants by codes', points(30, { code_insee: up(30).map((i) => `33${String(i).padStart(3, '0')}`) }), {}, null],
  [
    'places without a name',
    points(30, { nom: up(30).map((i) => (i % 3 ? 'Sans objet' : `Lieu ${letters(i)}`)) }),
    {},
    null
  ]
];

describe('proposeLabels', () => {
  it.each(corpus)('%s', (_, profile, context, wanted) => expect(chosen(profile, context)).toEqual(wanted));

  it('takes the column that the catalogue says', () => {
    expect(chosen(points(8, { nom: names(8), sigle: names(8, 'S') }), { named: 'sigle' })).toEqual({ column: 'sigle' });
  });

  it('ranks by what the style shows', () => {
    const profile = areas(300, { nom: names(300), population: population(300), logements: population(300) });
    const style: StyleSpec = { kind: 'circles', column: 'logements', colour: 'carte-cercle', maxRadius: 20 };
    expect(chosen(profile, { style })).toEqual({ column: 'nom', few: true });
  });

  it('names one layer of a geometry, and two of a map', () => {
    const profile = points(10, { nom: names(10) });
    expect(chosen(profile, { labelled: ['polygon'] })).not.toBeNull();
    expect(chosen(profile, { labelled: ['point'] })).toBeNull();
    expect(chosen(profile, { labelled: ['polygon', 'line'] })).toBeNull();
  });

  it('writes only some of names that are long', () => {
    const long = areas(20, { nom: names(20, 'Communauté de communes du pays de') });
    expect(chosen(long)).toMatchObject({ few: true });
  });

  it('says why in both languages', () => {
    for (const [, profile, context] of corpus) {
      const { reason } = proposeLabels(profile, { ...free, ...context });
      expect(reason.fr).toMatch(/noms/);
      expect(reason.en).toMatch(/names/);
    }
  });
});
