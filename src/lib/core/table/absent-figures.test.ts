import { expect, it } from 'vitest';
import { dropAbsent } from './absent-figures';

it.each<[string, number[], number[]]>([
  ['nb_arbres', [12, -9999, 3, 0], [12, NaN, 3, 0]],
  ['hauteur', [5.5, 2, -999, -99999], [5.5, 2, NaN, NaN]],
  ['evolution', [5.5, 2, -999], [5.5, 2, -999]],
  ['temperature', [5.5, 2, -999], [5.5, 2, -999]],
  ['altitude', [5.5, 2, -9999], [5.5, 2, -9999]],
  ['ecarts', [-3, 4, -9999], [-3, 4, -9999]],
  ['montant', [1200, 9999999, 33000], [1200, NaN, 33000]],
  ['montant', [1200, 9999999, 330000], [1200, 9999999, 330000]],
  ['altitude', [12, 5, -3.4028234663852886e38], [12, 5, NaN]],
  ['a', [1, -9999], [1, -9999]],
  ['vide', [-9999, -9999], [-9999, -9999]]
])('%s: %j', (name, values, kept) => {
  const column = Float64Array.from(values);
  dropAbsent(name, column);
  expect([...column]).toEqual(kept);
});
