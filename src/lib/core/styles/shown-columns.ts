import type { StyleSpec } from './schema';

/** Columns that a style shows, by the key that names each, the main one first; none for a single symbol. */
export function shownColumns(style: StyleSpec | null): { key: 'column' | 'second'; column: string }[] {
  if (!style || !('column' in style) || style.column === undefined) return [];
  const main = { key: 'column', column: style.column } as const;
  return 'second' in style ? [main, { key: 'second', column: style.second }] : [main];
}
