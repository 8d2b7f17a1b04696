import type { Language } from '../wording';

/** « 12 450 », « 3,2 »: whole from a hundred on, else three significant figures. */
export function figure(value: number, language: Language): string {
  const options =
    Math.abs(value) >= 100 || Number.isInteger(value) ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 };
  return new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', options).format(value).replace('-', '\u2212');
}
