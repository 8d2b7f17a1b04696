import type { Language } from '../wording';

/** A value as it is written: whole from a hundred on, else so many significant figures. */
export const asWritten = (value: number, digits = 3): number =>
  Math.abs(value) >= 100 || Number.isInteger(value) ? Math.round(value) : Number(value.toPrecision(digits));

/** How much more one value is, as both are written: whoever takes one from the other finds the same. */
export const moreAsWritten = (value: number, other: number): number =>
  Number((asWritten(value) - asWritten(other)).toPrecision(9));

/** « 12 450 », « 3,2 »: whole from a hundred on, else three significant figures. */
export function figure(value: number, language: Language): string {
  const options =
    Math.abs(value) >= 100 || Number.isInteger(value) ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 };
  return new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', options).format(value).replace('-', '\u2212');
}
