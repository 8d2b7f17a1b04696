import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import * as v from 'valibot';
import { isMap, isScalar, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import {
  entryFileSchema,
  pendingFileSchema,
  type Catalogue,
  type CatalogueEntry,
  type CatalogueFault,
  type PendingEntry
} from '../../src/lib/core/catalogue/entry';
import { completeRecipe } from '../../src/lib/core/recipes/complete';
import { recipeFileSchema, type RecipeFile } from '../../src/lib/core/recipes/recipe';
import { healthOf, readHistory } from './checks/history';
import { entryFaults } from './entry-faults';
import { recipeFaults } from './recipe-faults';

const recipeFolder = 'recipes';
const idForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A YAML file, read and parsed: `line` finds where a path of keys stands in it. */
export interface YamlFile {
  /** address inside the catalogue folder, with slashes */
  file: string;
  id: string;
  value: unknown;
  line(path: readonly (string | number)[]): number | null;
}

/**
 * Compiles a folder of YAML files to one validated catalogue: `<theme>/<id>.yaml` entries and `recipes/<id>.yaml`
 * one-click maps. A file in error is named in `faults` with its line and left out; the rest lives. Ids are file
 * names, unique over the folder. Throws only when the folder cannot be read.
 */
export async function compileCatalogue(folder: string): Promise<Catalogue> {
  const entries = new Map<string, CatalogueEntry>();
  const recipeFiles = new Map<string, RecipeFile>();
  const files = new Map<string, YamlFile>();
  const faults: CatalogueFault[] = [];
  const pending: PendingEntry[] = [];
  const history = await readHistory(folder);

  for (const path of await listYaml(folder)) {
    const file = relative(folder, path).split(sep).join('/');
    const theme = file.split('/').at(-2) ?? '';
    const text = await readFile(path, 'utf8').catch((failure: Error) => failure);
    const read = typeof text === 'string' ? parseYaml(file, text) : { file, line: null, reason: text.message };
    if ('reason' in read) {
      faults.push(read);
      continue;
    }
    const { id } = read;
    const misplaced =
      misplacement(file, id, theme) ?? (files.has(id) ? `id « ${id} » already used by ${files.get(id)?.file}` : null);
    if (misplaced) {
      faults.push({ file, line: null, reason: misplaced });
      continue;
    }
    const isRecipe = theme === recipeFolder;
    const isPending = !isRecipe && typeof read.value === 'object' && read.value !== null && 'pending' in read.value;
    const schema = isRecipe ? recipeFileSchema : isPending ? pendingFileSchema : entryFileSchema;
    const checked = v.safeParse(schema, read.value);
    if (!checked.success) {
      faults.push(firstFault(read, checked.issues));
      continue;
    }
    files.set(id, read);
    if (isRecipe) {
      recipeFiles.set(id, checked.output as RecipeFile);
      continue;
    }
    if (isPending) {
      const { title, pending: why } = checked.output as v.InferOutput<typeof pendingFileSchema>;
      pending.push({ id, theme, title, pending: why });
      continue;
    }
    const health = healthOf(history, id);
    const said = checked.output as v.InferOutput<typeof entryFileSchema>;
    const entry: CatalogueEntry = { id, theme, ...said, ...(health ? { health } : {}) };
    const wrong = entryFaults(entry, read);
    if (wrong.length === 0) entries.set(id, entry);
    faults.push(...wrong);
  }

  const pendingRecipes: PendingEntry[] = [];
  const recipes = [...recipeFiles].flatMap(([id, said]) => {
    const recipe = completeRecipe(id, said, entries);
    const known = said.pending ? [...entries.keys(), ...pending.map((entry) => entry.id)] : entries.keys();
    const found = recipeFaults(recipe, new Set(known), pending, files.get(id) as YamlFile);
    faults.push(...found);
    if (found.length === 0 && said.pending) {
      pendingRecipes.push({ id, theme: recipe.theme, title: recipe.title, pending: said.pending });
    }
    return found.length > 0 || said.pending ? [] : [recipe];
  });

  return {
    version: 1,
    entries: [...entries.values()],
    recipes: recipes.sort((a, b) => a.order - b.order || a.id.localeCompare(b.id)),
    pending,
    pendingRecipes,
    faults: faults.sort((a, b) => a.file.localeCompare(b.file))
  };
}

/** Every YAML file under a folder, in the order of their addresses. */
export async function listYaml(folder: string): Promise<string[]> {
  const found = await readdir(folder, { withFileTypes: true, recursive: true });
  return found
    .filter((f) => f.isFile() && /\.ya?ml$/.test(f.name))
    .map((f) => join(f.parentPath, f.name))
    .sort();
}

function misplacement(file: string, id: string, theme: string): string | null {
  if (!theme || file.split('/').length !== 2)
    return 'an entry lives in <theme>/<id>.yaml, a recipe in recipes/<id>.yaml';
  return idForm.test(id) ? null : `the file name « ${id} » must be lower-case letters, digits and hyphens`;
}

export function parseYaml(file: string, text: string): YamlFile | CatalogueFault {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const error = document.errors[0];
  if (error) {
    return {
      file,
      line: error.linePos?.[0].line ?? null,
      reason: (error.message.split('\n')[0] ?? '').replace(/:$/, '')
    };
  }
  const id = basename(file).replace(/\.ya?ml$/, '');
  try {
    return { file, id, value: document.toJS(), line: (path) => lineOf(document, lines, path) };
  } catch (failure) {
    // aliases of aliases that would fill the memory, nesting that would end the stack
    return { file, line: null, reason: (failure as Error).message };
  }
}

/** Line of the deepest part of a path that exists; that of the key itself when it has one. */
function lineOf(document: Document, lines: LineCounter, path: readonly (string | number)[]): number | null {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
    const node = (pair?.key ?? document.getIn(path.slice(0, length), true)) as Node | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return document.contents?.range ? lines.linePos(document.contents.range[0]).line : null;
}

/** The deepest of valibot's issues: in a union, the one of the branch that went furthest. */
function firstFault(read: YamlFile, issues: readonly v.BaseIssue<unknown>[]): CatalogueFault {
  const leaves = issues.flatMap((issue) => leavesOf(issue, []));
  const deepest = leaves.reduce((best, leaf) => (leaf.path.length > best.path.length ? leaf : best));
  const where = deepest.path.length > 0 ? `${deepest.path.join('.')}: ` : '';
  return { file: read.file, line: read.line(deepest.path), reason: where + deepest.message };
}

interface Leaf {
  path: (string | number)[];
  message: string;
}

function leavesOf(issue: v.BaseIssue<unknown>, above: (string | number)[]): Leaf[] {
  const path = [...above, ...(issue.path ?? []).map((item) => item.key as string | number)];
  const below = (issue.issues ?? []).flatMap((inner) => leavesOf(inner, above));
  return below.some((leaf) => leaf.path.length > path.length) ? below : [{ path, message: issue.message }];
}
