import { expect, it } from 'vitest';
import { nameSense } from './name-words';

it.each([
  ['code_insee', 'code'],
  ['codeInsee', 'code'],
  ['Code UIC', 'code'],
  ['INSEE_COM', 'code'],
  ['siret', 'code'],
  ['dep', 'code'],
  ['commune', 'code'],
  ['communes', null],
  ['code_communes', 'code'],
  ['code_densite', 'code'],
  ['id', 'code'],
  ['population', 'count'],
  ['population_insee', 'count'],
  ['nb_com_2018', 'count'],
  ['nombre_d_eleves', 'count'],
  ['Nombre d’élèves', 'count'],
  ['P20_POP', 'count'],
  ['total', 'count'],
  ['taux_chomage', 'rate'],
  ['Part des 65 ans (%)', 'rate'],
  ['densité', 'rate'],
  ['population_density', 'rate'],
  ['nb_par_habitant', 'rate'],
  ['indice_vieillissement', 'rate'],
  ['revenu_median', 'rate'],
  ['surface_ha', 'size'],
  ['annee', 'year'],
  ['nom_officiel', 'name'],
  ['nom_epci', 'name'],
  ['libelle', 'name'],
  ['type', 'category'],
  ['longitude', 'coordinate'],
  ['X Lambert93', 'coordinate'],
  ['commentaire', 'prose']
])('%s is %s', (name, sense) => {
  expect(nameSense(name)).toBe(sense);
});
