import type { ColumnProfile, TableProfile } from './profile';

/** Two columns that say where each row comes from and where it goes. */
export interface FlowEnds {
  from: ColumnProfile;
  to: ColumnProfile;
}

const origin = /(^|[^a-z])(orig|depart(?!ement)|resid|domicile|from|source|dcran|anterieur)|(^|_)o$/;
const destination = /(^|[^a-z])(dest|arrivee|travail|etude|to($|[^a-z])|dclt|dcflt|dcetu)|(^|_)d$/;

/** Name of a column, lower case and without accents. */
const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Which end of a journey a column's name tells. */
export function endOf(name: string): 'from' | 'to' | null {
  const word = plain(name);
  // « code_commune_departement » is a territory; « commune_depart » the start of a journey
  if (destination.test(word)) return 'to';
  return origin.test(word) ? 'from' : null;
}

/**
 * The pair among columns that hold the same kind of thing: the first whose names tell an end, or, where `alike` says that
 * two hold the same codes and neither is the key of its rows, those two in their order. Null when there is none.
 */
export function flowEnds(
  { columns, rows }: Pick<TableProfile, 'columns' | 'rows'>,
  alike: (a: ColumnProfile, b: ColumnProfile) => boolean
): FlowEnds | null {
  const texts = columns.filter((c) => c.type !== 'date' && c.present > 0);
  for (const [i, a] of texts.entries()) {
    for (const b of texts.slice(i + 1)) {
      if (!alike(a, b)) continue;
      const [first, second] = [endOf(a.name), endOf(b.name)];
      if (first === 'to' || second === 'from') {
        if (first !== second) return { from: b, to: a };
      } else if (first === 'from' || second === 'to') return { from: a, to: b };
      else if (comesBack(a, rows) && comesBack(b, rows)) return { from: a, to: b };
    }
  }
  return null;
}

/** Has some value several rows? Distinct values are counted up to 1 000 only. */
function comesBack(column: ColumnProfile, rows: number): boolean {
  return column.distinct < 0.95 * Math.min(rows, 1000);
}
