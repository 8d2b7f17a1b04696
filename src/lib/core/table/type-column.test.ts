import { expect, it } from 'vitest';
import { cell } from './table';
import { typeColumn } from './type-column';

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
  ['code_postal', [33000, 33100], 'text', ['33000', '33100']],
  ['actif', [true, false, undefined], 'boolean', [true, false, null]],
  ['mixte', [1, 'a', true], 'text', ['1', 'a', 'true']],
  ['codes', [['a', 'b'], { a: 1 }], 'text', ['a, b', '{"a":1}']]
])('types the JSON column %s', (name, cells, type, values) => {
  expect(read(name, cells, 'json')).toEqual([type, values]);
});
