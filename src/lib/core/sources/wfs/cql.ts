import type { Condition } from '../../table/filter';
import type { PlaneBox } from './fes';

/** Conditions that must all hold, and a box that geometries must meet, as ECQL (GeoServer's `cql_filter`). */
export function cqlFilter(
  conditions: readonly Condition[],
  cut: (PlaneBox & { geometry: string }) | null,
  also?: string
): string {
  const tests = conditions.map(test);
  if (also !== undefined) tests.unshift(tests.length > 0 || cut ? `(${also})` : also);
  if (cut) tests.push(`BBOX(${name(cut.geometry)},${cut.box.join(',')},'${cut.crs}')`);
  return tests.join(' AND ');
}

function test(condition: Condition): string {
  const column = name(condition.column);
  switch (condition.op) {
    case 'in':
      return `(${condition.value.map((value) => equal(column, value)).join(' OR ')})`;
    case 'contains':
      return `${column} ILIKE ${text(`%${condition.value}%`)}`;
    case 'starts':
      return `${column} ILIKE ${text(`${condition.value}%`)}`;
    case 'empty':
      return `${column} IS NULL`;
    case 'filled':
      return `${column} IS NOT NULL`;
    case '=':
      return equal(column, condition.value);
    case '!=':
      return `${column} <> ${literal(condition.value)}`;
    default:
      return `${column} ${condition.op} ${literal(condition.value)}`;
  }
}

/** Text compares without case, except where its own characters would be wild ones. */
function equal(column: string, value: string | number | boolean): string {
  const plain = typeof value !== 'string' || /[%_\\]/.test(value);
  return plain ? `${column} = ${literal(value)}` : `${column} ILIKE ${text(value)}`;
}

const literal = (value: string | number | boolean): string => (typeof value === 'string' ? text(value) : String(value));
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const name = (column: string): string => (/^[a-z_]\w*$/i.test(column) ? column : `"${column.replaceAll('"', '""')}"`);
