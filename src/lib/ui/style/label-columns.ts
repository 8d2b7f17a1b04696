import type { ColumnProfile, ColumnRole, TableProfile } from '../../core/table/profile';

/** Roles of what may be written over features, the likeliest first. */
const roles: readonly ColumnRole[] = ['name', 'category', 'code', 'text', 'count', 'rate'];

/** Columns that may be written over the features of a table, the likeliest first. */
export function labelColumns(profile: TableProfile): ColumnProfile[] {
  return roles.flatMap((role) =>
    profile.columns.filter((column) => column.role === role && column.present > 0 && column.type !== 'boolean')
  );
}
