/** Words that stand for « no figure » in French and English statistics (INSEE's s, nd, ns among them). */
const noFigure = new Set([
  'na',
  'n/a',
  '#n/a',
  'nd',
  'n.d.',
  'n.d',
  'ns',
  's',
  'c',
  'nan',
  'null',
  '-',
  '–',
  '..',
  '…'
]);

export function isNoFigure(cell: string): boolean {
  return noFigure.has(cell.toLowerCase());
}

// Blanks used as thousands separators: space, NBSP, narrow NBSP, thin space.
const blanks = /[ \u00a0\u202f\u2009]/g;
const grouped = /^[+-]?\d{1,3}([ \u00a0\u202f\u2009]\d{3})+([.,]\d+)?$/;
const plain = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d{1,3})?$/;
const english = /^[+-]?\d{1,3}(,\d{3})+\.\d+$/;
const dotted = /^[+-]?\d{1,3}(\.\d{3}){2,}(,\d+)?$|^[+-]?\d{1,3}(\.\d{3})+,\d+$/;
const commaGroups = /^[+-]?\d{1,3}(,\d{3}){2,}$/;

/**
 * Number in a text cell, NaN when it is none: « 1 234,5 » with any blank, `1234.5`, `1,234.5`, `1.234,5`, `12,5 %`,
 * `1e3`. A lone comma is always the decimal mark (« 1,234 » is a bit more than one), as French data write it.
 */
export function readNumber(cell: string): number {
  let text = cell.trim();
  if (text.endsWith('%')) text = text.slice(0, -1).trim();
  if (text.startsWith('−')) text = `-${text.slice(1)}`;
  if (plain.test(text)) return Number(text.replace(',', '.'));
  if (grouped.test(text)) return Number(text.replace(blanks, '').replace(',', '.'));
  if (english.test(text) || commaGroups.test(text)) return Number(text.replace(/,/g, ''));
  if (dotted.test(text)) return Number(text.replace(/\./g, '').replace(',', '.'));
  return NaN;
}

/** Digits that a number would lose: a leading zero (`01001`), more than 15 digits (a SIRET is 14), a leading plus. */
export function losesDigits(cell: string): boolean {
  const text = cell.trim();
  return /^0\d/.test(text) || /^\d{16,}$/.test(text) || text.startsWith('+');
}
