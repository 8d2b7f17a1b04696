import * as v from 'valibot';
import { bothFilters, cutTo, quote, type TerritoryPlace } from '../catalogue/cut';
import type { Catalogue, CatalogueEntry, Recipe, RecipeStep } from '../catalogue/entry';
import { crossingKind } from '../crossings/registry';
import { crossingSchema, type CrossingSpec } from '../crossings/schema';
import { applyCommand, freshId } from '../document/commands/apply';
import { emptyDocument, type LayerSpec, type MapDocument } from '../document/document';
import { bad, good, type Outcome } from '../problems/problem';
import type { Language, Wording } from '../wording';

/** What a recipe needs besides itself. */
export interface RecipeContext {
  catalogue: Pick<Catalogue, 'entries'>;
  place: TerritoryPlace;
  language: Language;
}

type Aliases = Map<string, string>;

function textOf(wording: Wording, context: RecipeContext): string {
  return quote(wording[context.language], context.place).slice(0, 200);
}

/** A crossing whose layer names are aliases of earlier steps, with their layer ids instead. */
function resolveCrossing(data: Record<string, unknown>, aliases: Aliases): Outcome<CrossingSpec> {
  const parsed = v.safeParse(crossingSchema, data);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return bad({
      code: 'document-invalid',
      facts: {
        path: v.getDotPath(issue) ?? 'cross',
        expected: issue.expected,
        found: String(issue.received)
      }
    });
  }
  const kind = crossingKind(parsed.output.kind) as unknown as {
    inputs(spec: CrossingSpec): string[];
    rename(spec: CrossingSpec, rename: (layer: string) => string): CrossingSpec;
  };
  for (const input of kind.inputs(parsed.output))
    if (!aliases.has(input)) return bad({ code: 'crossing-input-missing', facts: { layer: input } });
  return good(kind.rename(parsed.output, (alias) => aliases.get(alias) as string));
}

function layerOfStep(
  step: RecipeStep,
  document: MapDocument,
  aliases: Aliases,
  context: RecipeContext
): Outcome<{ layer: LayerSpec; alias: string | undefined }> {
  const common = {
    id: freshId(document),
    visible: step.visible,
    opacity: step.opacity,
    decidedBy: { style: step.style ? 'author' : 'automatic', place: 'author' } as LayerSpec['decidedBy']
  };
  if ('cross' in step) {
    const crossing = resolveCrossing(step.cross, aliases);
    if (!crossing.ok) return crossing;
    const source = { kind: 'derived' as const, crossing: crossing.value };
    const layer: LayerSpec = {
      ...common,
      name: textOf(step.name, context),
      source,
      where: null,
      style: step.style ?? null
    };
    return good({ layer, alias: step.as });
  }
  const entry: CatalogueEntry | undefined = context.catalogue.entries.find((e) => e.id === step.add);
  if (!entry) return bad({ code: 'entry-unknown', facts: { entry: step.add } });
  const cut = cutTo(entry, step.cut ? context.place : null);
  const base = applyCommand(emptyDocument(), { do: 'addEntry', entry, name: entry.title[context.language] })
    .layers[0] as LayerSpec;
  const layer: LayerSpec = {
    ...base,
    ...common,
    name: step.name ? textOf(step.name, context) : base.name,
    source: cut.source,
    where: bothFilters(cut.where, step.where),
    style: step.style === undefined ? base.style : step.style
  };
  return good({ layer, alias: step.as ?? step.add });
}

/**
 * Runs a recipe afresh: the document it yields for a territory. Styles left open are null, for automatic cartography
 * to choose once the data are read. Fails when an entry is missing, or a crossing names an unknown step.
 */
export function runRecipe(recipe: Recipe, context: RecipeContext): Outcome<MapDocument> {
  const { place, language } = context;
  const title = recipe.mapTitle ? quote(recipe.mapTitle[language], place) : `${recipe.title[language]} – ${place.name}`;
  let document: MapDocument = {
    ...emptyDocument(),
    title: title.slice(0, 300),
    territory: { kind: place.kind, code: place.code },
    from: { recipe: recipe.id }
  };
  const aliases: Aliases = new Map();
  for (const step of recipe.steps) {
    const made = layerOfStep(step, document, aliases, context);
    if (!made.ok) return made;
    const { layer, alias } = made.value;
    if (alias !== undefined) aliases.set(alias, layer.id);
    const below =
      step.under === undefined ? -1 : document.layers.findIndex((l) => l.id === aliases.get(step.under as string));
    document = applyCommand(document, { do: 'addLayer', layer, ...(below < 0 ? {} : { at: below }) });
  }
  return good(document);
}
