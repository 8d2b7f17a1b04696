import type { ColumnProfile, TableProfile } from '../table/profile';

/** Number columns that may be drawn as quantities; codes, coordinates and years never are. */
export function quantities(profile: TableProfile): ColumnProfile[] {
  return profile.columns.filter(
    (c) => c.type === 'number' && c.present > 0 && (c.role === 'count' || c.role === 'rate' || c.role === 'measure')
  );
}

/** Columns by role, in the order of the roles given; other roles come last, equals keep their order. */
export function byRole(columns: readonly ColumnProfile[], roles: readonly ColumnProfile['role'][]): ColumnProfile[] {
  const rank = ({ role }: ColumnProfile): number => (roles.includes(role) ? roles.indexOf(role) : roles.length);
  return [...columns].sort((a, b) => rank(a) - rank(b));
}

/** What a column name says besides a year of four figures (`pop_2015`, `2020`), and that year; null without one. */
function yearIn(name: string): { stem: string; year: number } | null {
  const found = /(^|\D)((?:19|20)\d\d)(?!\d)/.exec(name);
  return found ? { stem: name.replace(found[2] as string, '#'), year: Number(found[2]) } : null;
}

/** The latest of the columns that say the same of other years; itself when there are none. */
function latestOf(column: ColumnProfile, columns: readonly ColumnProfile[]): ColumnProfile {
  const own = yearIn(column.name);
  if (!own) return column;
  let latest = { column, year: own.year };
  for (const other of columns) {
    const its = yearIn(other.name);
    if (its?.stem === own.stem && its.year > latest.year && other.present >= other.missing)
      latest = { column: other, year: its.year };
  }
  return latest.column;
}

/** The subject when it is among the columns, else the first of a role, mostly empty ones last, of years the latest; null when none. */
export function chosen(
  columns: readonly ColumnProfile[],
  role: ColumnProfile['role'],
  subject: string | undefined
): ColumnProfile | null {
  const suits = columns.filter((c) => c.role === role);
  const first = suits.find((c) => c.present >= c.missing) ?? suits[0];
  return columns.find((c) => c.name === subject) ?? (first ? latestOf(first, suits) : null);
}

/** Sizes of the features themselves: on areas, showing them in colours would say what the eye already sees. */
export function isExtent(column: ColumnProfile): boolean {
  return /(^|[^a-z])(superf|surf|contenance|aire|area|longueur|length|perimetre|perimeter|shape_(area|leng))/i.test(
    column.name
  );
}

/** Do values spread on both sides of zero (an evolution, a balance)? At least a tenth of them on each. */
export function aroundZero(column: ColumnProfile): boolean {
  const [low, high] = [column.quantiles?.[2], column.quantiles?.[18]];
  return low !== undefined && high !== undefined && low < 0 && high > 0;
}
