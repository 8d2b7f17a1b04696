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
  '…',
  'nr',
  'n.r.',
  'nc',
  'n.c.',
  '*',
  '**',
  '***',
  'secret',
  'inconnu',
  'inconnue',
  'non renseigne',
  'non renseignee',
  'non precise',
  'non communique',
  'non connu',
  'non disponible',
  'non determine',
  'non concerne',
  'sans objet'
]);

export function isNoFigure(cell: string): boolean {
  const plain = cell
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
  return noFigure.has(plain);
}

// Blanks and apostrophes used as thousands separators: space, NBSP, narrow NBSP, thin and figure space; ' and ’ (Swiss).
const blank = "[ \\u00a0\\u202f\\u2009\\u2007'\\u2019]";
const blanks = new RegExp(blank, 'g');
const grouped = new RegExp(`^\\d{1,3}(${blank}\\d{3})+([.,]\\d+)?$`);
const plain = /^(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d{1,3})?$/;
const english = /^\d{1,3}(,\d{3})+\.\d+$/;
const dotted = /^\d{1,3}(\.\d{3}){2,}(,\d+)?$|^\d{1,3}(\.\d{3})+,\d+$/;
const commaGroups = /^\d{1,3}(,\d{3}){2,}$/;

/** Units that statistics write behind (or before) their figures; anything else makes a text. */
const units = new Set(
  (
    '% ‰ € k€ m€ md€ eur euro euros $ £ chf km km² km2 m m² m2 m³ m3 ha cm mm kg mg µg t/an kg/an tonnes kw kwh mw mwh gw gwh wh ' +
    'hab hab. habitants hab/km² hab./km² hab/km2 hab./km2 °c ° km/h m³/s m3/s m3/h l/s mg/l µg/l µg/m³ µg/m3 db ' +
    'an ans jours min'
  ).split(' ')
);

/** What a column writes as its decimal mark, when some of its cells tell. */
export type DecimalMark = ',' | '.';

/** A cell taken apart: sign, unsigned figures, unit in lower case ('' without one). */
interface Figure {
  sign: 1 | -1;
  text: string;
  unit: string;
}

/** Null when the cell has the form of no number: words around figures, an unknown unit. */
function figureOf(cell: string): Figure | null {
  let text = cell.trim();
  let sign: 1 | -1 = 1;
  // bookkeepers write negative amounts in brackets
  if (text.startsWith('(') && text.endsWith(')')) {
    text = text.slice(1, -1).trim();
    sign = -1;
  }
  const first = text.charCodeAt(0);
  // - + − (U+2212) – (U+2013, by word processors)
  if (first === 0x2d || first === 0x2b || first === 0x2212 || first === 0x2013) {
    if (sign < 0) return null;
    if (first !== 0x2b) sign = -1;
    text = text.slice(1).trimStart();
  }
  const last = text.charCodeAt(text.length - 1);
  if (last >= 0x30 && last <= 0x39) {
    if (!/^[€$£]/.test(text)) return { sign, text, unit: '' };
    return { sign, text: text.slice(1).trim(), unit: text[0] as string };
  }
  if (text.length > 60) return null;
  const end = /^(.*[\d.,])\s*([^\d\s.,][^\d]*\d?(?:\/\S+)?)$/.exec(text);
  if (!end) return { sign, text, unit: '' };
  const unit = (end[2] as string).toLowerCase();
  return units.has(unit) ? { sign, text: end[1] as string, unit } : null;
}

/**
 * Number in a text cell, NaN when it is none: « 1 234,5 » with any blank, `1234.5`, `1,234.5`, `1.234,5`, `1'234.5`,
 * `12,5 %`, `12 km²`, `(12)` and `−12` below zero, `1e3`. Without a `mark` a lone comma is the decimal mark (« 1,234 » is a
 * bit more than one), as French data write it, and so is a lone dot.
 */
export function readNumber(cell: string, mark: DecimalMark | null = null): number {
  const figure = figureOf(cell);
  return figure ? valueOf(figure, mark) : NaN;
}

function valueOf({ sign, text }: Figure, mark: DecimalMark | null): number {
  if (mark !== null && loneGroup(text) === (mark === ',' ? '.' : ',')) return sign * Number(text.replace(/[.,]/g, ''));
  if (plain.test(text)) return sign * Number(text.replace(',', '.'));
  if (grouped.test(text)) return sign * Number(text.replace(blanks, '').replace(',', '.'));
  if (english.test(text) || commaGroups.test(text)) return sign * Number(text.replace(/,/g, ''));
  if (dotted.test(text)) return sign * Number(text.replace(/\./g, '').replace(',', '.'));
  return NaN;
}

/** The mark of figures that may be one group of thousands or three decimals (`1,234`), null for others. */
function loneGroup(text: string): DecimalMark | null {
  const found = /^[1-9]\d{0,2}([.,])\d{3}$/.exec(text);
  return found ? (found[1] as DecimalMark) : null;
}

/** The decimal mark that some figures show without doubt, null when they show none or both. */
function decimalMark(texts: Iterable<string>): DecimalMark | null {
  let comma = false;
  let dot = false;
  for (const text of texts) {
    if (!/[.,]/.test(text) || loneGroup(text) !== null) continue;
    if (english.test(text) || commaGroups.test(text)) dot = true;
    else if (dotted.test(text)) comma = true;
    else if (text.includes(',')) comma = true;
    else dot = true;
  }
  return comma === dot ? null : comma ? ',' : '.';
}

/** Digits that a number would lose: a leading zero (`01001`), more than 15 digits (a SIRET is 14), a leading plus. */
export function losesDigits(cell: string): boolean {
  const text = cell.trim();
  return /^0\d/.test(text) || /^-?\d{16,}$/.test(text) || text.startsWith('+');
}

/**
 * Reader of a column of texts as numbers, null when some cell is none, when a digit would be lost, when units differ, or
 * when all are SIREN or SIRET numbers, however they are spaced.
 */
export function numberReader(texts: Iterable<string>): ((cell: string) => number) | null {
  const figures: string[] = [];
  let unit: string | null = null;
  for (const cell of texts) {
    if (isNoFigure(cell.trim())) continue;
    if (losesDigits(cell)) return null;
    const figure = figureOf(cell);
    if (!figure || Number.isNaN(valueOf(figure, null))) return null;
    if (figure.unit !== '' && unit !== null && figure.unit !== unit) return null;
    if (figure.unit !== '') unit = figure.unit;
    figures.push(figure.text);
  }
  if (figures.length === 0 || areBusinesses(figures)) return null;
  const mark = decimalMark(figures);
  return (cell) => readNumber(cell, mark);
}

/** True when all are 14 digits (no quantity is), or all are 9 digits that keep Luhn's rule, two of them at least. */
export function areBusinesses(texts: readonly string[]): boolean {
  const digits = texts.map((text) => text.replace(blanks, ''));
  if (digits.every((text) => /^\d{14}$/.test(text))) return true;
  return new Set(digits).size > 1 && digits.every((text) => /^\d{9}$/.test(text) && luhn(text));
}

/** ISO/IEC 7812-1, annex B: the check digit of SIREN numbers. */
function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const n = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? n : n > 4 ? 2 * n - 9 : 2 * n;
  }
  return sum % 10 === 0;
}
