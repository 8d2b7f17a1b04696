import { spelling } from '../catalogue/spelling';

const articleBehind = /^(.*\S)\s*(?:\(\s*(l['’]?|le|la|les|los|las)\s*\)|,\s*(l['’]|le|la|les|los|las))\s*$/i;

/**
 * Name of a place as it is compared: no case, accents, ligatures, hyphens or apostrophes, « Saint » and « St » alike, « s/ »
 * as « sur », the article where it belongs. « HAŸ-LES-ROSES (L') » → « l hay les roses ».
 */
export function placeName(text: string): string {
  const behind = articleBehind.exec(text);
  const ordered = behind ? `${behind[2] ?? behind[3] ?? ''} ${behind[1] ?? ''}` : text;
  return spelling(ordered.replace(/\bs\/(?=\s*\p{L})/giu, 'sur '));
}

/** A compared name without its article: « l hay les roses » → « hay les roses ». */
export function withoutArticle(compared: string): string {
  return compared.replace(/^(l|le|la|les|los|las) (?=.)/, '');
}
