import { describe, expect, it } from 'vitest';
import { handTable } from '../marks/hand-table';
import { findingSentence, profileWithFinding } from './finding';
import type { Finding } from '../table/profile';
import { manyOf } from './names';

const nom = ['Bordeaux', 'Mérignac', 'Cestas', 'Blaye', 'Langon'];
const communes = { fr: 'communes', en: 'communes' };

function found(column: string, values: (number | null)[], named = true): Finding | undefined {
  return profileWithFinding(handTable({ columns: { ...(named && { nom }), [column]: values } }), column).finding;
}
const said = (finding: Finding | undefined, subject: string, language: 'fr' | 'en' = 'fr'): string =>
  finding ? findingSentence(finding, language, { units: communes, subject }) : '';

describe('findings', () => {
  it('of a count: who has none, who has most', () => {
    const lycees = found('nombre', [12, 3, 0, 0, 1]);
    expect(said(lycees, 'Lycées')).toBe(
      'Lycées\u00a0: 2 communes sur 5 n’en ont pas\u00a0; Bordeaux vient en tête (12).'
    );
    expect(said(lycees, 'Secondary schools', 'en')).toBe(
      'Secondary schools: 2 of 5 communes have none; Bordeaux comes first (12).'
    );
    expect(said(found('nombre', [2, 1, 2, 1, 1]), 'Gares')).toBe(
      'Gares\u00a0: les 5 communes en ont\u00a0; 2 au plus, dans 2 communes.'
    );
  });

  it('of people who may be counted in several rows: no total', () => {
    const table = handTable({ columns: { nom, ind: [1200, 300, 40, 7, 0] } });
    const { finding } = profileWithFinding(table, 'ind', true);
    expect(said(finding, 'Habitants')).not.toContain('au total');
    expect(said(profileWithFinding(table, 'ind').finding, 'Habitants')).toContain('1\u202f547 au total');
  });

  it('of a count of nothing', () => {
    expect(said(found('nombre', [0, 0, 0, 0, 0]), 'Lycées')).toBe('Lycées\u00a0: 5 communes sur 5 n’en ont pas.');
  });

  it('of a distance: how far for half of them, and at most', () => {
    const distance = found('distance_km', [0.5, 4.25, 31.04, 8, 2]);
    expect(said(distance, 'Distance à la gare')).toBe(
      'Distance à la gare\u00a0: la moitié des 5 communes est à moins de 4,25\u00a0km\u00a0; Cestas est au plus loin (31\u00a0km).'
    );
    expect(said(distance, 'Distance', 'en')).toContain(
      'less than 4.25\u00a0km away; Cestas is the furthest (31\u00a0km).'
    );
  });

  it('of a share and of a ratio: the middle, and the highest', () => {
    expect(said(found('part_pct', [12.5, 80, 0, 3.25, null]), 'Part en zone inondable')).toBe(
      'Part en zone inondable\u00a0: la moitié des 4 communes est au-dessus de 7,88\u00a0; Mérignac vient en tête (80).'
    );
    expect(said(found('taux_nombre_pour_1000_population', [1200.4, 2, 3, 4, 5]), 'Places')).toContain(
      'Bordeaux vient en tête (1\u202f200).'
    );
    expect(said(found('densite_population', [9, 2, 3, 4, 5], false), 'Densité')).toContain('\u00a0; 9 au plus.');
  });

  it('of an amount: all together', () => {
    expect(said(found('somme_places', [1000, 200, 30, 4, null]), 'Places')).toBe(
      'Places\u00a0: 1\u202f234 au total\u00a0; Bordeaux vient en tête (1\u202f000).'
    );
  });

  it('of a distance that is none for half of them, or for all', () => {
    const half = found('distance_km', [0, 0, 0, 8, 2]);
    expect(said(half, 'Distance aux zones')).toContain('3 communes sur 5 sont à 0\u00a0km\u00a0; ');
    expect(said(half, 'Distance', 'en')).toContain('3 of 5 communes are at 0\u00a0km; ');
    const all = found('distance_km', [0, 0, 0, 0, 0]);
    expect(said(all, 'Distance')).toBe('Distance\u00a0: 5 communes sur 5 sont à 0\u00a0km.');
  });

  it('are not made of words, years, or of one value', () => {
    expect(found('nombre', [3, null, null, null, null])).toBeUndefined();
    expect(found('annee', [2020, 2021, 2022, 2023, 2024])).toBeUndefined();
    expect(profileWithFinding(handTable({ columns: { nom } }), 'nom').finding).toBeUndefined();
    expect(profileWithFinding(handTable({ columns: { nom } }), 'nombre').finding).toBeUndefined();
  });

  it('name what the rows are', () => {
    expect(manyOf('Communes de la Gironde', 'polygon')).toEqual({ fr: 'communes', en: 'communes' });
    expect(manyOf('EPCI', 'polygon')).toEqual({ fr: 'intercommunalités', en: 'intercommunalities' });
    expect(manyOf('IRIS', 'polygon')).toEqual({ fr: 'IRIS', en: 'IRIS' });
    expect(manyOf('Gares', 'point')).toEqual({ fr: 'lieux', en: 'places' });
  });
});
