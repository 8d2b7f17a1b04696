import { isAbsentWord, kindsIn } from '../../table/absent-words';
import { namesKinds } from '../../table/name-words';
import type { ColumnProfile, TableProfile } from '../../table/profile';
import { byRole } from '../columns';
import { crowded } from '../crowded';
import type { StyleKind } from '../kind';
import { colouredSize } from '../own-size';
import { scaleOf } from './scales';
import { categoriesSchema, type CategoriesStyle } from './schema';

/** Columns of kinds first, then other words, codes and small sets of whole numbers: all are read as text. */
function kinds(profile: TableProfile): ColumnProfile[] {
  const readable = profile.columns
    .filter((c) => c.distinct > 1 && (c.type !== 'number' || (c.integer === true && c.distinct <= 12)))
    .filter((c) => c.type !== 'date' && kindsIn(c) > 0);
  return byRole(readable, ['category', 'text', 'name', 'code']);
}

/** Codes of a nomenclature that come back (crops, land cover), where no column has their words; never those of places. */
function isNomenclature(column: ColumnProfile): boolean {
  return (
    column.role === 'code' && column.distinct <= 24 && column.distinct * 3 <= column.present && namesKinds(column.name)
  );
}

/** Are all the kinds of a column steps of one scale? */
function isScale({ top = [] }: ColumnProfile): boolean {
  return scaleOf(top.map(({ value }) => value).filter((value) => !isAbsentWord(value))) !== null;
}

/** One colour per value. */
export const categories = {
  kind: 'categories',
  words: {
    name: { fr: 'Catégories', en: 'Categories' },
    hint: {
      fr: 'Une couleur par valeur, douze au plus, puis «\u00a0autres\u00a0»',
      en: 'One colour per value, twelve at most, then “others”'
    }
  },
  schema: categoriesSchema,
  columns: kinds,
  propose(profile, context) {
    if (profile.geometry === 'none') return null;
    const suits = kinds(profile).filter((c) => c.role === 'category' || c.name === context.subject);
    const column =
      suits.find((c) => c.name === context.subject) ??
      suits.find((c) => kindsIn(c) <= 12) ??
      suits[0] ??
      kinds(profile).find(isNomenclature);
    if (!column) return null;
    const count = kindsIn(column);
    const subject = column.name === context.subject;
    const second = crowded(profile.geometry, context) && !subject;
    const style: CategoriesStyle = { kind: 'categories', column: column.name, size: colouredSize(profile).size };
    return {
      score: second ? 0.33 : subject ? 0.9 : column.role === 'category' && count <= 12 ? 0.6 : 0.45,
      style,
      reason: isScale(column)
        ? {
            fr: `«\u00a0${column.name}\u00a0» a ${count} degrés\u00a0: une couleur par degré, dans leur ordre`,
            en: `“${column.name}” has ${count} steps: one colour per step, in their order`
          }
        : {
            fr: `«\u00a0${column.name}\u00a0» a ${count} valeur${count > 1 ? 's' : ''}\u00a0: une couleur par catégorie`,
            en: `“${column.name}” has ${count} value${count > 1 ? 's' : ''}: one colour per category`
          }
    };
  },
  load: () => import('./compile')
} as const satisfies StyleKind<'categories', CategoriesStyle>;
