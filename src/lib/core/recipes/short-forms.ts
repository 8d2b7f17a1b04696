import type { CrossingSpec } from '../crossings/schema';

/**
 * Short ways of writing what documents hold, for one-click maps written by hand. Each function gives back the long form;
 * what is in no short form is left as it is, for the schema to judge.
 */
type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** « >= 5000 »: a comparison and a number, or « != Fermé ». */
const compared = /^(<=|>=|!=|<|>)\s*(.+)$/s;

function longCondition(column: string, wanted: unknown): Fields {
  if (Array.isArray(wanted)) return { column, op: 'in', value: wanted };
  const [, op, operand = ''] = typeof wanted === 'string' ? (compared.exec(wanted) ?? []) : [];
  if (op === undefined) return { column, op: '=', value: wanted };
  const number = Number(operand);
  if (op === '!=') return { column, op, value: operand };
  return Number.isFinite(number) ? { column, op, value: number } : { column, op: '=', value: wanted };
}

/** `{ type: Gymnase, population: '>= 5000', nature: [a, b] }` → conditions. */
function longConditions(short: unknown): unknown {
  return isFields(short) ? Object.entries(short).map(([column, wanted]) => longCondition(column, wanted)) : short;
}

/** `{ type: Gymnase, distinct: uic }` → `{ all: [{ column: type, op: '=', value: Gymnase }], distinct: uic }`. */
export function longFilter(short: Fields): Fields {
  if (Array.isArray(short['all'])) return short;
  const { distinct, ...conditions } = short;
  return { all: longConditions(conditions), ...(distinct === undefined ? {} : { distinct }) };
}

const styleKinds = ['single', 'classes', 'categories', 'circles', 'bivariate', 'dot-density'];

/** `{ circles: population }` → `{ kind: circles, column: population }`; `single` is followed by its colour. */
export function longStyle(short: Fields): Fields {
  if ('kind' in short) return short;
  const kind = styleKinds.find((name) => name in short);
  if (kind === undefined) return short;
  const { [kind]: first, values, ...rest } = short;
  return {
    kind,
    [kind === 'single' ? 'colour' : 'column']: first,
    ...rest,
    ...(values === undefined
      ? {}
      : { values: isFields(values) ? Object.entries(values).map(([value, colour]) => ({ value, colour })) : values })
  };
}

const listed = (value: unknown): unknown => (typeof value === 'string' ? [value] : value);

/** Fields of a crossing of that kind, `kind` among them: `key` for both keys of a join, `denominator: area`… */
export function longCrossing(kind: CrossingSpec['kind'], short: Fields): Fields {
  const { key, ...rest } = short;
  const long: Fields = { ...(key === undefined ? {} : { areasKey: key, tableKey: key }), ...rest, kind };
  if (kind === 'join' || kind === 'interpolate') long['columns'] = listed(long['columns']);
  if (kind === 'score') long['criteria'] = longConditions(long['criteria']);
  const { denominator } = long;
  if (kind === 'ratio' && typeof denominator === 'string') {
    long['denominator'] = denominator === 'area' ? { by: 'area' } : { by: 'column', column: denominator };
  }
  return long;
}
