import type { Compiled } from '../../marks/marks';
import { isAbsentWord } from '../../table/absent-words';
import { cell, geometryOf, type FeatureTable } from '../../table/table';
import { findColumn } from '../column-values';
import type { CompileContext } from '../kind';
import { NO_DATA, paintMarks } from '../paint-marks';
import { colourOf } from '../palettes';
import { colourValues, MOST_VALUES } from './colour-values';
import type { CategoriesStyle } from './schema';

/** Text of each row's value, null when missing: codes, booleans and numbers read as text. */
function textsOf(table: FeatureTable, name: string): (string | null)[] {
  const column = findColumn(table, name);
  return Array.from({ length: table.rows }, (_, row) => {
    const value = column ? cell(column, row) : null;
    return value === null ? null : String(value);
  });
}

/** Rows of each value, most frequent first, then alphabetical, so that the same rows always give the same legend. */
function frequencies(texts: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Map([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}

/** The same answer to the same text, found once: a column of a million rows has few kinds. */
function remembered(test: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const answer = known.get(text) ?? test(text);
    known.set(text, answer);
    return answer;
  };
}

/** The same style with its values and colours: those it holds, else the most frequent ones. */
export function resolve(table: FeatureTable, style: CategoriesStyle): CategoriesStyle {
  if (style.values) return style;
  const kinds = [...frequencies(textsOf(table, style.column)).keys()].filter((value) => !isAbsentWord(value));
  const values = kinds.slice(0, MOST_VALUES);
  return values.length === 0 ? style : { ...style, values: colourValues(values) };
}

/**
 * Colour by value; values beyond the list are « autres », rows without a value, or with one that says there is none, « sans
 * donnée »: unless the style itself gives it a colour.
 */
export function compile(table: FeatureTable, style: CategoriesStyle, context: CompileContext): Compiled {
  const geometry = geometryOf(table);
  if (geometry === 'none') return { marks: [], legend: { type: 'table', count: table.rows } };
  const values = resolve(table, style).values ?? [];
  const colours = values.map((v) => colourOf(v.colour, context.theme));
  const others = colourOf('carte-autres', context.theme);
  const index = new Map(values.map((v, i) => [v.value, i]));
  const counts = new Array<number>(values.length + 1).fill(0);
  let noData = 0;
  const absent = remembered(isAbsentWord);
  const classOfRow = Int32Array.from(textsOf(table, style.column), (text) => {
    const known = text === null ? undefined : index.get(text);
    if (text === null || (known === undefined && absent(text))) {
      noData++;
      return NO_DATA;
    }
    const found = known ?? values.length;
    counts[found] = (counts[found] as number) + 1;
    return found;
  });
  const rest = counts[values.length] as number;
  return {
    marks: paintMarks(table, classOfRow, [...colours, others], style.size, context, { off: style.off }),
    legend: {
      type: 'categories',
      column: style.column,
      geometry,
      items: values.map((v, i) => ({ value: v.value, colour: colours[i] as string, count: counts[i] as number })),
      others: rest > 0 ? { colour: others, count: rest } : null,
      noData,
      off: style.off ?? []
    }
  };
}
