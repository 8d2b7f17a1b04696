import type { ColumnProfile } from './profile';

/** What says « no data » in a column of kinds, without accents and punctuation; fewer than in columns of figures, since letters are kinds. */
const absent =
  /^(?:(?:valeur |donnee |information |info )?(?:non|pas) (?:renseigne|precise|communique|connu|disponible|determine|defini|specifie|identifie|saisi|attribue|fourni|documente|concerne)e?s?|(?:valeur |donnee |information )?(?:inconnu|indetermine|indefini|manquant|absent|indisponible|vide)e?s?|(?:valeur|donnee|information)s? (?:manquante|absente|indisponible)s?|sans (?:objet|information|donnees?|reponse|valeur)|pas de (?:donnees?|reponse|valeur)|aucune (?:donnee|information|reponse)|a (?:renseigner|preciser|completer|determiner)|ne sait pas|nsp|nr|nc|nd|so|s o|n r|n c|n d|n a|na|nan|null|none|undefined|unknown|not (?:available|known|specified|provided|applicable)|no data|missing)$/;

/** figures of `dropAbsent`, as text: codes keep them */
const figures = /^-9{3,6}(?:\.0+)?$/;

/**
 * Does a value of a column of kinds say that there is none (« Non renseigné », « NR », « inconnu », « sans objet », -9999,
 * « - »)? Whole values only: « route sans nom » is one, « Inconnue » is none.
 */
export function isAbsentWord(value: string): boolean {
  const text = value.trim();
  if (figures.test(text)) return true;
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  // signs alone: « - », « … », « ? », but neither « + » nor « ++ », which are degrees
  return plain === '' ? !text.includes('+') : absent.test(plain);
}

/** Values of a column that say something, as far as its most frequent ones tell. */
export function kindsIn({ distinct, top }: Pick<ColumnProfile, 'distinct' | 'top'>): number {
  return distinct - (top ?? []).filter(({ value }) => isAbsentWord(value)).length;
}
