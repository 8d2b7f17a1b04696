import type { Column, FeatureTable } from '../table/table';
import { withColumns } from '../table/with-columns';

/** `name`, or `name_2`, `name_3`… when it is taken. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let i = 2; ; i++) if (!taken.has(`${name}_${i}`)) return `${name}_${i}`;
}

/**
 * A table with columns added at the end; geometry and other columns are shared, not copied. Columns named in `promised`
 * keep their name, since styles and other crossings call them by it: an older column of that name is renamed with a
 * number. Any other added column gives way to the older one.
 */
export function addColumns(table: FeatureTable, added: readonly Column[], promised: readonly string[]): FeatureTable {
  const taken = new Set([...table.columns.map((c) => c.name), ...promised]);
  const claim = (column: Column): Column => {
    const name = freeName(column.name, taken);
    taken.add(name);
    return { ...column, name };
  };
  const kept = table.columns.map((c) => (promised.includes(c.name) ? claim(c) : c));
  const fresh = added.map((c) => (promised.includes(c.name) ? c : claim(c)));
  return withColumns(table, table.id, [...kept, ...fresh]);
}
