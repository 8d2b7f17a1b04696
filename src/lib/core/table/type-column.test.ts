import { expect, it } from 'vitest';
import { cell } from './table';
import { RowCount } from './row-count';
import { mostCharacters, typeColumn } from './type-column';

const read = (name: string, cells: unknown[], origin: 'json' | 'text' = 'text') => {
  const column = typeColumn(name, cells, cells.length, origin);
  return [column.type, cells.map((_, row) => cell(column, row))] as const;
};

it.each<[string, unknown[], string, unknown[]]>([
  ['code_insee', ['33063', '01001'], 'text', ['33063', '01001']],
  ['commune', ['33063', '17300'], 'text', ['33063', '17300']],
  ['valeur', ['01001', '33063'], 'text', ['01001', '33063']],
  ['communes', ['391', '797'], 'number', [391, 797]],
  ['communes', ['01001', '33063'], 'text', ['01001', '33063']],
  ['siret', ['80123456700012', ''], 'text', ['80123456700012', null]],
  ['population', ['1 234', 'nd', '', '5,5'], 'number', [1234, null, null, 5.5]],
  ['ouvert', ['vrai', 'FAUX', ''], 'boolean', [true, false, null]],
  ['depuis', ['31/01/2024', '2024-02-01', ''], 'date', ['2024-01-31', '2024-02-01', null]],
  ['date', ['20240131', ''], 'date', ['2024-01-31', null]],
  ['date_ouverture', ['45322', '45323'], 'date', ['2024-01-31', '2024-02-01']],
  ['mois', ['2024-03', '2024-04'], 'date', ['2024-03-01', '2024-04-01']],
  ['date', ['31/01/2024', '0000-00-00', 'nd'], 'date', ['2024-01-31', null, null]],
  ['vu le', ['1/31/2024', '2/1/2024'], 'date', ['2024-01-31', '2024-02-01']],
  ['fait', ['3 mars 2024', 'avril 2024'], 'date', ['2024-03-03', '2024-04-01']],
  ['dossier', ['2024-03', '2024-04'], 'text', ['2024-03', '2024-04']],
  ['serie', ['20240131', '20240201'], 'number', [20240131, 20240201]],
  ['date', ['2024', '2025'], 'number', [2024, 2025]],
  ['nb_jour', ['45322'], 'number', [45322]],
  ['etat', ['constructor', 'toString'], 'text', ['constructor', 'toString']],
  ['entreprise', ['552100554', '732829320'], 'text', ['552100554', '732829320']],
  ['texte', ['a\u0000b', 'c\ud800'], 'text', ['ab', 'c\ufffd']],
  ['note', ['12', 'douze'], 'text', ['12', 'douze']],
  ['téléphone', ['0556123456', '05 56 12 34 56'], 'text', ['0556123456', '05 56 12 34 56']],
  ['vide', ['', ' '], 'text', [null, null]]
])('types the text column %s', (name, cells, type, values) => {
  expect(read(name, cells)).toEqual([type, values]);
});

it.each<[string, unknown[], string, unknown[]]>([
  ['population', [12, null, 3.5], 'number', [12, null, 3.5]],
  ['population', ['12', '1 000'], 'number', [12, 1000]],
  ['autre', ['12', '13'], 'text', ['12', '13']],
  ['date_maj', [1706696430123, null], 'date', ['2024-01-31', null]],
  ['annee', [2023, 2024], 'number', [2023, 2024]],
  ['etablissement', [55210055400013], 'text', ['55210055400013']],
  ['code_postal', [33000, 33100], 'text', ['33000', '33100']],
  ['actif', [true, false, undefined], 'boolean', [true, false, null]],
  ['part_rsa', [12.5, 'NR', 3], 'number', [12.5, null, 3]],
  ['nb_lits', [12, -9999, 3], 'number', [12, null, 3]],
  ['mixte', [1, 'a', true], 'text', ['1', 'a', 'true']],
  ['codes', [['a', 'b'], { a: 1 }], 'text', ['a, b', '{"a":1}']]
])('types the JSON column %s', (name, cells, type, values) => {
  expect(read(name, cells, 'json')).toEqual([type, values]);
});

it('keeps the beginning of endless texts, and counts them', () => {
  const cut = new RowCount();
  const column = typeColumn('texte', ['a'.repeat(200_000), 'b'], 2, 'json', cut);
  expect(cut.rows).toBe(1);
  expect(cell(column, 0)).toBe(`${'a'.repeat(mostCharacters)}…`);
});

it('does not fall over values nested by the thousand', () => {
  let deep: unknown = 1;
  for (let i = 0; i < 100_000; i++) deep = [deep];
  expect(read('a', [deep], 'json')).toEqual(['text', ['[…]']]);
});
