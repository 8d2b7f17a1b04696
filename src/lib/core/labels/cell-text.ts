import type { Column } from '../table/table';
import { cell } from '../table/table';
import type { Language } from '../wording';
import { labelText } from './letters';

/** Values looked at to choose the decimals of a column. */
const SAMPLED = 2000;
const MOST_DECIMALS = 4;

/**
 * Decimals with which the figures of a column are written side by side on a map, the same for all: as many as tell a
 * fiftieth of what nine tenths of them spread over.
 */
function decimalsOf(values: Float64Array): number {
  const step = Math.max(1, Math.floor(values.length / SAMPLED));
  const sample = values.filter((value, i) => i % step === 0 && Number.isFinite(value)).sort();
  if (sample.length === 0) return 0;
  const at = (share: number): number => sample[Math.round(share * (sample.length - 1))] as number;
  const spread = at(0.95) - at(0.05) || 10 * Math.abs(at(0.5)) || 1;
  return Math.min(MOST_DECIMALS, Math.max(0, Math.ceil(-Math.log10(spread / 50))));
}

/** Text of a cell as a label shows it; empty when there is nothing to write. What would read as zero keeps two figures. */
export function cellText(column: Column, language: Language): (row: number) => string {
  const decimals = column.type === 'number' && !column.integer ? decimalsOf(column.values) : 0;
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const small = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
  const least = 0.5 * 10 ** -decimals;
  return (row) => {
    const value = cell(column, row);
    if (value === null || typeof value === 'boolean') return '';
    if (typeof value === 'string') return labelText(value);
    return labelText((value !== 0 && Math.abs(value) < least ? small : format).format(value));
  };
}
