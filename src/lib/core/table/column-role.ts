import { namesIdentifier, nameSense, quantitySense, type NameSense } from './name-words';
import type { ColumnProfile, ColumnRole, Measured } from './profile';
import { areKinds, roleByValues } from './role-by-values';

/** Cartographic role of a column from its name, type and values (see `ColumnRole`). */
export function columnRole(column: Measured, rows: number): ColumnRole {
  if (column.type === 'date') return 'date';
  if (column.type === 'boolean') return 'category';
  const sense = nameSense(column.name);
  return column.type === 'number' ? numberRole(column, sense) : textRole(column, sense, rows);
}

function numberRole(column: Measured, sense: NameSense): ColumnRole {
  switch (sense) {
    // a coordinate is no more a quantity to be mapped than a code is
    case 'code':
    case 'coordinate':
      return 'code';
    case 'rate':
      return 'rate';
    case 'count':
      return isFraction(column) ? 'rate' : 'count';
    case 'size':
    case 'physical':
      return 'measure';
    case 'category':
      return areKinds(column) ? 'category' : quantityRole(column);
    // figures that label are no quantity
    case 'name':
      return areKinds(column) ? 'category' : 'code';
    case 'year':
      return looksLikeYears(column) ? 'year' : quantityRole(column);
    default:
      return roleByValues(column);
  }
}

/** Role when the kinds or years that the name announces are not there. */
function quantityRole(column: Measured): ColumnRole {
  const sense = quantitySense(column.name);
  return sense === 'category' || sense === 'year' ? 'measure' : numberRole(column, sense);
}

/** Shares of one under the name of what they are a share of. */
function isFraction({ integer, min, max }: Measured): boolean {
  return integer === false && (min ?? -1) >= 0 && (max ?? 2) <= 1;
}

function looksLikeYears(column: Measured): boolean {
  return column.integer === true && (column.min ?? 0) >= 1500 && (column.max ?? 9999) <= 2200;
}

/** digits, Corsica's 2A and 2B and what begins so (2A004, 2A0040101), letters before or after digits */
const codeLike = /^(\d{2,}|2[AB]\d*|[A-Z]{1,3}\d{2,}|\d{2,}[A-Z])$/;

function textRole(column: Measured, sense: NameSense, rows: number): ColumnRole {
  const values = (column.top ?? []).map((item) => item.value);
  const allCodes = values.length > 0 && values.every((value) => codeLike.test(value));
  const few = column.distinct > 0 && column.distinct <= 24 && column.distinct * 2 <= Math.max(rows, 4);
  if (sense === 'name') return 'name';
  if (sense === 'prose') return 'text';
  if (sense === 'code') {
    // a territory's name (« region », « departement ») over words is a label of groups, not a code
    if (allCodes || namesIdentifier(column.name)) return 'code';
    return few ? 'category' : 'text';
  }
  if (allCodes && sense !== 'category') return 'code';
  if (few || (sense === 'category' && column.distinct <= 24)) return 'category';
  if (areIdentifiers(values)) return 'code';
  // letters of a nomenclature, that come back
  const letters = values.every((value) => value.length <= 3);
  return letters && column.distinct <= 24 && column.distinct < column.present ? 'category' : 'text';
}

/** Words of one width with figures in them: `COMMUNE_0000000009760`, `FR8201635`, `47.11B`. */
function areIdentifiers(values: readonly string[]): boolean {
  const width = values[0]?.length ?? 0;
  return width >= 4 && values.length > 1 && values.every((v) => v.length === width && /\d/.test(v) && !/[\s:]/.test(v));
}

/** When no column is called a name, the first text whose values are nearly all different and short is taken for it. */
export function nameByValues(columns: ColumnProfile[]): void {
  if (columns.some((column) => column.role === 'name')) return;
  const found = columns.find(
    (column) =>
      column.role === 'text' &&
      column.present > 0 &&
      nameSense(column.name) !== 'prose' &&
      column.distinct >= Math.min(1000, 0.8 * column.present) &&
      areLabels((column.top ?? []).map((item) => item.value))
  );
  if (found) found.role = 'name';
}

/** Short words, most of them neither sentences nor addresses (« 12 rue du Pont »), and not all mere letters. */
function areLabels(values: readonly string[]): boolean {
  const most = (test: (value: string) => boolean): boolean => values.filter(test).length * 2 > values.length;
  return (
    values.every((value) => value.length <= 60 && /\p{L}/u.test(value) && !/:\/\/|@/.test(value)) &&
    values.some((value) => /\p{L}{3}/u.test(value)) &&
    !most((value) => value.split(/\s+/).length > 6 || /[.!?]$/.test(value) || /^\d+( ?(bis|ter))?,? \p{L}/u.test(value))
  );
}
