import type { CatalogueFault, PendingEntry } from '../../src/lib/core/catalogue/entry';
import { parseTerritory } from '../../src/lib/core/catalogue/territories';
import { crossingInputs } from '../../src/lib/core/crossings/registry';
import { safeUrl, urlsOf } from '../../src/lib/core/document/validate';
import { stepPaths, type Recipe } from '../../src/lib/core/recipes/recipe';
import { aliasOf } from '../../src/lib/core/recipes/step-names';
import type { YamlFile } from './compile';

/** What the schema cannot see in a recipe: entries that do not exist, aliases used before they are named. */
export function recipeFaults(
  recipe: Recipe,
  entries: ReadonlySet<string>,
  pending: readonly PendingEntry[],
  read: YamlFile
): CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  const fault = (path: (string | number)[], reason: string) =>
    faults.push({ file: read.file, line: read.line(path), reason: `${path.join('.')}: ${reason}` });

  const territory = parseTerritory(recipe.territory);
  if (!territory) fault(['territory'], `« ${recipe.territory} » is not a territory (fr, reg-75, dep-33…)`);
  else if (!recipe.levels.includes(territory.kind)) fault(['territory'], `its level is not among the levels`);

  const aliases = new Set<string>();
  const paths = stepPaths(read.value);
  recipe.steps.forEach((step, i) => {
    const path = paths[i] ?? ['steps', i];
    if ('add' in step && !entries.has(step.add)) {
      const waits = pending.some(({ id }) => id === step.add) ? ' (it cannot be read yet)' : '';
      fault([...path, 'add'], `no valid entry « ${step.add} »${waits}`);
    }
    if ('source' in step && !urlsOf(step.source).every(safeUrl)) {
      fault([...path, 'source', 'url'], 'only relative, http and https addresses');
    }
    for (const input of 'cross' in step ? crossingInputs(step.cross) : []) {
      if (!aliases.has(input)) fault(path, `no layer named « ${input} » above`);
    }
    if (step.under !== undefined && !aliases.has(step.under)) {
      fault([...path, 'under'], `no layer named « ${step.under} » above`);
    }
    const alias = aliasOf(step);
    if (alias !== undefined) {
      if (aliases.has(alias)) fault(path, `the name « ${alias} » is used twice`);
      aliases.add(alias);
    }
  });
  return faults;
}
