import { profileOf } from '../table/make-profile';
import { cell, type FeatureTable } from '../table/table';

/** The first rows of a crossing, before it becomes a layer. */
export interface CrossingPreview {
  /** what names a row, then what the crossing makes */
  columns: string[];
  rows: (string | number | boolean | null)[][];
  /** rows of the whole */
  total: number;
}

/** Columns shown besides the name. */
const MOST_COLUMNS = 3;

/** A preview of a result: its names, what it is about (`subject`), and what else the first input lacks. */
export function previewOf(
  result: FeatureTable,
  input: FeatureTable,
  subject: string | null,
  count: number
): CrossingPreview {
  const before = new Set(input.columns.map((c) => c.name));
  const made = result.columns.filter((c) => c.name === subject || !before.has(c.name));
  const about = made.sort((a, b) => Number(b.name === subject) - Number(a.name === subject)).slice(0, MOST_COLUMNS);
  const roles = profileOf(result).columns;
  const label = (roles.find((c) => c.role === 'name') ?? roles.find((c) => c.role === 'code'))?.name;
  const names = result.columns.filter((c) => c.name === label && !about.includes(c));
  const columns = [...names, ...about];
  return {
    columns: columns.map((c) => c.name),
    rows: Array.from({ length: Math.min(count, result.rows) }, (_, row) => columns.map((column) => cell(column, row))),
    total: result.rows
  };
}
