import { uncapital, withoutPrecision } from '../crossings/names';
import type { Language } from '../wording';

/** Words after which a noun and its adjectives are over. */
const link =
  /^(de|du|des|d’.*|à|au|aux|en|par|pour|avec|sans|sur|sous|dans|hors|et|ou|les|la|le|l’.*|of|per|for|in|at|on|by|with|within|above|below|over|from|to|and|or|the)$/i;

/** Heads of quantities, with their article: « la population », « le taux ». None of them is counted, though some end by s or x. */
const heads: Record<Language, ReadonlyMap<string, string>> = {
  fr: new Map(
    Object.entries({
      'la ':
        'population densité part proportion surface superficie longueur distance moyenne médiane note capacité hauteur valeur ' +
        'température durée quantité puissance consommation production évolution variation fréquence pente profondeur largeur ' +
        'dépense recette dette consommation concentration vitesse',
      'le ':
        'taux nombre revenu prix niveau score montant coût débit volume poids total solde ratio pourcentage rapport loyer potentiel',
      'l’': 'indice âge effectif altitude espérance intensité écart étendue ancienneté émission épaisseur'
    }).flatMap(([article, words]) => words.split(' ').map((word): [string, string] => [word, article]))
  ),
  en: new Map(
    (
      'population density share proportion area surface length distance mean median average capacity height value temperature ' +
      'duration quantity power consumption production rate number income price level score amount cost flow volume weight total ' +
      'balance ratio percentage rent index age workforce altitude speed'
    )
      .split(' ')
      .map((word): [string, string] => [word, 'the '])
  )
};

/** The noun that begins a name, and its adjectives: « Gares routières de Gironde » → Gares, routières. */
function leading(name: string): string[] {
  const words = name.split(' ');
  const end = words.findIndex((word, i) => i > 0 && link.test(word));
  return end < 0 ? words : words.slice(0, end);
}

const isPlural = (word: string): boolean => /\p{Ll}{2}[sx]$/u.test(word) && !/(ss|us)$/.test(word);

/** Whether a name tells things that are counted: « Gares de voyageurs », no « Taux de chômage », « ZNIEFF » or « Gares : à moins de 5 km ». */
function isCounted(name: string, language: Language): boolean {
  const words = leading(name);
  const [first] = words;
  if (first === undefined || /[:«“]/.test(name) || heads[language].has(first.toLowerCase())) return false;
  // in French the noun is the first word, in English the last of its group; names of layers may be in either
  return isPlural(first) || isPlural(words.at(-1) as string);
}

/** One of them: « gare routière de Gironde »; null where nothing sure can be said. */
function singular(name: string): string | null {
  const words = leading(name);
  const one = words.map((word) => (isPlural(word) ? word.replace(/(?<=eau)x$|s$/, '') : word));
  if (one.some((word) => /[^u]x$/.test(word) || /aux$/.test(word))) return null;
  return [...one, ...name.split(' ').slice(words.length)].join(' ');
}

/** « 12 gares routières », « 1 gare »; null where a layer’s name is no name of things. */
export function countedThings(name: string, count: string, one: boolean, language: Language): string | null {
  const plain = withoutPrecision(name);
  if (!isCounted(plain, language)) return null;
  const noun = one ? singular(plain) : plain;
  return noun === null ? null : `${count} ${uncapital(noun)}`;
}

/** « pas de gares », « pas d’écoles »: none of the things that a layer is named by; null where it is no name of things. */
export function noneOf(name: string, language: Language): string | null {
  const plain = withoutPrecision(name);
  if (!isCounted(plain, language)) return null;
  const noun = uncapital(plain);
  if (language === 'en') return `no ${noun}`;
  return /^[aeiouyéèêâîôûœh]/i.test(noun) ? `pas d’${noun}` : `pas de ${noun}`;
}

/**
 * How a column is told. `counted`: so many of them (« habitants », « points de service pour 10 000 habitants »); `head`:
 * « la densité », whose value is given; `unknown`: quoted as it is.
 */
export type Quantity =
  | { kind: 'counted'; words: string }
  | { kind: 'head'; words: string; unit: string }
  | { kind: 'unknown'; words: string; unit: string };

/** Reads the words of a column: « Nombre de logements » counts « logements »; « Taux de chômage, en % » is « le taux de chômage ». */
export function quantityOf(label: string, language: Language): Quantity {
  const [, told, unit] = /^(.*?)(?:, (?:en|in)[ \u00a0](\S+))?$/.exec(label) as unknown as [string, string, string?];
  const counted = /^(?:Nombre (?:de |d’|des )|Number of )(.+)$/.exec(told)?.[1];
  if (unit === undefined) {
    if (counted !== undefined) return { kind: 'counted', words: withoutPrecision(counted) };
    // « Points de service (démonstration) pour 10 000 habitants »: the precision says nothing here
    const bare = told.replaceAll(/\s*\([^()]*\)/g, '');
    if (isCounted(bare, language)) return { kind: 'counted', words: uncapital(bare) };
  }
  const [first = ''] = told.split(' ');
  const group = language === 'en' ? (leading(told).at(-1) ?? first) : first;
  const article = heads[language].get(first.toLowerCase()) ?? heads[language].get(group.toLowerCase());
  if (article !== undefined) return { kind: 'head', words: `${article}${uncapital(told)}`, unit: unit ?? '' };
  return { kind: 'unknown', words: told, unit: unit ?? '' };
}
