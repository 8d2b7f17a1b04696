const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;
const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T](\d{1,2})[:h](\d{2})(?::(\d{2}))?)?$/;

/**
 * Milliseconds since 1970-01-01 UTC of a date cell, NaN when it is none: ISO 8601 (`2024-01-31`, with or without a
 * time and offset) and the French `31/01/2024`. A time without offset is taken as UTC, so that a day never moves.
 */
export function readDate(cell: string): number {
  const text = cell.trim();
  const a = iso.exec(text);
  if (a) {
    const [, year, month, day, hour, minute, second, fraction, zone] = a;
    const milliseconds = fraction ? Math.trunc(Number(`0.${fraction}`) * 1000) : 0;
    const t = utc(num(year), num(month), num(day), num(hour), num(minute), num(second)) + milliseconds;
    return t - offsetMinutes(zone) * 60000;
  }
  const b = french.exec(text);
  if (b) {
    const [, day, month, year, hour, minute, second] = b;
    return utc(num(year), num(month), num(day), num(hour), num(minute), num(second));
  }
  return NaN;
}

function num(text: string | undefined): number {
  return text === undefined ? 0 : Number(text);
}

/** NaN for a day that does not exist (31 February), where `Date.UTC` would roll over. */
function utc(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  if (hour > 24 || minute > 59 || second > 60) return NaN;
  const t = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(Date.UTC(year, month - 1, day));
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? t : NaN;
}

function offsetMinutes(zone: string | undefined): number {
  if (!zone || zone === 'Z') return 0;
  const digits = zone.replace(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}
