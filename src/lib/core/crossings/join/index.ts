import { type CrossingInput, type CrossingKind, type Suggestion } from '../kind';
import { identifies, sameCodes } from '../codes';
import { neverFigure } from '../names';
import { type JoinCrossing, joinSchema } from './schema';

const MOST_COLUMNS = 8;

/**
 * Columns of a table worth adding to areas that lack them; counts and rates first, so that one of them is the subject.
 * When several rows share a code, only what can be added up is worth it.
 */
function columnsToAdd(areas: CrossingInput, table: CrossingInput, oneEach: boolean): string[] {
  const known = new Set(areas.profile.columns.map((c) => c.name));
  const rank: Readonly<Record<string, number>> = oneEach
    ? { rate: 0, count: 0, measure: 1, category: 2 }
    : { count: 0 };
  return table.profile.columns
    .filter((c) => c.role in rank && !known.has(c.name))
    .filter((c) => !neverFigure(c.name) && c.present > 0)
    .map((c, i) => ({ name: c.name, order: (rank[c.role] ?? 0) * 1000 + i }))
    .sort((a, b) => a.order - b.order)
    .slice(0, MOST_COLUMNS)
    .map((c) => c.name);
}

function suggestOne(areas: CrossingInput, table: CrossingInput): Suggestion<JoinCrossing> | null {
  for (const areasKey of areas.profile.columns) {
    if (areasKey.role !== 'code' || !identifies(areasKey, areas.profile)) continue;
    for (const tableKey of table.profile.columns) {
      if (!sameCodes(areasKey, tableKey)) continue;
      // a list with many rows per code (schools of a commune) is added up: possible, seldom what is meant
      const oneEach = identifies(tableKey, table.profile);
      const columns = columnsToAdd(areas, table, oneEach);
      if (columns.length === 0) continue;
      const plain = table.profile.geometry === 'none';
      const polygons = areas.profile.geometry === 'polygon';
      const score = (plain ? 0.9 : 0.45) - (oneEach ? 0 : 0.2) - (polygons ? 0 : 0.15);
      const subject = columns[0] as string;
      const more = columns.length - 1;
      return {
        spec: {
          kind: 'join',
          areas: areas.layer,
          areasKey: areasKey.name,
          table: table.layer,
          tableKey: tableKey.name,
          columns
        },
        score,
        sentence: {
          fr: `Ajouter «\u00a0${subject}\u00a0»${more > 0 ? ` et ${more} autre${more > 1 ? 's' : ''} colonne${more > 1 ? 's' : ''}` : ''} de «\u00a0${table.name}\u00a0» à «\u00a0${areas.name}\u00a0»`,
          en: `Add “${subject}”${more > 0 ? ` and ${more} other column${more > 1 ? 's' : ''}` : ''} of “${table.name}” to “${areas.name}”`
        },
        name: { fr: `${areas.name}\u00a0: ${table.name}`, en: `${areas.name}: ${table.name}` }
      };
    }
  }
  return null;
}

/** Joins a table to areas by a shared code. */
export const join = {
  kind: 'join',
  words: {
    name: { fr: 'Joindre par code', en: 'Join by code' },
    hint: {
      fr: 'Ajoute les colonnes d’un tableau aux zones de même code\u00a0; les lignes de même code sont additionnées',
      en: 'Adds the columns of a table to the areas with the same code; rows with the same code are added up'
    }
  },
  schema: joinSchema,
  inputs: (spec) => [spec.areas, spec.table],
  rename: (spec, rename) => ({ ...spec, areas: rename(spec.areas), table: rename(spec.table) }),
  subject: (spec) => spec.columns[0] as string,
  suggest: (inputs) =>
    inputs
      .filter((areas) => areas.profile.geometry !== 'none')
      .flatMap((areas) => inputs.filter((table) => table !== areas).map((table) => suggestOne(areas, table)))
      .filter((s) => s !== null),
  load: () => import('./cross')
} as const satisfies CrossingKind<'join', JoinCrossing>;
