import type { Column } from '../table/table';
import { cell } from '../table/table';
import type { Language } from '../wording';
import { labelText } from './letters';

/** Text of a cell as a label shows it; empty when there is nothing to write. Small figures keep their decimals. */
export function cellText(column: Column, language: Language): (row: number) => string {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const large = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const small = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
  return (row) => {
    const value = cell(column, row);
    if (value === null || typeof value === 'boolean') return '';
    if (typeof value === 'string') return labelText(value);
    const size = Math.abs(value);
    return labelText((size >= 100 ? whole : size >= 1 ? large : small).format(value));
  };
}
