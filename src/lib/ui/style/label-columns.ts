import type { ColumnProfile, ColumnRole, TableProfile } from '../../core/table/profile';

/** Roles of what may be written over features, the likeliest first. */
const roles: readonly ColumnRole[] = ['name', 'category', 'code', 'text', 'count', 'rate'];

/** Columns that may be written over the features of a table, the likeliest first: before all, what its entry says. */
export function labelColumns(profile: TableProfile, named?: string): ColumnProfile[] {
  const columns = roles.flatMap((role) =>
    profile.columns.filter((column) => column.role === role && column.present > 0 && column.type !== 'boolean')
  );
  return [...columns.filter((column) => column.name === named), ...columns.filter((column) => column.name !== named)];
}
