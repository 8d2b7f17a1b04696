import { prefs } from '../../state/prefs.svelte';

const locale = (): string => (prefs.language === 'fr' ? 'fr-FR' : 'en-GB');

/** « 12 450 », « 3,2 »: at most `digits` decimals (3 significant figures for small numbers when absent). */
export function number(value: number, digits?: number): string {
  const options: Intl.NumberFormatOptions =
    digits === undefined
      ? Math.abs(value) >= 100 || Number.isInteger(value)
        ? { maximumFractionDigits: 0 }
        : { maximumSignificantDigits: 3 }
      : { maximumFractionDigits: digits };
  // a minus sign, as wide as a plus, where the formatter writes a hyphen
  return new Intl.NumberFormat(locale(), options).format(value).replace('-', '\u2212');
}

/** « 24 novembre 2026 » from an ISO date (yyyy-mm-dd). */
export function date(iso: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time)
    ? iso
    : new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeZone: 'UTC' }).format(time);
}

/** The day of a moment where the person is, ISO (yyyy-mm-dd): `toISOString` would give Greenwich's. */
export function localDay(moment: Date): string {
  return [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

/** The plural form: French takes the singular for 0 and 1, English for 1 only. */
export function plural(count: number, one: string, other: string): string {
  return new Intl.PluralRules(locale()).select(count) === 'one' ? one : other;
}

/** « 1:50 000 ». */
export const scale = (denominator: number): string => `1:${number(denominator, 0)}`;

/** Steps in which a time to wait is told, seconds. */
const waits = [1, 2, 3, 5, 10, 15, 20, 30, 45];

/** About how long there is to wait: « 5 s », « 2 min », at the nearest step as ratios go; null: less than a second. */
export function wait(milliseconds: number): string | null {
  const seconds = milliseconds / 1000;
  if (seconds < 0.75) return null;
  if (seconds >= 50) return `${number(Math.max(1, Math.round(seconds / 60)))}\u00a0min`;
  const off = (step: number): number => Math.abs(Math.log(step / seconds));
  const step = waits.reduce((best, one) => (off(one) < off(best) ? one : best));
  return `${number(step)}\u00a0s`;
}

/** « 500 m », « 2 km ». */
export function metres(length: number): string {
  return length < 1000 ? `${number(length)}\u00a0m` : `${number(length / 1000)}\u00a0km`;
}
