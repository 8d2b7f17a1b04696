import { nameWords } from './name-words';
import type { ColumnRole, Measured } from './profile';

/** Role of a number column whose name announces nothing. */
export function roleByValues(column: Measured): ColumnRole {
  const { present, distinct, integer } = column;
  const [min, max] = [column.min ?? -1, column.max ?? -1];
  if (present === 0 || min < 0) return 'measure';
  if (integer !== true) return max <= 100 ? 'rate' : 'measure';
  const first = nameWords(column.name)[0] ?? '';
  // « ecoles », « gares »: a plural noun over whole numbers is a number of things
  if (first.length > 3 && /[sx]$/.test(first)) return 'count';
  if (present > 1 && min >= 1900 && max <= 2100) return 'year';
  if (isSerial(column)) return 'code';
  // nearly nothing nearly everywhere: few things, counted
  if (min === 0 && max > 2 && column.quantiles?.[10] === 0) return 'count';
  if (areKinds(column) && distinct * 3 <= present * 2) return 'category';
  return isSpread(column) ? 'count' : 'measure';
}

/** Few small whole numbers: the codes of a short list. */
export function areKinds({ integer, min, max, distinct }: Measured): boolean {
  if (integer !== true || min === undefined || max === undefined) return false;
  return distinct <= 24 && min >= -1 && max < 100;
}

/** Numbers of rows, none left out, or long numbers of one width, none twice. */
function isSerial({ present, distinct, min = 0, max = 0 }: Measured): boolean {
  if (present < 8 || distinct < Math.min(present, 1000)) return false;
  return max - min + 1 === present || (min >= 1e8 && String(min).length === String(max).length);
}

/** Does the 95th percentile exceed the fifth ten times? Territories differ so by what they hold, not by what they measure. */
function isSpread({ quantiles }: Measured): boolean {
  const [low, high] = [quantiles?.[1] ?? 0, quantiles?.[19] ?? 0];
  return high >= 10 * Math.max(1, low);
}
