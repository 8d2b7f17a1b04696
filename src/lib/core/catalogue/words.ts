import { spelling } from './spelling';

/** Words that mean the same thing to someone who looks for a layer. A query for one finds the others, a little lower. */
const families: readonly (readonly string[])[] = [
  ['école', 'établissement scolaire', 'collège', 'lycée', 'scolarité', 'school'],
  ['gare', 'train', 'ter', 'ferroviaire', 'rail', 'station'],
  ['epci', 'intercommunalité', 'agglomération', 'métropole', 'communauté de communes', 'intercommunality'],
  ['habitant', 'population', 'démographie', 'recensement', 'people', 'inhabitant'],
  ['inondation', 'crue', 'submersion', 'ppri', 'flood'],
  ['argile', 'rga', 'retrait gonflement', 'sécheresse', 'clay'],
  ['plu', 'urbanisme', 'zonage', 'plui', 'gpu', 'planning'],
  ['forêt', 'bois', 'boisement', 'forest'],
  ['rivière', 'cours d’eau', 'fleuve', 'ruisseau', 'hydrographie', 'river'],
  ['borne', 'irve', 'recharge', 'véhicule électrique', 'charging'],
  ['médecin', 'santé', 'hôpital', 'soin', 'health'],
  ['voiture', 'covoiturage', 'car sharing'],
  ['natura 2000', 'zps', 'zsc', 'aire protégée', 'espace naturel'],
  ['monument', 'patrimoine', 'mérimée', 'abf', 'heritage'],
  ['commune', 'mairie', 'municipalité', 'municipality'],
  ['préfecture', 'arrondissement', 'sous préfecture'],
  ['limite', 'contour', 'périmètre', 'frontière', 'boundary'],
  ['pauvreté', 'revenu', 'précarité', 'poverty', 'income'],
  ['ville', 'bourg', 'agglomération', 'town'],
  ['service public', 'équipement', 'maison de services', 'france services'],
  ['incendie', 'feu', 'débroussaillement', 'fire'],
  ['pollution', 'qualité de l’air', 'atmo', 'air'],
  ['vigne', 'vin', 'aoc', 'viticole', 'wine'],
  ['friche', 'reconversion', 'brownfield']
];

const small = new Set('a au aux d de des du en et l la le les of ou par pour sur the un une'.split(' '));

/** Words of a text as they are compared: no accents, no plural, no little words. « Les écoles » → `['ecole']`. */
export function wordsOf(text: string): string[] {
  return spelling(text)
    .split(' ')
    .filter((word) => word !== '' && !small.has(word))
    .map(singular);
}

/** « gares » → « gare », « eaux » → « eau », « departementaux » → « departemental »; short words are left alone. */
function singular(word: string): string {
  if (word.length <= 3) return word;
  if (word.endsWith('eaux')) return word.slice(0, -1);
  if (word.endsWith('aux')) return `${word.slice(0, -2)}l`;
  return word.endsWith('s') || word.endsWith('x') ? word.slice(0, -1) : word;
}

const relatives = new Map<string, string[][]>();
for (const family of families) {
  const phrases = family.map(wordsOf);
  for (const [i, phrase] of phrases.entries()) {
    const key = phrase.join(' ');
    relatives.set(key, [...(relatives.get(key) ?? []), ...phrases.filter((_, j) => j !== i)]);
  }
}

/** Phrases (lists of words) that mean about the same as one; empty when none is known. */
export function synonymsOf(phrase: readonly string[]): string[][] {
  return relatives.get(phrase.join(' ')) ?? [];
}
