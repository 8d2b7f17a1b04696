/** Hours and minutes in the forms met: `10:20`, `10:20:30.5`, `8h`, `8h30`, `2:30 PM`, with or without a zone. */
const clock = String.raw`(\d{1,2})\s?[:hH](?:\s?(\d{2})(?:[:m](\d{2})(?:[.,](\d{1,9}))?)?)?s?\s?([AaPp]\.?[Mm]\.?)?\s?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?`;
const atClock = String.raw`(?:(?:T|,?\s+(?:[àa]\s+|at\s+)?)${clock})?`;
const weekday = String.raw`(?:(?:le\s+)?(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+|le\s+)?`;

const yearFirst = new RegExp(String.raw`^(\d{4})([-/])(\d{1,2})\2(\d{1,2})${atClock}$`);
/** `xsd:date` may carry a zone; the day is the day */
const zonedDay = /^(\d{4})-(\d{2})-(\d{2})(?:Z|[+-]\d{2}:\d{2})$/;
const packed = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}(?::?\d{2})?)?$/;
const dayFirst = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${atClock}$`);
const shortYear = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{2})${atClock}$`);
// after `unaccented`: lower case, no accents
const inWords = new RegExp(
  String.raw`^${weekday}(\d{1,2})(?:er|st|nd|rd|th)?[\s-]+([a-z]+)\.?,?[\s-]+(\d{4})${atClock.replace('T|', 't|')}$`,
  'i'
);
const englishWords = /^([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/;
const monthInWords = /^([a-z]+)\.?\s+(\d{4})$/;

const months = new Map(
  [
    'janvier janv jan january',
    'fevrier fevr fev feb february',
    'mars mar march',
    'avril avr apr april',
    'mai may',
    'juin jun june',
    'juillet juil jul july',
    'aout aou aug august',
    'septembre sept sep september',
    'octobre oct october',
    'novembre nov november',
    'decembre dec december'
  ].flatMap((names, i) => names.split(' ').map((name): [string, number] => [name, i + 1]))
);

/**
 * Milliseconds since 1970-01-01 UTC of a date cell, NaN when it is none: ISO 8601 (`2024-01-31`, with or without a time,
 * fraction and offset; `2024/1/31`; `20240131T102030Z`), the French `31/01/2024`, `31-01-2024`, `1/2/24`, « 3 mars 2024 »,
 * « 1er févr. 2024 à 8h30 », « mars 2024 » (its first day), and English words. A time without offset is taken as UTC, so
 * that a day never moves. Two-figure years are 1969 to 2068 (POSIX).
 */
export function readDate(cell: string): number {
  const text = cell.trim();
  if (text.length < 6 || text.length > 60) return NaN;
  const a = yearFirst.exec(text);
  if (a) return moment(a[1], a[3], a[4], a.slice(5));
  const b = dayFirst.exec(text);
  if (b) return moment(b[4], b[3], b[1], b.slice(5));
  const c = shortYear.exec(text);
  if (c) return c[2] === '/' ? moment(fullYear(c[4]), c[3], c[1], c.slice(5)) : NaN;
  const d = zonedDay.exec(text);
  if (d) return moment(d[1], d[2], d[3], []);
  const e = packed.exec(text);
  if (e) return moment(e[1], e[2], e[3], [e[4], e[5], e[6], undefined, undefined, e[7]]);
  return /[a-z]/i.test(text) ? readWords(unaccented(text)) : NaN;
}

function readWords(text: string): number {
  const a = inWords.exec(text);
  if (a) return moment(a[3], months.get(a[2] as string), a[1], a.slice(4));
  const b = englishWords.exec(text);
  if (b) return moment(b[3], months.get(b[1] as string), b[2], []);
  const c = monthInWords.exec(text);
  return c ? moment(c[2], months.get(c[1] as string), 1, []) : NaN;
}

function unaccented(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

/** As `readDate`, with the month before the day where figures alone tell: `1/31/2024`. */
export function readMonthFirst(cell: string): number {
  const text = cell.trim();
  const a = dayFirst.exec(text);
  if (a) return a[2] === '/' ? moment(a[4], a[1], a[3], a.slice(5)) : NaN;
  const b = shortYear.exec(text);
  return b && b[2] === '/' ? moment(fullYear(b[4]), b[1], b[3], b.slice(5)) : NaN;
}

/**
 * Forms that only a column called a date makes dates of, since codes look like them: `20240131`, `20240131102030`,
 * `2024-03`, `03/2024`, `31.01.24`, seconds and milliseconds since 1970, days of Excel since 1900.
 */
export function readNamedDate(cell: string): number {
  const text = cell.trim();
  const compact = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/.exec(text);
  if (compact) {
    const [, year, month, day, ...time] = compact;
    const t = Number(year) >= 1500 && Number(year) <= 2200 ? moment(year, month, day, time) : NaN;
    if (!Number.isNaN(t)) return t;
  }
  const month = /^(\d{4})[-/](\d{1,2})$/.exec(text);
  if (month) return moment(month[1], month[2], 1, []);
  const ofYear = /^(\d{1,2})[-/](\d{4})$/.exec(text);
  if (ofYear) return moment(ofYear[2], ofYear[1], 1, []);
  const short = shortYear.exec(text);
  if (short) return moment(fullYear(short[4]), short[3], short[1], short.slice(5));
  return /^\d+(\.\d+)?$/.test(text) ? ofCount(Number(text)) : NaN;
}

const msADay = 86_400_000;
/** 30 December 1899: Excel believes that 1900 was a leap year */
const excelEpoch = Date.UTC(1899, 11, 30);

/** Instant of a number under a date's name: milliseconds (1973 to 2100), seconds (2001 to 2100), Excel's days (1940 to 2100). */
function ofCount(n: number): number {
  if (n >= 1e11 && n <= 4.2e12) return Math.round(n);
  if (n >= 1e9 && n <= 4.2e9) return Math.round(n * 1000);
  if (n >= 14_611 && n <= 73_415) return excelEpoch + Math.round((n * msADay) / 1000) * 1000;
  return NaN;
}

type Part = string | number | undefined;

/** Groups of `clock` follow: hour, minute, second, fraction, AM or PM, zone. NaN for a moment that does not exist. */
function moment(year: Part, month: Part, day: Part, time: readonly (string | undefined)[]): number {
  const [hour, minute, second, fraction, half, zone] = time;
  if (month === undefined) return NaN;
  let h = num(hour);
  if (half) {
    if (h < 1 || h > 12) return NaN;
    h = (h % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  const milliseconds = fraction ? Math.trunc(Number(`0.${fraction}`) * 1000) : 0;
  const t = utc(num(year), num(month), num(day), h, num(minute), num(second)) + milliseconds;
  return t - offsetMinutes(zone) * 60000;
}

function num(part: Part): number {
  return part === undefined ? 0 : Number(part);
}

function fullYear(two: string | undefined): number {
  const year = Number(two);
  return year + (year < 69 ? 2000 : 1900);
}

/** NaN for a day that does not exist (31 February), where `Date.UTC` would roll over. */
function utc(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return NaN;
  const date = new Date(0);
  // years below 100 are those of the first century
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.setUTCHours(hour, minute, second) : NaN;
}

function offsetMinutes(zone: string | undefined): number {
  if (!zone || !/\d/.test(zone)) return 0;
  const digits = zone.replace(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}
