import { bothFilters, quote, type TerritoryPlace } from '../catalogue/cut';
import type { Catalogue } from '../catalogue/entry';
import { crossingInputs, crossingKind } from '../crossings/registry';
import { applyCommand, freshId } from '../document/commands/apply';
import { emptyDocument, type LayerSpec, type MapDocument } from '../document/document';
import { tidyZooms } from '../marks/zoom-range';
import { bad, good, type Outcome } from '../problems/problem';
import type { Language, Wording } from '../wording';
import type { Recipe, RecipeStep } from './recipe';
import { aliasOf, stepNames } from './step-names';

/** What a recipe needs besides itself. */
export interface RecipeContext {
  catalogue: Pick<Catalogue, 'entries'>;
  place: TerritoryPlace;
  language: Language;
}

/** Said in the title of a map that rests on data made up for demonstrations. */
export const demoWords: Wording = { fr: 'données de démonstration', en: 'demonstration data' };

/** Where the layers of earlier steps are: layer ids by what steps call them. */
type Aliases = Map<string, string>;

/** What a step makes besides what any step says: source, rows, and what an entry gives. */
type Content = Pick<LayerSpec, 'source' | 'where' | 'style'> &
  Partial<Pick<LayerSpec, 'entry' | 'credit' | 'twin' | 'name'>>;

function contentOf(step: RecipeStep, aliases: Aliases, context: RecipeContext): Outcome<Content> {
  if ('cross' in step) {
    for (const input of crossingInputs(step.cross))
      if (!aliases.has(input)) return bad({ code: 'crossing-input-missing', facts: { layer: input } });
    const crossing = crossingKind(step.cross.kind).rename(step.cross, (alias) => aliases.get(alias) as string);
    return good({ source: { kind: 'derived', crossing }, where: null, style: null });
  }
  if ('source' in step) {
    const { source, entry, credit, twin } = step;
    const given = { ...(entry === undefined ? {} : { entry }), ...(credit === undefined ? {} : { credit }) };
    return good({ source, where: null, style: null, ...given, ...(twin ? { twin } : {}) });
  }
  const entry = context.catalogue.entries.find((e) => e.id === step.add);
  if (!entry) return bad({ code: 'entry-unknown', facts: { entry: step.add } });
  const territory = step.cut ? context.place : null;
  const added = applyCommand(emptyDocument(), {
    do: 'addEntry',
    entry,
    name: entry.title[context.language],
    territory
  });
  return good(added.layers[0] as LayerSpec);
}

function layerOfStep(
  step: RecipeStep,
  name: Wording | undefined,
  id: string,
  content: Content,
  context: RecipeContext
): LayerSpec {
  return {
    ...content,
    id,
    name: name ? quote(name[context.language], context.place).slice(0, 200) : (content.name ?? ''),
    visible: step.visible,
    opacity: step.opacity,
    where: bothFilters(content.where, step.where),
    style: step.style === undefined ? content.style : step.style,
    decidedBy: {
      style: step.style ? 'author' : 'automatic',
      place: 'author',
      ...(step.minzoom === undefined && step.maxzoom === undefined ? {} : { zooms: 'author' })
    },
    ...(step.labels ? { labels: step.labels } : {}),
    ...(step.load ? { load: step.load } : {}),
    ...tidyZooms(step)
  };
}

/**
 * Runs a recipe afresh: the document it yields for a territory. Styles left open are null, for automatic cartography
 * to choose once the data are read. Fails when an entry is missing, or a crossing names an unknown step.
 */
export function runRecipe(recipe: Recipe, context: RecipeContext): Outcome<MapDocument> {
  const { place, language, catalogue } = context;
  const plain = recipe.mapTitle ? quote(recipe.mapTitle[language], place) : `${recipe.title[language]} – ${place.name}`;
  const used = (id: string): boolean => recipe.steps.some((step) => 'add' in step && step.add === id);
  const isDemo = catalogue.entries.some(({ id, demo }) => demo && used(id));
  const title = isDemo ? `${plain} (${demoWords[language]})` : plain;
  let document: MapDocument = {
    ...emptyDocument(),
    title: title.slice(0, 300),
    territory: { kind: place.kind, code: place.code },
    from: { recipe: recipe.id },
    ...(recipe.basemap === undefined ? {} : { basemap: recipe.basemap })
  };
  const aliases: Aliases = new Map();
  const names = stepNames(recipe.steps, (id) => catalogue.entries.find((e) => e.id === id)?.title);
  for (const [i, step] of recipe.steps.entries()) {
    const content = contentOf(step, aliases, context);
    if (!content.ok) return content;
    const id = freshId(document);
    const layer = layerOfStep(step, names[i], id, content.value, context);
    const alias = aliasOf(step);
    if (alias !== undefined) aliases.set(alias, id);
    const below =
      step.under === undefined ? -1 : document.layers.findIndex((l) => l.id === aliases.get(step.under as string));
    document = applyCommand(document, { do: 'addLayer', layer, ...(below < 0 ? {} : { at: below }) });
  }
  return good(document);
}
