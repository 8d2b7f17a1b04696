import { describe, expect, it } from 'vitest';
import { plainColumn } from './plain-column';

describe('plainColumn', () => {
  it.each([
    ['nb_logements', 'Nombre de logements'],
    ['nb_eleves', 'Nombre d’élèves'],
    ['densite_hab_km2', 'Densité, en hab./km²'],
    ['taux_vacance', 'Taux de vacance'],
    ['tauxReussite', 'Taux de réussite'],
    ['part_menages_imposes', 'Part de ménages imposés'],
    ['nombre_d_eleves', 'Nombre d’élèves'],
    ['evolution_pct', 'Évolution, en\u00a0%'],
    ['surface_ha', 'Surface, en ha'],
    ['pop_totale', 'Population totale'],
    ['part_boisee', 'Part boisée'],
    ['nb_annees', 'Nombre d’années'],
    ['taux_pour_1000', 'Taux pour 1000'],
    ['code_insee', 'Code Insee'],
    ['P21_POP', 'P21 POP'],
    ['TYP_IRIS', 'TYP IRIS'],
    ['pct', 'Pct'],
    ['_', '_'],
    ['nom', 'Nom']
  ])('%s reads « %s »', (column, words) => {
    expect(plainColumn(column)).toBe(words);
  });

  it('gives every name words, never nothing', () => {
    for (const name of ['%', '__a', 'É', 'x y', 'CO2', 'ha']) expect(plainColumn(name).trim()).not.toBe('');
  });
});
