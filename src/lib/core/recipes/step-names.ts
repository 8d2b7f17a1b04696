import { withoutPrecision } from '../crossings/names';
import { crossingInputs, crossingKind } from '../crossings/registry';
import type { Wording } from '../wording';
import type { RecipeStep } from './recipe';

/** What later steps call a step's layer: its `as`, else the id of its entry. */
export function aliasOf(step: RecipeStep): string | undefined {
  return step.as ?? ('add' in step ? step.add : undefined);
}

/**
 * Name of each step's layer in both languages: its own, else its entry's title, else what its crossing makes of those of its
 * inputs. Undefined for an entry that `titleOf` does not know.
 */
export function stepNames(
  steps: readonly RecipeStep[],
  titleOf: (entry: string) => Wording | undefined
): (Wording | undefined)[] {
  const known = new Map<string, Wording>();
  return steps.map((step) => {
    const name =
      step.name ??
      ('add' in step ? filtered(step, titleOf(step.add)) : 'cross' in step ? made(step, known) : undefined);
    const alias = aliasOf(step);
    if (alias !== undefined && name) known.set(alias, name);
    return name;
  });
}

/** « Points de service : Gymnase »: the title without its precision, and the values that rows are kept by. */
function filtered({ where }: RecipeStep, title: Wording | undefined): Wording | undefined {
  const kept = (where?.all ?? []).flatMap((c) => (c.op === '=' || c.op === 'in' ? [c.value].flat() : []));
  const list = kept.filter((value) => typeof value === 'string').join(', ');
  return title && list !== ''
    ? { fr: `${withoutPrecision(title.fr)}\u00a0: ${list}`, en: `${withoutPrecision(title.en)}: ${list}` }
    : title;
}

function made({ cross }: Extract<RecipeStep, { cross: unknown }>, known: ReadonlyMap<string, Wording>): Wording {
  const nameOf = (layer: string): Wording => known.get(layer) ?? { fr: layer, en: layer };
  const kind = crossingKind(cross.kind);
  const inputs = crossingInputs(cross).map(nameOf);
  const list = (language: keyof Wording): string => inputs.map((name) => name[language]).join(', ');
  return (
    kind.title?.(cross, nameOf) ?? {
      fr: `${kind.words.name.fr}\u00a0: ${list('fr')}`,
      en: `${kind.words.name.en}: ${list('en')}`
    }
  );
}
