import { stringify } from 'yaml';
import { compactRecipe, type Plain } from './compact';
import type { RecipeFile } from './recipe';

/** Longest line, indents included: what does not fit goes on lines of its own. */
const width = 140;

/** A scalar as it may stand in a flow collection, quoted where it must be. */
function scalar(value: string | number | boolean | null): string {
  const list = stringify([value], { collectionStyle: 'flow', lineWidth: 0, singleQuote: true }).trim();
  return list.replace(/^\[ /, '').replace(/ \]$/, '');
}

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);
const isScalar = (value: Plain): value is string | number | boolean | null =>
  typeof value !== 'object' || value === null;

/** On one line: `{ add: gares, where: { type: Gare } }`. */
function flow(value: Plain): string {
  if (isScalar(value)) return scalar(value);
  if (isList(value)) return value.length === 0 ? '[]' : `[${value.map(flow).join(', ')}]`;
  const pairs = Object.entries(value).map(([key, inner]) => `${scalar(key)}: ${flow(inner)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

/** Lines of a value after `prefix`, its own indented by `indent`: on one line, else on the next one, where it fits. */
function lines(prefix: string, value: Plain, indent: number): string[] {
  const text = flow(value);
  const pad = ' '.repeat(indent);
  if (isScalar(value) || prefix.length + 1 + text.length <= width) return [`${prefix} ${text}`];
  if (indent + text.length <= width) return [prefix, `${pad}${text}`];
  if (isList(value)) return [prefix, ...value.flatMap((item) => itemLines(item, indent))];
  return [prefix, ...pairs(value, indent)];
}

/** Pairs below one another. */
const pairs = (value: { readonly [key: string]: Plain }, indent: number): string[] =>
  Object.entries(value).flatMap(([key, inner]) => lines(`${' '.repeat(indent)}${scalar(key)}:`, inner, indent + 2));

/** An item of a list: on one line, else its pairs below one another beside the dash. */
function itemLines(item: Plain, indent: number): string[] {
  const pad = ' '.repeat(indent);
  const one = `${pad}- ${flow(item)}`;
  if (isScalar(item) || isList(item) || one.length <= width) return [one];
  const [first = '', ...rest] = pairs(item, indent + 2);
  return [`${pad}- ${first.trimStart()}`, ...rest];
}

/** A recipe as the text of its YAML file: a step a line where it fits, ended by a line feed. */
export function writeRecipe(recipe: RecipeFile): string {
  const { steps, ...head } = compactRecipe(recipe);
  const list = (steps as readonly Plain[]).flatMap((step) => itemLines(step, 2));
  return [...pairs(head, 0), 'steps:', ...list, ''].join('\n');
}
