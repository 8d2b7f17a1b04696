import { cutTo, type TerritoryPlace } from '../catalogue/cut';
import type { CatalogueEntry } from '../catalogue/entry';
import { territoryKinds, type LayerSpec, type TerritoryKind } from '../document/document';
import { stableJson } from '../document/keys';
import { tidyZooms } from '../marks/zoom-range';
import type { StyleSpec } from '../styles/schema';
import type { Filter } from '../table/filter';
import type { RecipeStep } from './recipe';

type LayerFields = Pick<
  RecipeStep,
  'where' | 'style' | 'visible' | 'opacity' | 'labels' | 'load' | 'minzoom' | 'maxzoom'
>;

const same = (a: unknown, b: unknown): boolean => stableJson(a) === stableJson(b);

/** A style as its author chose it, without what was computed from the rows of this territory. */
export function chosenStyle(style: StyleSpec): StyleSpec {
  const { breaks, secondBreaks: _, maxValue: __, unit: ___, ...rest } = style as StyleSpec & Record<string, unknown>;
  const kept = style.kind === 'classes' && style.method === 'manual' && breaks !== undefined;
  return { ...rest, ...(kept ? { breaks } : {}) } as StyleSpec;
}

/** What a step says of any layer, its name and names for other steps aside. */
export function commonOf(layer: LayerSpec, where: Filter | null): LayerFields {
  const { visible, opacity, labels, load, style, decidedBy, minzoom, maxzoom } = layer;
  const always = minzoom === undefined && maxzoom === undefined ? { minzoom: 0 } : {};
  return {
    visible,
    opacity,
    ...(where ? { where } : {}),
    ...(style && decidedBy.style === 'author' ? { style: chosenStyle(style) } : {}),
    ...(labels ? { labels } : {}),
    ...(load ? { load } : {}),
    ...(decidedBy.zooms === 'author' ? { ...tidyZooms({ minzoom, maxzoom }), ...always } : {})
  };
}

/** What a filter says beyond another; null when it does not begin with it. */
function beyond(filter: Filter | null, base: Filter | null): { where: Filter | null } | null {
  const [all, known] = [filter?.all ?? [], base?.all ?? []];
  if (!same(all.slice(0, known.length), known)) return null;
  if (base?.distinct !== undefined && filter?.distinct === undefined) return null;
  const distinct = filter?.distinct === base?.distinct ? undefined : filter?.distinct;
  const rest = all.slice(known.length);
  const empty = rest.length === 0 && distinct === undefined;
  return { where: empty ? null : { all: rest, ...(distinct === undefined ? {} : { distinct }) } };
}

/** The step that adds a layer's entry, cut to the territory or whole; null when neither gives this layer. */
export function entryStepOf(
  layer: LayerSpec,
  place: TerritoryPlace,
  entries: readonly CatalogueEntry[]
): Extract<RecipeStep, { add: string }> | null {
  const entry = entries.find(({ id }) => id === layer.entry);
  if (!entry || !same(layer.twin ?? null, entry.twin ?? null)) return null;
  for (const cut of [true, false]) {
    const given = cutTo(entry, cut ? place : null);
    const rest = same(layer.source, given.source) ? beyond(layer.where, given.where) : null;
    if (!rest) continue;
    const open = layer.style === null && entry.style ? { style: null } : {};
    return { add: entry.id, cut, ...commonOf(layer, rest.where), ...open };
  }
  return null;
}

/** The step that holds a layer's source itself. */
export function sourceStepOf(layer: LayerSpec): Extract<RecipeStep, { source: unknown }> {
  const { source, credit, entry, twin, where, name } = layer;
  return {
    source,
    name: { fr: name, en: name },
    ...(entry === undefined ? {} : { entry }),
    ...(credit === undefined ? {} : { credit }),
    ...(twin ? { twin } : {}),
    ...commonOf(layer, where)
  };
}

/** The level of the map, and those at which all that is cut at it is cut as well. */
export function levelsOf(
  steps: readonly { step: RecipeStep }[],
  own: TerritoryKind,
  entries: readonly CatalogueEntry[]
): TerritoryKind[] {
  const cut = steps.flatMap(({ step }) => {
    const entry = 'add' in step && step.cut ? entries.find(({ id }) => id === step.add) : undefined;
    return entry?.territory[own] ? [entry.territory] : [];
  });
  return territoryKinds.filter(
    (kind) => kind === own || (kind !== 'fr' && cut.length > 0 && cut.every((rules) => rules[kind] !== undefined))
  );
}
