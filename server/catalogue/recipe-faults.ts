import * as v from 'valibot';
import type { CatalogueFault, Recipe } from '../../src/lib/core/catalogue/entry';
import { parseTerritory } from '../../src/lib/core/catalogue/territories';
import { crossingInputs } from '../../src/lib/core/crossings/registry';
import { crossingSchema } from '../../src/lib/core/crossings/schema';
import type { YamlFile } from './compile';

/** What the schema cannot see in a recipe: entries that do not exist, aliases used before they are named. */
export function recipeFaults(recipe: Recipe, entries: ReadonlySet<string>, read: YamlFile): CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  const fault = (path: (string | number)[], reason: string) =>
    faults.push({ file: read.file, line: read.line(path), reason: `${path.join('.')}: ${reason}` });

  const territory = parseTerritory(recipe.territory);
  if (!territory) fault(['territory'], `« ${recipe.territory} » is not a territory (fr, reg-75, dep-33…)`);
  else if (!recipe.levels.includes(territory.kind)) fault(['territory'], `its level is not among the levels`);

  const aliases = new Set<string>();
  recipe.steps.forEach((step, i) => {
    if ('add' in step) {
      if (!entries.has(step.add)) fault(['steps', i, 'add'], `no valid entry « ${step.add} »`);
    } else {
      const crossing = v.safeParse(crossingSchema, step.cross);
      if (!crossing.success) {
        const issue = crossing.issues[0];
        const path = (issue.path ?? []).map((item) => item.key as string);
        fault(['steps', i, 'cross', ...path], issue.message);
      } else {
        for (const input of crossingInputs(crossing.output)) {
          if (!aliases.has(input)) fault(['steps', i, 'cross'], `no layer named « ${input} » above`);
        }
      }
    }
    if (step.under !== undefined && !aliases.has(step.under)) {
      fault(['steps', i, 'under'], `no layer named « ${step.under} » above`);
    }
    const alias = step.as ?? ('add' in step ? step.add : undefined);
    if (alias !== undefined) {
      if (aliases.has(alias)) fault(['steps', i], `the name « ${alias} » is used twice`);
      aliases.add(alias);
    }
  });
  return faults;
}
