import * as v from 'valibot';
import { crossingSchema, type CrossingSpec } from '../crossings/schema';
import { stableJson } from '../document/keys';
import { styleSchema, type StyleSpec } from '../styles/schema';
import type { Condition, Filter } from '../table/filter';
import type { Wording } from '../wording';
import type { RecipeFile, RecipeStep } from './recipe';
import { longCrossing, longFilter, longStyle } from './short-forms';

/** Plain data as a YAML file holds it. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };
type Fields = Record<string, Plain>;

/** A text said once where both languages say the same. */
const shortText = (wording: Wording): Plain => (wording.fr === wording.en ? wording.fr : { ...wording });

const same = (a: unknown, b: unknown): boolean => stableJson(a) === stableJson(b);

/** The fields without which a schema still gives the same. */
function withoutDefaults(schema: v.GenericSchema<unknown, unknown>, fields: Fields): Fields {
  const whole = v.safeParse(schema, fields);
  let kept = fields;
  for (const key of Object.keys(fields)) {
    const { [key]: _, ...rest } = kept;
    const bare = v.safeParse(schema, rest);
    if (whole.success && bare.success && same(bare.output, whole.output)) kept = rest;
  }
  return kept;
}

function shortCondition({ column, op, ...rest }: Condition): [string, Plain] | null {
  const value = 'value' in rest ? rest.value : undefined;
  if (op === '=' && value !== undefined) return [column, value as Plain];
  if (op === 'in') return [column, value as Plain];
  return ['<', '<=', '>', '>=', '!='].includes(op) ? [column, `${op} ${String(value)}`] : null;
}

/** Conditions by column; null where two are on one column, or one has no short form. */
function shortConditions(conditions: readonly Condition[]): Fields | null {
  const pairs = conditions.map(shortCondition);
  const known = pairs.filter((pair) => pair !== null);
  const columns = new Set(known.map(([column]) => column));
  return known.length === conditions.length && columns.size === known.length ? Object.fromEntries(known) : null;
}

function shortFilter(filter: Filter): Plain {
  const conditions = shortConditions(filter.all);
  const short = conditions && {
    ...conditions,
    ...(filter.distinct === undefined ? {} : { distinct: filter.distinct })
  };
  return short && same(longFilter(short), filter) ? short : (filter as Plain);
}

function shortStyle(style: StyleSpec): Plain {
  const long = withoutDefaults(styleSchema, style as unknown as Fields);
  const { kind, values, ...rest } = long as Fields & { kind: string };
  const first = kind === 'single' ? 'colour' : 'column';
  const { [first]: told, ...others } = rest as Fields;
  const listed = values as readonly { value: string; colour: string }[] | undefined;
  const short: Fields = {
    [kind]: told as Plain,
    ...others,
    ...(listed ? { values: Object.fromEntries(listed.map(({ value, colour }) => [value, colour])) } : {})
  };
  const parsed = v.safeParse(styleSchema, longStyle(short));
  return parsed.success && same(parsed.output, style) ? short : long;
}

function shortCrossing(crossing: CrossingSpec): Fields {
  const { kind, ...long } = withoutDefaults(crossingSchema, crossing as unknown as Fields) as Fields & {
    kind: CrossingSpec['kind'];
  };
  const short: Fields = { ...long };
  if (kind === 'join' && long['areasKey'] === long['tableKey']) {
    const { areasKey, tableKey: _, columns, ...rest } = long;
    Object.assign(clear(short), { ...rest, key: areasKey, columns });
  }
  const { columns } = short;
  if (Array.isArray(columns) && columns.length === 1) short['columns'] = columns[0] as Plain;
  if (kind === 'score')
    short['criteria'] = shortConditions(long['criteria'] as readonly Condition[]) ?? long['criteria']!;
  const by = long['denominator'] as { by: string; column?: string } | undefined;
  if (by) short['denominator'] = by.column ?? by.by;
  const parsed = v.safeParse(crossingSchema, longCrossing(kind, short));
  return parsed.success && same(parsed.output, crossing) ? short : long;
}

function clear(fields: Fields): Fields {
  for (const key of Object.keys(fields)) delete fields[key];
  return fields;
}

function shortStep(step: RecipeStep): Plain {
  const { as, under, name, where, style, visible, opacity, labels, load, minzoom, maxzoom } = step;
  const common: Fields = {
    ...(as === undefined ? {} : { as }),
    ...(under === undefined ? {} : { under }),
    ...(name ? { name: shortText(name) } : {}),
    ...('add' in step && !step.cut ? { cut: false } : {}),
    ...(where ? { where: shortFilter(where) } : {}),
    ...(style === undefined ? {} : { style: style && shortStyle(style) }),
    ...('source' in step && step.entry !== undefined ? { entry: step.entry } : {}),
    ...('source' in step && step.credit !== undefined ? { credit: step.credit } : {}),
    ...('source' in step && step.twin ? { twin: step.twin as unknown as Plain } : {}),
    ...(visible ? {} : { visible }),
    ...(opacity === 1 ? {} : { opacity }),
    ...(labels ? { labels: { ...labels } as Fields } : {}),
    ...(load ? { load } : {}),
    ...(minzoom === undefined ? {} : { minzoom }),
    ...(maxzoom === undefined ? {} : { maxzoom })
  };
  if ('cross' in step) return { [step.cross.kind]: shortCrossing(step.cross), ...common };
  if ('source' in step) return { source: step.source as unknown as Plain, ...common };
  return Object.keys(common).length === 0 ? step.add : { add: step.add, ...common };
}

/** Hidden layers that follow one another as one `prepare`, where it is worth its line. */
function shortSteps(steps: readonly RecipeStep[]): Plain[] {
  const out: Plain[] = [];
  for (let i = 0; i < steps.length;) {
    let end = i;
    while (end < steps.length && isPrepared(steps[end] as RecipeStep)) end++;
    if (end - i > 1) {
      const prepared = steps.slice(i, end).map(({ as, ...step }): [string, Plain] => {
        return [as as string, shortStep({ ...step, visible: true } as RecipeStep)];
      });
      out.push({ prepare: Object.fromEntries(prepared) });
      i = end;
    } else out.push(shortStep(steps[i++] as RecipeStep));
  }
  return out;
}

function isPrepared({ as, visible, under }: RecipeStep): boolean {
  return as !== undefined && !visible && under === undefined;
}

/** A recipe as one would write it by hand: short forms, and nothing that goes without saying. */
export function compactRecipe(recipe: RecipeFile): Fields {
  const { title, question, mapTitle, theme, levels, territory, basemap, order, checked, pending, steps } = recipe;
  const own = territory.replace(/-.*/, '');
  return {
    title: shortText(title),
    ...(question.fr === '' && question.en === '' ? {} : { question: shortText(question) }),
    ...(mapTitle ? { mapTitle: shortText(mapTitle) } : {}),
    ...(theme === undefined ? {} : { theme }),
    ...(!levels || (levels.length === 1 && levels[0] === own) ? {} : { levels }),
    territory,
    ...(basemap === undefined ? {} : { basemap }),
    ...(order === 100 ? {} : { order }),
    ...(checked === 'never' ? {} : { checked }),
    ...(pending ? { pending: shortText(pending) } : {}),
    steps: shortSteps(steps)
  };
}
