import type { CatalogueEntry } from '../../src/lib/core/catalogue/entry';
import { shownColumns } from '../../src/lib/core/styles/shown-columns';

/** Columns that an entry names, and where in its file. */
export type NamedColumn = { column: string; path: (string | number)[] };

/** Every column an entry relies on: what it shows, labels, styles, filters and cuts by, also inside CQL filters. */
export function columnsNamed(entry: CatalogueEntry): NamedColumn[] {
  const named: NamedColumn[] = [];
  const name = (column: string | undefined, path: (string | number)[]): void => {
    if (column !== undefined) named.push({ column, path });
  };
  for (const column of Object.keys(entry.columns)) name(column, ['columns', column]);
  name(entry.label, ['label']);
  for (const { path, column } of shownColumns(entry.style ?? null)) name(column, ['style', ...path]);
  entry.where?.all.forEach((condition, i) => name(condition.column, ['where', 'all', i, 'column']));
  name(entry.where?.distinct, ['where', 'distinct']);
  const { source } = entry;
  if ('cql' in source) for (const column of cqlColumns(source.cql ?? '')) name(column, ['source', 'cql']);
  if ('x' in source) {
    name(source.x, ['source', 'x']);
    name(source.y, ['source', 'y']);
  }
  for (const [level, cut] of Object.entries(entry.territory)) {
    if (cut === 'whole') continue;
    if ('column' in cut) name(cut.column, ['territory', level, 'column']);
    else if ('contains' in cut) name(cut.contains, ['territory', level, 'contains']);
    else if ('starts' in cut) name(cut.starts, ['territory', level, 'starts']);
    else for (const column of cqlColumns(cut.set['cql'] ?? '')) name(column, ['territory', level, 'set', 'cql']);
  }
  return named;
}

/** Names compared with something in an ECQL text: what stands before an operator, outside of quotes. */
export function cqlColumns(cql: string): string[] {
  const bare = cql.replace(/'(?:[^']|'')*'/g, "''");
  const found = bare.matchAll(
    /"?([A-Za-z_][\w.]*)"?\s*(?:<>|<=|>=|=|<|>|\b(?:NOT\s+)?(?:LIKE|ILIKE|IN|BETWEEN)\b|\bIS\b)/gi
  );
  return [...new Set([...found].map(([, name]) => name as string))].filter((name) => !/^(not|and|or)$/i.test(name));
}
