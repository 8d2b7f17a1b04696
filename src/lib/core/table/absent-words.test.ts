import { describe, expect, it } from 'vitest';
import { isAbsentWord, kindsIn } from './absent-words';

describe('isAbsentWord', () => {
  it.each(
    `Non renseigné|NON RENSEIGNEE|non-renseigné|NR|N.R.|n.c.|NC|ND|n/a|NaN|inconnu|Inconnue|Indéterminé|non précisé|Non défini|pas renseigné|sans objet|S.O.|s/o|Sans information|Pas de donnée|Aucune information|Donnée manquante|à compléter|null|None|-9999|-999|-9999.0|-|--|…|?|  |unknown|Not available|no data`.split(
      '|'
    )
  )('takes « %s » for no data', (value) => expect(isAbsentWord(value)).toBe(true));

  it.each(
    'Nord|Non|Oui|Autre|Autres|Aucun|Aucune protection|Route sans nom|Sans étage|Non classé|Non collectif|Zone non constructible|NDD|Inconnus du public|Na Pali|9999|-1|0|+|++|SO2|Sud-Ouest|Absentéisme|vide-grenier|NB|A|S'.split(
      '|'
    )
  )('takes « %s » for a kind', (value) => expect(isAbsentWord(value)).toBe(false));
});

it('counts the kinds that say something', () => {
  const top = ['rural', 'urbain', 'Non renseigné'].map((value) => ({ value, count: 3 }));
  expect(kindsIn({ distinct: 3, top })).toBe(2);
  expect(kindsIn({ distinct: 4 })).toBe(4);
});
