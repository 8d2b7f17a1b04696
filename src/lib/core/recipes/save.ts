import { quote, type TerritoryPlace } from '../catalogue/cut';
import type { Catalogue } from '../catalogue/entry';
import { territoryKey } from '../catalogue/territories';
import { crossingInputs, crossingKind } from '../crossings/registry';
import { slug } from '../crossings/names';
import type { LayerSpec, MapDocument } from '../document/document';
import type { Language, Wording } from '../wording';
import { commonOf, entryStepOf, levelsOf, sourceStepOf } from './layer-step';
import type { Recipe, RecipeFile, RecipeStep } from './recipe';
import { demoWords, runRecipe } from './run';
import { stepNames } from './step-names';
import { withHoles } from './holes';

/** What is known around a map that is saved as a recipe. */
export interface SaveContext {
  catalogue: Pick<Catalogue, 'entries' | 'recipes'>;
  /** the map's territory; null: the whole country */
  place: TerritoryPlace | null;
  language: Language;
  /** title that the page shows, where the author set none */
  shownTitle: string;
  /** basemap of a new map, which goes without saying */
  usualBasemap: string;
}

/** A layer that no recipe can hold: it is a person's own file, or made of such a layer. */
export interface LeftOut {
  layer: LayerSpec;
  why: 'file' | 'made-of-file';
}

export interface SavedRecipe {
  /** id that is free in the catalogue: the file is `<id>.yaml` */
  id: string;
  recipe: RecipeFile;
  left: LeftOut[];
}

const france: TerritoryPlace = { kind: 'fr', code: 'fr', name: 'France', of: 'de la France' };

/**
 * A map as a recipe that makes it again, for any territory: entries of the catalogue by their id, the territory as a hole,
 * filters, crossings, and what the author decided; what was decided automatically is left open. Null when no layer can be
 * held.
 */
export function saveAsRecipe(document: MapDocument, context: SaveContext): SavedRecipe | null {
  const place = context.place ?? france;
  const left = leftOut(document);
  const layers = document.layers.filter((layer) => !left.some((out) => out.layer === layer));
  if (layers.length === 0) return null;
  const origin = context.catalogue.recipes.find(({ id }) => id === document.from?.recipe);
  const steps = namedSteps(stepsOf(layers, place, context), { ...context, place, origin });
  const levels = levelsOf(steps, place.kind, context.catalogue.entries);
  const recipe: RecipeFile = {
    ...titlesOf(document, origin, { ...context, place }),
    territory: territoryKey(place),
    levels,
    ...(document.basemap === context.usualBasemap ? {} : { basemap: document.basemap }),
    order: 100,
    checked: 'never',
    steps: steps.map(({ step }) => step)
  };
  return { id: freeId(recipe.title[context.language], context.catalogue), recipe, left };
}

/** Layers of files, and all that is made of them. */
function leftOut({ layers }: MapDocument): LeftOut[] {
  const out = new Map<string, LeftOut>();
  const visit = (layer: LayerSpec, seen: readonly string[]): boolean => {
    if (out.has(layer.id)) return true;
    const { source } = layer;
    if (source.kind === 'file') out.set(layer.id, { layer, why: 'file' });
    else if (source.kind === 'derived' && !seen.includes(layer.id)) {
      const lost = crossingInputs(source.crossing).some((id) => {
        const input = layers.find((l) => l.id === id);
        return !input || visit(input, [...seen, layer.id]);
      });
      if (lost) out.set(layer.id, { layer, why: 'made-of-file' });
    }
    return out.has(layer.id);
  };
  for (const layer of layers) visit(layer, []);
  return layers.flatMap(({ id }) => out.get(id) ?? []);
}

/** A step, and the layer it makes. */
interface Made {
  step: RecipeStep;
  layer: LayerSpec;
}

/**
 * Steps whose inputs come before them, each placed `under` the next of the layers above it that is there already: the stack
 * comes out in its order, whatever the order of the steps.
 */
function stepsOf(layers: readonly LayerSpec[], place: TerritoryPlace, context: SaveContext): Made[] {
  const order: LayerSpec[] = [];
  const emit = (layer: LayerSpec): void => {
    if (order.includes(layer)) return;
    for (const id of inputsOf(layer)) {
      const input = layers.find((l) => l.id === id);
      if (input) emit(input);
    }
    order.push(layer);
  };
  layers.forEach(emit);
  const above = order.map((layer, i) => {
    const at = layers.indexOf(layer);
    const earlier = order.slice(0, i).filter((other) => layers.indexOf(other) > at);
    return earlier.sort((a, b) => layers.indexOf(a) - layers.indexOf(b))[0];
  });
  const inputs = new Set(order.flatMap(inputsOf));
  const named = new Set([...inputs, ...above.flatMap((layer) => layer?.id ?? [])]);
  const aliases = aliasesOf(order, context);
  return order.map((layer, i) => {
    const alias = aliases.get(layer.id) as string;
    const content = contentStep(layer, place, aliases, context);
    const target = above[i];
    // a hidden layer that others read is named in any case: such layers stand together in the file
    const told =
      'add' in content && content.add === alias && !(inputs.has(layer.id) && !layer.visible)
        ? undefined
        : named.has(layer.id) || 'add' in content
          ? alias
          : undefined;
    return {
      layer,
      step: {
        ...content,
        ...(told === undefined ? {} : { as: told }),
        ...(target ? { under: aliases.get(target.id) as string } : {})
      }
    };
  });
}

const inputsOf = ({ source }: LayerSpec): string[] =>
  source.kind === 'derived' ? crossingInputs(source.crossing) : [];

/** What steps call each layer: the id of its entry, else its name made short. */
function aliasesOf(order: readonly LayerSpec[], { catalogue }: SaveContext): Map<string, string> {
  const taken = new Set<string>();
  const aliases = new Map<string, string>();
  for (const layer of order) {
    const entry = catalogue.entries.find(({ id }) => id === layer.entry)?.id;
    // names that are numbers would change places as keys
    const short = hyphens(layer.name)
      .slice(0, 30)
      .replace(/^(?=\d|$)/, 'couche-')
      .replace(/-$/, '');
    const alias = free(entry ?? short, (name) => taken.has(name));
    taken.add(alias);
    aliases.set(layer.id, alias);
  }
  return aliases;
}

function contentStep(
  layer: LayerSpec,
  place: TerritoryPlace,
  aliases: ReadonlyMap<string, string>,
  { catalogue }: SaveContext
): RecipeStep {
  const { source } = layer;
  if (source.kind !== 'derived') return entryStepOf(layer, place, catalogue.entries) ?? sourceStepOf(layer);
  const { crossing } = source;
  const cross = crossingKind(crossing.kind).rename(crossing, (id) => aliases.get(id) as string);
  return { cross, ...commonOf(layer, layer.where) };
}

type NameContext = SaveContext & { place: TerritoryPlace; origin: Recipe | undefined };

/** Names told where they are not what the step would be called anyway; in both languages where its recipe has them. */
function namedSteps(made: Made[], context: NameContext): Made[] {
  const { language, place, catalogue, origin } = context;
  const titleOf = (id: string): Wording | undefined => catalogue.entries.find((entry) => entry.id === id)?.title;
  const known = origin ? stepNames(origin.steps, titleOf).filter((name) => name !== undefined) : [];
  const shown = (name: Wording): string => quote(name[language], place).slice(0, 200);
  const done: RecipeStep[] = [];
  return made.map(({ step, layer }) => {
    const usual = stepNames([...done, step], titleOf).at(-1);
    const name = known.find((wording) => shown(wording) === layer.name) ?? both(withHoles(layer.name, place));
    const isUsual = usual !== undefined && shown(usual) === layer.name && !('source' in step);
    const named = (isUsual ? step : { ...step, name }) as RecipeStep;
    done.push(named);
    return { step: named, layer };
  });
}

const both = (text: string): Wording => ({ fr: text, en: text });

/** Title of the card and of the map, question and theme: those of the recipe that the map came from, while its title is. */
function titlesOf(
  document: MapDocument,
  origin: Recipe | undefined,
  context: SaveContext & { place: TerritoryPlace }
): Pick<RecipeFile, 'title' | 'question' | 'mapTitle' | 'theme'> {
  const { catalogue, place, language, shownTitle } = context;
  if (origin) {
    const again = runRecipe(origin, { catalogue, place, language });
    if (again.ok && again.value.title === document.title) {
      const { title, question, mapTitle, theme } = origin;
      return { title, question, theme, ...(mapTitle ? { mapTitle } : {}) };
    }
  }
  const question = both('');
  const suffix = ` (${demoWords[language]})`;
  const whole = document.title || shownTitle;
  const set = whole.endsWith(suffix) ? whole.slice(0, -suffix.length) : whole;
  const usualEnd = ` – ${place.name}`;
  if (set.endsWith(usualEnd)) return { title: both(set.slice(0, -usualEnd.length)), question };
  const holed = withHoles(set, place);
  const bare = holed.replace(/[\s,;:–—-]*\(?\{(of|territory)\}\)?/gu, '').trim();
  return { title: both(bare || set), question, mapTitle: both(holed) };
}

/** « gares-de-la-gironde » */
const hyphens = (text: string): string => slug(text).replaceAll('_', '-');

function free(wanted: string, taken: (name: string) => boolean): string {
  let name = wanted;
  for (let i = 2; taken(name); i++) name = `${wanted}-${i}`;
  return name;
}

function freeId(title: string, { entries, recipes }: SaveContext['catalogue']): string {
  const taken = new Set([...entries, ...recipes].map(({ id }) => id));
  return free(hyphens(title) || 'carte', (id) => taken.has(id));
}
