import Papa from 'papaparse';
import type { Language } from '../../wording';

/** What a spreadsheet would run as a formula; figures below zero are none. */
const formula = /^(?!-?\d+(?:[.,]\d+)?$)[=+\-@\t\r]/;

/**
 * Lines as CSV for a spreadsheet: UTF-8 with its mark; in French semicolons and decimal commas, in English commas and
 * points, never powers of ten. `digits`: figures a number keeps at most; absent: all. Texts that would run as formulas are
 * defused by an apostrophe.
 */
export function csvText(
  head: readonly string[],
  lines: readonly (readonly (string | number | null)[])[],
  language: Language,
  digits?: number
): string {
  const fr = language === 'fr';
  const text = (value: string | number | null): string => {
    if (typeof value !== 'number') return value ?? '';
    const kept = digits === undefined ? value : Number(value.toPrecision(digits));
    const plain = kept.toLocaleString('en-GB', { useGrouping: false, maximumFractionDigits: 12 });
    return fr ? plain.replace('.', ',') : plain;
  };
  const rows = [head, ...lines].map((line) => line.map(text));
  return `\ufeff${Papa.unparse(rows, { delimiter: fr ? ';' : ',', newline: '\r\n', escapeFormulae: formula })}\r\n`;
}
