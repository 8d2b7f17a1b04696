import type { LabelSpec } from '../labels/schema';
import type { StyleSpec } from '../styles/schema';
import { shownColumns } from '../styles/shown-columns';
import { themeColour } from '../styles/sole-colour';
import { isAbsentWord } from '../table/absent-words';
import type { ColumnProfile, TableProfile } from '../table/profile';
import type { GeometryType } from '../table/table';
import type { Wording } from '../wording';

/** What automatic labels must take into account. */
export interface LabelContext {
  /** column that the catalogue names features by */
  named?: string | undefined;
  topic?: string | undefined;
  /** geometries of the visible layers that have names already */
  labelled: readonly GeometryType[];
  style: StyleSpec;
}

/** Names that a layer gets by itself, or none, and why. */
export interface LabelChoice {
  labels: LabelSpec | null;
  reason: Wording;
}

/** Features that a reader takes in with all their names. */
const ALL_NAMED = { point: 40, line: 60, polygon: 60 } as const;
/** Letters beyond which names are too long to be written on everything, in the mean. */
const LONG = 22;
/** Layers of one map that have names: more would be a page of text. */
const MOST_LABELLED = 2;

/**
 * Names written over a layer without being asked for: where a column holds names, and the features are few, or one of their
 * counts ranks them so that the great ones may stand for all. One layer of a geometry, two of a map at most.
 */
export function proposeLabels(profile: TableProfile, context: LabelContext): LabelChoice {
  const none = (fr: string, en: string): LabelChoice => ({ labels: null, reason: { fr, en } });
  const { geometry, placed } = profile;
  const column = nameColumn(profile, context.named);
  if (geometry === 'none' || !column)
    return none('sans noms\u00a0: aucune colonne ne nomme les objets', 'no names: no column names the features');
  if (context.labelled.includes(geometry) || context.labelled.length >= MOST_LABELLED)
    return none('sans noms\u00a0: une autre couche en porte déjà', 'no names: another layer already has them');
  // the features of a view change with it, and with them the greatest
  if (profile.covers === 'view')
    return none('sans noms\u00a0: les objets changent avec la vue', 'no names: the features change with the view');
  const ranked = rankColumn(profile, context.style);
  const shown = shownColumns(context.style)[0]?.column;
  const labels: LabelSpec = { column: column.name, ...(ranked && ranked.name !== shown && { by: ranked.name }) };
  if (geometry === 'line') return lineNames(column, labels, context, none);
  if (placed <= ALL_NAMED[geometry] && !hasLongNames(column))
    return {
      labels,
      reason: { fr: `noms écrits\u00a0: ${placed} objets seulement`, en: `names written: ${placed} features only` }
    };
  if (!ranked && placed > ALL_NAMED[geometry])
    return none(
      'sans noms\u00a0: trop d’objets, et aucun effectif ne les classe',
      'no names: too many features, and no count ranks them'
    );
  const by = ranked?.name;
  return {
    labels: { ...labels, few: true },
    reason: by
      ? {
          fr: `noms des plus grands selon «\u00a0${by}\u00a0», d’autres en zoomant`,
          en: `names of the greatest by “${by}”, more when zooming`
        }
      : {
          fr: 'quelques noms, d’autres en zoomant\u00a0: ils sont longs',
          en: 'some names, more when zooming: they are long'
        }
  };
}

/** Rivers and roads are known by their names; other lines where there are few. */
function lineNames(
  column: ColumnProfile,
  labels: LabelSpec,
  { topic }: LabelContext,
  none: (fr: string, en: string) => LabelChoice
): LabelChoice {
  const known = themeColour(topic) === 'theme-eau' || /^(transport|mobilit|route|reseau|voirie)/.test(topic ?? '');
  if (!known && column.distinct > ALL_NAMED.line)
    return none('sans noms\u00a0: trop de tracés différents', 'no names: too many different lines');
  return {
    labels: { ...labels, few: true },
    reason: { fr: 'noms le long des tracés, où ils tiennent', en: 'names along the lines, where they fit' }
  };
}

/** The column that the catalogue says, else the first of names that is mostly filled. */
function nameColumn({ columns, rows }: TableProfile, named: string | undefined): ColumnProfile | undefined {
  const said = columns.find((c) => c.name === named && c.present > 0);
  return said ?? columns.find((c) => c.role === 'name' && c.present * 2 > rows && !sayNothing(c));
}

/** Does the most frequent value of a column of names say that there is none? */
function sayNothing({ top }: ColumnProfile): boolean {
  const [first] = top ?? [];
  return first !== undefined && first.count > 1 && isAbsentWord(first.value);
}

function hasLongNames({ top = [] }: ColumnProfile): boolean {
  return top.reduce((sum, { value }) => sum + value.length, 0) > LONG * top.length;
}

/** What ranks features for a reader: the count that is shown, else the population, else another count. */
function rankColumn({ columns }: TableProfile, style: StyleSpec): ColumnProfile | undefined {
  const counts = columns.filter((c) => c.role === 'count' && c.type === 'number' && c.distinct > 1);
  const shown = shownColumns(style).map(({ column }) => column);
  return (
    counts.find((c) => shown.includes(c.name)) ??
    counts.find((c) => /^(pop|hab|nb_?hab|municipale|frequentation|voyageurs)/i.test(c.name)) ??
    counts[0]
  );
}
