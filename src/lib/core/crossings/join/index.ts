import { type CrossingInput, type CrossingKind, type Suggestion } from '../kind';
import type { ColumnProfile } from '../../table/profile';
import { sharedValues, type Shared } from '../../table/shared-values';
import type { Wording } from '../../wording';
import { identifies, sameCodes, sameNames } from '../codes';
import { neverFigure } from '../names';
import { sameTerritories } from '../territory';
import { total } from '../sizes';
import { type JoinCrossing, joinSchema } from './schema';

const MOST_COLUMNS = 8;

/** How rows meet: whether each area has a key of its own, and each key one row of the table. */
interface Fit {
  ownKey: boolean;
  oneEach: boolean;
}

/**
 * Columns of a table worth adding to areas that lack them; counts and rates first, so that one of them is the subject.
 * When several rows share a code, only what can be added up is worth it, or the mean of what was measured there;
 * when several areas do, only what is as true of each of them.
 */
function columnsToAdd(areas: CrossingInput, table: CrossingInput, fit: Fit): { columns: string[]; mean: boolean } {
  const { ownKey, oneEach } = fit;
  const plain = table.profile.geometry === 'none';
  // a layer of the same territories is added for what it says of them, before how many they are
  const whole = { rate: 0, count: plain ? 0 : 0.5, measure: 1, category: 2 };
  if (oneEach) return { columns: ranked(areas, table, ownKey ? whole : { rate: 0, category: 1 }), mean: false };
  const added = ranked(areas, table, { count: 0 });
  // measures of a station, day by day: their mean; those of things on the map are counted where they lie
  const mean = added.length === 0 && plain && ownKey;
  return { columns: mean ? ranked(areas, table, { rate: 0, measure: 0 }) : added, mean };
}

/** Columns that areas lack, of some roles, those of the least rank first. */
function ranked(areas: CrossingInput, table: CrossingInput, rank: Readonly<Record<string, number>>): string[] {
  const known = new Set(areas.profile.columns.map((c) => c.name));
  return table.profile.columns
    .filter((c) => c.role in rank && !known.has(c.name))
    .filter((c) => !neverFigure(c.name) && c.present > 0)
    .map((c, i) => ({ name: c.name, order: (rank[c.role] ?? 0) * 1000 + i }))
    .sort((a, b) => a.order - b.order)
    .slice(0, MOST_COLUMNS)
    .map((c) => c.name);
}

interface Keys {
  areas: ColumnProfile;
  table: ColumnProfile;
  shared: Shared;
}

/** Columns of the same codes: of several, those that have most in common. */
function codeKeys(areas: CrossingInput, table: CrossingInput): Keys | null {
  let best: Keys | null = null;
  for (const a of areas.profile.columns) {
    if (a.role !== 'code') continue;
    const ownKey = identifies(a, areas.profile);
    for (const t of table.profile.columns) {
      // of a group of areas (communes of an EPCI), when the table has one row for each
      if (!ownKey && (a.distinct < 2 || !identifies(t, table.profile))) continue;
      const shared = sameCodes(a, t);
      if (shared && (!best || shared.count > best.shared.count)) best = { areas: a, table: t, shared };
    }
  }
  return best;
}

/** Columns of the same names, the areas’ nearly all different. */
function nameKeys(areas: CrossingInput, table: CrossingInput): Keys | null {
  for (const a of areas.profile.columns) {
    if (a.distinct < 0.8 * Math.min(areas.profile.rows, 1000)) continue;
    for (const t of table.profile.columns) {
      const shared = sameNames(a, t);
      if (shared) return { areas: a, table: t, shared };
    }
  }
  return null;
}

/** Columns that tell places of one name apart: the départements of both sides, by code or by name. */
function withinOf(
  areas: CrossingInput,
  table: CrossingInput,
  keys: Keys
): Pick<JoinCrossing, 'areasWithin' | 'tableWithin'> {
  const groups = (input: CrossingInput, key: ColumnProfile): ColumnProfile[] =>
    input.profile.columns.filter(
      (c) =>
        c !== key && c.sample !== undefined && c.distinct <= 110 && 2 * c.distinct <= Math.max(input.profile.rows, 2)
    );
  for (const a of groups(areas, keys.areas)) {
    for (const t of groups(table, keys.table)) {
      const { ofFirst, ofSecond } = sharedValues(a.sample ?? [], t.sample ?? []);
      if (Math.min(ofFirst, ofSecond) >= 0.5) return { areasWithin: a.name, tableWithin: t.name };
    }
  }
  return {};
}

function suggestPair(areas: CrossingInput, table: CrossingInput): Suggestion<JoinCrossing> | null {
  return (
    suggestBy(areas, table, codeKeys(areas, table), 'code') ?? suggestBy(areas, table, nameKeys(areas, table), 'name')
  );
}

function suggestBy(
  areas: CrossingInput,
  table: CrossingInput,
  keys: Keys | null,
  by: 'code' | 'name'
): Suggestion<JoinCrossing> | null {
  if (!keys) return null;
  const codes = by === 'code';
  // a list with many rows per key (schools of a commune) is added up: possible, seldom what is meant
  const oneEach = identifies(keys.table, table.profile);
  const ownKey = !codes || identifies(keys.areas, areas.profile);
  const added = columnsToAdd(areas, table, { ownKey, oneEach });
  const columns = added.columns.filter((name) => name !== keys.table.name);
  if (columns.length === 0) return null;
  const plain = table.profile.geometry === 'none';
  const polygons = areas.profile.geometry === 'polygon';
  // two maps of the same communes: read side by side, one would be drawn over the other
  const base = plain ? 0.9 : sameTerritories(areas, table) ? 0.84 : 0.45;
  const score = base - (oneEach && ownKey ? 0 : 0.2) - (polygons ? 0 : 0.15) - (codes ? 0 : 0.08);
  const subject = columns[0] as string;
  const more = columns.length - 1;
  const fr = `${more > 0 ? ` et ${added.mean ? 'de ' : ''}${more} autre${more > 1 ? 's' : ''} colonne${more > 1 ? 's' : ''}` : ''} de «\u00a0${table.name}\u00a0» à «\u00a0${areas.name}\u00a0»${codes ? '' : ', par le nom'}`;
  const en = `${more > 0 ? ` and ${added.mean ? 'of ' : ''}${more} other column${more > 1 ? 's' : ''}` : ''} of “${table.name}” to “${areas.name}”${codes ? '' : ', by name'}`;
  return {
    spec: {
      kind: 'join',
      areas: areas.layer,
      areasKey: keys.areas.name,
      table: table.layer,
      tableKey: keys.table.name,
      columns,
      ...(added.mean ? { several: 'mean' } : null),
      ...(codes ? null : { by: 'name', ...withinOf(areas, table, keys) }),
      // codes that were numbers have lost their zeros for certain
      ...(codes && keys.areas.type !== keys.table.type ? { repair: true } : null)
    },
    score,
    sentence: {
      fr: `Ajouter ${added.mean ? 'la moyenne de ' : ''}«\u00a0${subject}\u00a0»${fr}`,
      en: `Add ${added.mean ? 'the mean of ' : ''}“${subject}”${en}`
    },
    reason: sharedWords(keys.shared, !codes),
    name: { fr: `${areas.name}\u00a0: ${table.name}`, en: `${areas.name}: ${table.name}` }
  };
}

/** « 12 codes en commun », « environ 530 noms en commun ». */
function sharedWords({ count, exact, ofFirst, ofSecond }: Shared, names: boolean): Wording {
  if (count === 0) return { fr: 'des codes de même forme', en: 'codes of the same form' };
  if (!exact && ofFirst === 1 && ofSecond === 1)
    return names
      ? { fr: 'les mêmes noms des deux côtés', en: 'the same names on both sides' }
      : { fr: 'les mêmes codes des deux côtés', en: 'the same codes on both sides' };
  const rounded = exact ? count : Number(count.toPrecision(2));
  const several = count > 1 ? 's' : '';
  return {
    fr: `${exact ? '' : 'environ '}${rounded.toLocaleString('fr')} ${names ? 'nom' : 'code'}${several} en commun`,
    en: `${exact ? '' : 'about '}${rounded.toLocaleString('en')} ${names ? 'name' : 'code'}${several} in common`
  };
}

/** Joins a table to areas by a shared code or name. */
export const join = {
  kind: 'join',
  words: {
    name: { fr: 'Joindre par code ou par nom', en: 'Join by code or name' },
    hint: {
      fr: 'Ajoute les colonnes d’un tableau aux zones de même code ou de même nom\u00a0; plusieurs lignes sont additionnées',
      en: 'Adds the columns of a table to the areas with the same code or name; several rows are added up'
    }
  },
  schema: joinSchema,
  inputs: (spec) => [spec.areas, spec.table],
  addsColumns: () => true,
  rename: (spec, rename) => ({ ...spec, areas: rename(spec.areas), table: rename(spec.table) }),
  title: ({ areas, columns }, nameOf) => ({
    fr: `${nameOf(areas).fr}\u00a0: ${columns.join(', ')}`,
    en: `${nameOf(areas).en}: ${columns.join(', ')}`
  }),
  cost: (_, sizes) => 0.0015 * total(sizes, 'rows'),
  subject: (spec) => spec.columns[0] as string,
  suggest: (inputs) =>
    inputs
      .filter((areas) => areas.profile.geometry !== 'none')
      .flatMap((areas) => inputs.filter((table) => table !== areas).map((table) => suggestPair(areas, table)))
      .filter((s) => s !== null),
  load: () => import('./cross')
} as const satisfies CrossingKind<'join', JoinCrossing>;
