import { codeFamily, type CodeFamily } from '../crossings/codes';
import type { CrossContext } from '../crossings/kind';
import { cross as nearest } from '../crossings/nearest/cross';
import { quantile } from '../table/make-profile';
import type { ColumnProfile, TableProfile } from '../table/profile';
import { cell, type Column, type FeatureTable } from '../table/table';
import type { Members } from './members';
import { centreTable, type Zone } from './zone';

/** Features named at most. */
const MOST_NAMES = 3;
/** Part of a row below which it is cut by the border, and figures of it are shared out. */
const WHOLE = 0.999;

/** What is measured of a layer in a place. */
export type MeasureKind =
  /** features */
  | { kind: 'count' }
  /** kilometres of lines inside */
  | { kind: 'length' }
  /** per cent of the place that areas cover */
  | { kind: 'covered' }
  /** `shared`: rows cut by the border count by the part of their ground inside; `touching`: lines count whole */
  | { kind: 'sum'; column: string; shared?: boolean; touching?: boolean }
  /** `byGround`: rows weigh by their ground inside; `ofTotals`: what it is a ratio of, summed up first */
  | { kind: 'mean'; column: string; byGround?: boolean; ofTotals?: boolean }
  /** per cent that are of one kind of a category: of the features, or of their ground */
  | { kind: 'share'; column: string; of: string; byGround?: boolean }
  /** kilometres from the middle to the nearest place of the nearest feature, where none is inside */
  | { kind: 'nearest'; name: string | null };

export type Measured = MeasureKind & { value: number };

/** What a column is a ratio of, where that is known: over the ground in km² where the denominator is null. */
export interface Ratio {
  numerator: string;
  denominator: string | null;
  per: number;
}

/** What a layer's columns are told by. */
export interface Told {
  /** number columns, the foremost first */
  figures: readonly { column: string; as: 'sum' | 'mean'; ratio?: Ratio }[];
  category: string | null;
  /** column that names its features */
  label: string | null;
  /** columns of codes that nearly all rows have, and what they number */
  codes: readonly { column: string; family: CodeFamily }[];
}

/** Number columns told at most. */
const MOST_FIGURES = 5;

/**
 * Which columns of a layer are told, and how: what its style shows, then what its entry names, then the rest. Counts are
 * summed; rates and measures averaged; codes, years and coordinates are no figures.
 */
export function toldOf(
  profile: Pick<TableProfile, 'columns' | 'rows'>,
  shown: readonly string[],
  label: string | null,
  ratio: (Ratio & { column: string }) | null = null
): Told {
  const rank = ({ name }: ColumnProfile): number => (shown.includes(name) ? shown.indexOf(name) : shown.length);
  const columns = profile.columns.filter((c) => c.present > 0).toSorted((a, b) => rank(a) - rank(b));
  const figures = columns.flatMap(({ name, type, role }) => {
    if (type !== 'number' || !['count', 'rate', 'measure'].includes(role)) return [];
    if (ratio?.column === name) return [{ column: name, as: 'mean' as const, ratio }];
    return [{ column: name, as: role === 'count' ? ('sum' as const) : ('mean' as const) }];
  });
  // one value says nothing of a place
  const category = columns.find((c) => c.role === 'category' && c.distinct > 1 && c.name !== label);
  const named = label ?? profile.columns.find((c) => c.role === 'name')?.name ?? null;
  const codes = profile.columns.flatMap((column) => {
    const family = column.present >= 0.99 * profile.rows ? codeFamily(column) : null;
    return family ? [{ column: column.name, family }] : [];
  });
  return { figures: figures.slice(0, MOST_FIGURES), category: category?.name ?? null, label: named, codes };
}

const columnNamed = (table: FeatureTable, name: string | null): Column | undefined =>
  table.columns.find((c) => c.name === name);

/** Names of the first few members, areas by the ground they have inside. */
export function namesOf(table: FeatureTable, { rows, km2 }: Members, label: string | null): string[] {
  const column = columnNamed(table, label);
  if (!column) return [];
  const order = [...rows.keys()].sort((a, b) => (km2 ? (km2[b] as number) - (km2[a] as number) : 0) || a - b);
  const names = order.map((i) => cell(column, rows[i] as number)).filter((name) => name !== null && name !== '');
  return [...new Set(names.map(String))].slice(0, MOST_NAMES);
}

/** Measures of what a layer has in a place of so many square kilometres, the foremost first; none where it has nothing. */
export function measuresOf(table: FeatureTable, members: Members, told: Told, zoneKm2: number | null): Measured[] {
  const { rows, km, covered } = members;
  const measures: Measured[] = [{ kind: 'count', value: rows.length }];
  if (km !== null && rows.length > 0) measures.push({ kind: 'length', value: km });
  if (covered !== null && zoneKm2 !== null) measures.push({ kind: 'covered', value: percent(covered, zoneKm2) });
  if (rows.length === 0) return measures;
  for (const { column: name, as, ratio } of told.figures) {
    const column = columnNamed(table, name);
    if (column?.type !== 'number') continue;
    const whole = ratio ? ratioOf(table, ratio, members) : null;
    const value = as === 'sum' ? sumOf(column.values, members) : (whole ?? meanOf(column.values, members));
    if (value === null) continue;
    if (as === 'mean') {
      const way = whole !== null ? { ofTotals: true } : members.km2 ? { byGround: true } : {};
      measures.push({ kind: 'mean', column: name, value, ...way });
      continue;
    }
    measures.push({
      kind: 'sum',
      column: name,
      value,
      ...(members.share.some((part) => part < WHOLE) ? { shared: true } : {}),
      ...(members.km === null ? {} : { touching: true })
    });
  }
  return [...measures, ...sharesOf(table, members, told.category)];
}

/** Never a hair more than all: both areas are rounded apart. */
const percent = (part: number, all: number): number => {
  const value = (100 * part) / all;
  return value > 100 - 1e-3 ? 100 : value;
};

/** The ratio of the sums of two columns over the members that have both; null where its columns are not there. */
function ratioOf(table: FeatureTable, { numerator, denominator, per }: Ratio, members: Members): number | null {
  const over = columnNamed(table, numerator);
  const under = denominator === null ? null : columnNamed(table, denominator);
  if (over?.type !== 'number' || (under !== null && under?.type !== 'number')) return null;
  // a row without one of the two tells nothing of either
  const both = over.values.map((value, row) => (under && Number.isNaN(under.values[row]) ? NaN : value));
  const top = sumOf(both, members);
  const present = (row: number): boolean => !Number.isNaN(over.values[row]);
  const bottom = under
    ? sumOf(
        under.values.map((value, row) => (present(row) ? value : NaN)),
        members
      )
    : groundOf(members, present);
  return top === null || bottom === null || bottom === 0 ? null : (per * top) / bottom;
}

/** Square kilometres inside of the members that have a value. */
function groundOf({ rows, km2 }: Members, present: (row: number) => boolean): number | null {
  return km2 && km2.reduce((sum, ground, i) => sum + (present(rows[i] as number) ? ground : 0), 0);
}

/** Middle value of the members' rows; null when all are missing. */
export function medianOfRows(table: FeatureTable, name: string, rows: Iterable<number>): number | null {
  const column = columnNamed(table, name);
  if (column?.type !== 'number') return null;
  const values = Float64Array.from(rows, (row) => column.values[row] as number).filter((n) => !Number.isNaN(n));
  return values.length > 0 ? quantile(values.sort(), 0.5) : null;
}

/** Sum over the members, each by its part inside; null when all are missing. A part next to whole is whole. */
function sumOf(values: Float64Array, { rows, share }: Members): number | null {
  let [sum, present] = [0, 0];
  rows.forEach((row, i) => {
    const value = values[row] as number;
    if (Number.isNaN(value)) return;
    const part = share[i] as number;
    sum += part < WHOLE ? value * part : value;
    present++;
  });
  return present > 0 ? sum : null;
}

/** Mean over the members, areas weighed by their ground inside; null when all are missing. */
function meanOf(values: Float64Array, { rows, km2 }: Members): number | null {
  let [sum, weights] = [0, 0];
  rows.forEach((row, i) => {
    const value = values[row] as number;
    const weight = km2 ? (km2[i] as number) : 1;
    if (Number.isNaN(value) || !(weight > 0)) return;
    sum += weight * value;
    weights += weight;
  });
  return weights > 0 ? sum / weights : null;
}

/** Shares of the kinds of a category among the members that have one, the greatest first. */
function sharesOf(table: FeatureTable, { rows, km2 }: Members, category: string | null): Measured[] {
  const column = columnNamed(table, category);
  if (!column || category === null || rows.length < 2) return [];
  const amounts = new Map<string, number>();
  let all = 0;
  rows.forEach((row, i) => {
    const value = cell(column, row);
    if (value === null || value === '') return;
    const amount = km2 ? (km2[i] as number) : 1;
    amounts.set(String(value), (amounts.get(String(value)) ?? 0) + amount);
    all += amount;
  });
  const sorted = [...amounts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (all === 0) return [];
  const weighed = km2 ? { byGround: true } : {};
  return sorted.map(([of, amount]) => ({
    kind: 'share',
    column: category,
    of,
    value: (100 * amount) / all,
    ...weighed
  }));
}

/** The feature nearest to the middle of a zone; null where the layer has no place. */
export async function nearestTo(
  zone: Zone,
  table: FeatureTable,
  label: string | null,
  context: CrossContext
): Promise<Measured | null> {
  const spec = { kind: 'nearest' as const, from: '', to: '', ...(columnNamed(table, label) && label ? { label } : {}) };
  const found = await nearest([centreTable(zone), table], spec, context);
  if (!found.ok) return null;
  const [distance, name] = found.value.columns;
  const value = distance && cell(distance, 0);
  if (typeof value !== 'number') return null;
  const named = name ? cell(name, 0) : null;
  return { kind: 'nearest', name: named === null ? null : String(named), value };
}
