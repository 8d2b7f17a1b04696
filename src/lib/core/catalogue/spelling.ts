/**
 * A name or query as it is compared: no case, accents, ligatures, apostrophes or hyphens; « Saint » and « St » alike.
 * « L’Haÿ-les-Roses » → « l hay les roses ».
 */
export function spelling(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bsaint(e?)\b/g, 'st$1')
    .trim();
}
