import type { CatalogueEntry } from '../../core/catalogue/entry';
import type { TableProfile } from '../../core/table/profile';
import type { Selection } from '../../studio/api';
import { date, number } from '../words/format';
import { featureWords } from '../words/feature';
import { say } from '../words/say';

type Value = Selection['description']['values'][number]['value'];

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/** A cell as text: figures and dates in the language in force, « — » when missing. Codes stay as they are. */
export function valueText(value: Value, column: TableProfile['columns'][number] | undefined): string {
  const words = say(featureWords);
  if (value === null || value === '') return words.empty;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number')
    return column?.role === 'year' || column?.role === 'code' ? String(value) : number(value);
  return column?.type === 'date' && isoDate.test(value) ? date(value) : value;
}

/** Column that names a feature: the entry's label, else the first `name` column, else none. */
export function labelColumn(entry: CatalogueEntry | undefined, profile: TableProfile | null): string | null {
  const names = profile?.columns.map((c) => c.name) ?? [];
  if (entry?.label !== undefined && names.includes(entry.label)) return entry.label;
  return profile?.columns.find((c) => c.role === 'name')?.name ?? null;
}

/**
 * Columns of a card: those the style shows, then those the entry names, in its order, then the rest; the label, which is
 * the title, is left out. `main`: how many to show at once.
 */
export function orderColumns(
  all: readonly string[],
  shown: readonly string[],
  named: readonly string[],
  label: string | null
): { columns: string[]; main: number } {
  const wanted = [...new Set([...shown, ...named])].filter((name) => all.includes(name) && name !== label);
  const rest = all.filter((name) => name !== label && !wanted.includes(name));
  const columns = [...wanted, ...rest];
  return { columns, main: wanted.length > 2 ? wanted.length : Math.min(columns.length, 8) };
}
