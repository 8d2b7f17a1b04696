import { nameSense, nameWords } from './name-words';
import type { ColumnProfile, ColumnRole } from './profile';

/** A column measured but not yet understood. */
export type Measured = Omit<ColumnProfile, 'role'>;

/** Cartographic role of a column from its name, type and values (see `ColumnRole`). */
export function columnRole(column: Measured, rows: number): ColumnRole {
  if (column.type === 'date') return 'date';
  if (column.type === 'boolean') return 'category';
  const sense = nameSense(column.name);
  return column.type === 'number' ? numberRole(column, sense) : textRole(column, sense, rows);
}

function numberRole(column: Measured, sense: ReturnType<typeof nameSense>): ColumnRole {
  switch (sense) {
    // a coordinate is no more a quantity to be mapped than a code is
    case 'code':
    case 'coordinate':
      return 'code';
    case 'rate':
      return 'rate';
    case 'count':
      return 'count';
    case 'year':
      return looksLikeYears(column) ? 'year' : 'measure';
    case 'category':
      return column.integer === true && column.distinct <= 24 ? 'category' : 'measure';
    case 'size':
      return 'measure';
    default:
      break;
  }
  const first = nameWords(column.name)[0] ?? '';
  // « ecoles », « gares »: a plural noun over whole numbers is a number of things
  const plural = first.length > 3 && /[sx]$/.test(first);
  if (plural && column.integer === true && (column.min ?? -1) >= 0) return 'count';
  return 'measure';
}

function looksLikeYears(column: Measured): boolean {
  return column.integer === true && (column.min ?? 0) >= 1500 && (column.max ?? 9999) <= 2200;
}

/** digits, Corsica's 2A and 2B and what begins so (2A004, 2A0040101), letters before or after digits */
const codeLike = /^(\d{2,}|2[AB]\d*|[A-Z]{1,3}\d{2,}|\d{2,}[A-Z])$/;

function textRole(column: Measured, sense: ReturnType<typeof nameSense>, rows: number): ColumnRole {
  const values = (column.top ?? []).map((item) => item.value);
  const allCodes = values.length > 0 && values.every((value) => codeLike.test(value));
  const few = column.distinct > 0 && column.distinct <= 24 && column.distinct * 2 <= Math.max(rows, 4);
  if (sense === 'name') return 'name';
  if (sense === 'code') {
    // a territory's name (« region », « departement ») over words is a label of groups, not a code
    if (allCodes || nameWords(column.name).some((w) => strictCode.has(w))) return 'code';
    return few ? 'category' : 'text';
  }
  if (allCodes && sense !== 'category') return 'code';
  if (few || (sense === 'category' && column.distinct <= 24)) return 'category';
  return 'text';
}

const strictCode = new Set(
  'code codes cod cd insee siren siret nic uai rne cp uic id ids gid fid objectid identifiant ident uuid guid iris naf finess rna cog cle key ref reference num numero'.split(
    ' '
  )
);

/** When no column is called a name, the first text whose values are nearly all different and short is taken for it. */
export function nameByValues(columns: ColumnProfile[]): void {
  if (columns.some((column) => column.role === 'name')) return;
  const found = columns.find(
    (column) =>
      column.role === 'text' &&
      column.present > 0 &&
      column.distinct >= Math.min(1000, 0.8 * column.present) &&
      (column.top ?? []).every(
        (item) => item.value.length <= 60 && /\p{L}/u.test(item.value) && !item.value.includes('://')
      )
  );
  if (found) found.role = 'name';
}
