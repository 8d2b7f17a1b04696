import type { StyleSpec } from './schema';

/** Columns that a style shows, and where it names each, the main one first; none for a single symbol. */
export function shownColumns(style: StyleSpec | null): { path: readonly string[]; column: string }[] {
  if (!style || !('column' in style) || style.column === undefined) return [];
  const main = { path: ['column'], column: style.column };
  if ('second' in style) return [main, { path: ['second'], column: style.second }];
  return style.kind === 'extruded-columns' && style.by
    ? [main, { path: ['by', 'column'], column: style.by.column }]
    : [main];
}
