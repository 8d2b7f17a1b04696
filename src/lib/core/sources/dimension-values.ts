/** Values that a dimension of a WMS or WMTS may take. */
export type DimensionValues =
  /** in the server's order, the latest `most` of them when there are more */
  | { type: 'list'; values: string[] }
  /** anything between two ends */
  | { type: 'range'; from: string; to: string };

/** Longest list that a person is asked to choose from. */
const most = 500;

/**
 * Reads the extent of a dimension (annex C of OGC 06-042): values and `from/to/period` intervals separated by commas,
 * the intervals expanded (`P1Y`, `P1M`, `P10D`, `PT15M`; numbers by a number). An interval without a period is a range.
 * Null when there is nothing.
 */
export function dimensionValues(extent: string): DimensionValues | null {
  const values: string[] = [];
  const pieces = extent
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  for (const piece of pieces) {
    const [from, to, step] = piece.split('/').map((part) => part.trim());
    if (from === undefined || to === undefined) {
      values.push(piece);
      continue;
    }
    const expanded = step === undefined ? null : expand(from, to, step);
    if (!expanded) return { type: 'range', from, to };
    for (const value of expanded) values.push(value);
  }
  const distinct = [...new Set(values)];
  return distinct.length === 0 ? null : { type: 'list', values: distinct.slice(-most) };
}

/** Values of an interval, the latest `most`; null when the period cannot be stepped through. */
function expand(from: string, to: string, step: string): string[] | null {
  if (/^-?[\d.]+$/.test(step) && /^-?[\d.]+$/.test(from) && /^-?[\d.]+$/.test(to)) {
    const by = Number(step);
    const count = by > 0 ? Math.floor((Number(to) - Number(from)) / by + 1e-9) : -1;
    if (count < 0 || count >= most) return null;
    return Array.from({ length: count + 1 }, (_, i) => String(Number((Number(from) + i * by).toFixed(10))));
  }
  const period =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(step);
  const start = new Date(instant(from)).getTime();
  // `current` and `present` are what some servers write for the end
  const end = new Date(instant(to)).getTime();
  if (!period || Number.isNaN(start) || Number.isNaN(end)) return null;
  const [years, months, weeks, days, hours, minutes, seconds] = period.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number
  ];
  const perStep = years * 12 + months;
  const milliseconds = ((weeks * 7 + days) * 24 + hours) * 3600000 + minutes * 60000 + seconds * 1000;
  if (perStep === 0 && milliseconds === 0) return null;
  const at = (i: number): number => {
    const date = new Date(start);
    if (perStep > 0) date.setUTCMonth(date.getUTCMonth() + i * perStep);
    return date.getTime() + i * milliseconds;
  };
  const about = perStep * 2629746000 + milliseconds;
  let last = Math.max(0, Math.floor((end - start) / about) + 2);
  while (last > 0 && at(last) > end) last--;
  const out: string[] = [];
  for (let i = Math.max(0, last - most + 1); i <= last; i++) out.push(written(at(i), from, to));
  return out;
}

/** A date as far as it is written: `2020` and `2020-06` are dates of their first day, in universal time. */
function instant(text: string): string {
  return /T/.test(text) && !/(Z|[+-]\d\d:?\d\d)$/.test(text) ? `${text}Z` : text;
}

/** A date in the form that the interval's own ends are written in. */
function written(time: number, from: string, to: string): string {
  const iso = new Date(time).toISOString();
  if (/T/.test(from)) return /\.\d+/.test(from) ? iso : iso.replace(/\.000Z$/, 'Z');
  return iso.slice(0, Math.max(4, Math.min(10, Math.max(from.length, to.length))));
}
