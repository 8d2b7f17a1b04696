import { explainChoices, type Choice } from '../core/carto/choices';
import { groundUnder } from '../core/carto/ground-under';
import { proposeLabels, type LabelChoice } from '../core/carto/labels';
import { coloursDrawn, coloursOf, proposeStyles } from '../core/carto/propose';
import { proposeZooms } from '../core/carto/zooms';
import { placeInStack, roleOf, surfaceTaken, type StackItem } from '../core/carto/stack';
import type { CatalogueEntry } from '../core/catalogue/entry';
import type { Ground } from '../core/catalogue/ground';
import { crossingKind } from '../core/crossings/registry';
import { applyCommand } from '../core/document/commands';
import type { LayerId, LayerSpec, MapDocument } from '../core/document/document';
import type { LabelSpec } from '../core/labels/schema';
import type { ZoomRange } from '../core/marks/zoom-range';
import type { ProposeContext } from '../core/styles/kind';
import type { StyleSpec } from '../core/styles/schema';
import { givesOf } from '../core/sources/registry';
import type { TableProfile } from '../core/table/profile';
import type { Bbox } from '../core/table/table';
import type { DocumentStore } from '../state/document.svelte';
import type { LayerRuntime } from '../state/runtime.svelte';
import type { StyleOffer } from './api';

type RuntimeOf = (id: LayerId) => LayerRuntime;
type EntryOf = (id: string) => CatalogueEntry | undefined;

function itemOf(layer: LayerSpec, runtime: RuntimeOf): StackItem {
  if (givesOf(layer.source) === 'raster') return { geometry: 'raster', style: null };
  return { geometry: runtime(layer.id).profile?.geometry ?? 'polygon', style: layer.style };
}

/** Index (bottom first) at which a layer enters a document's stack. */
export function placeFor(
  item: { geometry: CatalogueEntry['geometry'] | StackItem['geometry']; style: StackItem['style'] },
  document: MapDocument,
  runtime: RuntimeOf
): number {
  const geometry = item.geometry === 'table' ? 'none' : item.geometry;
  return placeInStack(
    document.layers.map((layer) => itemOf(layer, runtime)),
    roleOf({ geometry, style: item.style })
  );
}

/** What a layer is about, and where its classes part, when it is a crossing's result. */
function subjectOf(layer: LayerSpec): Pick<ProposeContext, 'subject' | 'breaks' | 'ground' | 'pieces'> {
  if (layer.source.kind !== 'derived') return {};
  const { crossing } = layer.source;
  const kind = crossingKind(crossing.kind);
  const { ground, pieces } = kind;
  return { subject: kind.subject(crossing) ?? undefined, breaks: kind.breaks?.(crossing), ground, pieces };
}

/** Styles that suit a layer in its stack, best first. */
export function offersFor(
  layer: LayerSpec,
  profile: TableProfile,
  document: MapDocument,
  runtime: RuntimeOf,
  entry: CatalogueEntry | undefined
): StyleOffer[] {
  const others = document.layers.filter((l) => l.id !== layer.id && l.visible);
  const used = others.flatMap((l) => (l.style ? [coloursOf(l.style)] : []));
  return proposeStyles(profile, {
    usedPalettes: used.flatMap((u) => u.palettes),
    usedColours: used.flatMap((u) => u.colours),
    rivals: (mark) =>
      others.flatMap((l) => (l.style && roleOf(itemOf(l, runtime)) === mark ? coloursDrawn(l.style) : [])),
    surfaceTaken: surfaceTaken(others.map((l) => itemOf(l, runtime))),
    ...subjectOf(layer),
    topic: entry?.theme,
    title: [layer.name, entry?.title.fr].filter(Boolean).join(', ')
  });
}

/** Names that a layer would get by itself in its stack, in a style, and why. */
export function labelsFor(
  layer: LayerSpec,
  profile: TableProfile,
  style: StyleSpec,
  document: MapDocument,
  runtime: RuntimeOf,
  entry: CatalogueEntry | undefined
): LabelChoice {
  const labelled = document.layers
    .filter((l) => l.id !== layer.id && l.visible && l.labels)
    .map((l) => runtime(l.id).profile?.geometry ?? 'polygon');
  return proposeLabels(profile, { named: entry?.label, topic: entry?.theme, labelled, style });
}

/** The names that a layer gets by itself where nobody decided of them; null: none. */
function ownNames(
  layer: LayerSpec,
  style: StyleSpec,
  document: MapDocument,
  runtime: RuntimeOf,
  entryOf: EntryOf
): LabelSpec | null {
  const { profile } = runtime(layer.id);
  if (!profile || !layer.visible || layer.labels || layer.decidedBy.labels === 'author') return null;
  return labelsFor(layer, profile, style, document, runtime, entryOf(layer.entry ?? '')).labels;
}

/** What automatic cartography needs of the studio to complete a layer. */
export interface Around {
  store: DocumentStore;
  runtime: RuntimeOf;
  entryOf: EntryOf;
  /** ground that the map shows by itself, where a layer came beside others; null: the map is framed on that layer */
  frame(id: LayerId): Bbox | null;
}

/** The zooms that a layer is drawn at by itself, where nobody decided of them; null: all. */
function ownZooms(layer: LayerSpec, style: StyleSpec, { runtime, frame }: Around): ZoomRange | null {
  const { profile } = runtime(layer.id);
  if (!profile || layer.decidedBy.zooms !== undefined) return null;
  if (layer.minzoom !== undefined || layer.maxzoom !== undefined) return null;
  const range = proposeZooms(profile, style, frame(layer.id));
  return range.minzoom === undefined ? null : range;
}

/** Writes the names and zooms that a layer gets by itself, when it came with a style of its own. No step of its own. */
export function completeLayer(around: Around, id: LayerId): void {
  const { store, runtime, entryOf } = around;
  store.amend((document) => {
    const layer = document.layers.find((l) => l.id === id);
    if (!layer?.style) return document;
    const labels = ownNames(layer, layer.style, document, runtime, entryOf);
    return completed(document, id, labels, ownZooms(layer, layer.style, around));
  });
}

function completed(
  document: MapDocument,
  layer: LayerId,
  labels: LabelSpec | null,
  range: ZoomRange | null
): MapDocument {
  const named = labels ? applyCommand(document, { do: 'setLabels', layer, labels, by: 'automatic' }) : document;
  return range ? applyCommand(named, { do: 'setZooms', layer, range, by: 'automatic' }) : named;
}

/** Why a layer is drawn as it is, besides its variable and style. */
export function choicesFor(
  layer: LayerSpec,
  style: StyleSpec,
  profile: TableProfile,
  around: { document: MapDocument; runtime: RuntimeOf; entry: CatalogueEntry | undefined; ground: Ground }
): Choice[] {
  const { document, runtime, entry, ground } = around;
  const { minzoom, maxzoom, opacity } = layer;
  const zooms = { minzoom, maxzoom, automatic: layer.decidedBy.zooms !== 'author' };
  const labels = labelsFor(layer, profile, style, document, runtime, entry).reason;
  return explainChoices(profile, {
    style,
    labels,
    topic: entry?.theme,
    ground: groundUnder(document.layers, layer, ground),
    opacity,
    zooms
  });
}

/**
 * Writes an automatic style (or the automatic parts of a chosen one) into the document, and moves the layer where its
 * new role belongs while its place is automatic; a layer that gets its first style gets its names and zooms with it, where
 * nobody decided of them. Part of the step that called for it: no step of its own.
 */
export function adoptStyle(around: Around, id: LayerId, style: StyleSpec): void {
  const { store, runtime, entryOf } = around;
  const { document } = store;
  const layer = document.layers.find((l) => l.id === id);
  if (!layer) return;
  const before = JSON.stringify(layer.style);
  const by = layer.style === null ? 'automatic' : layer.decidedBy.style;
  const geometry = runtime(id).profile?.geometry ?? 'polygon';
  const labels = layer.style === null ? ownNames(layer, style, document, runtime, entryOf) : null;
  const range = layer.style === null ? ownZooms(layer, style, around) : null;
  const others = { ...document, layers: document.layers.filter((l) => l.id !== id) };
  const place = layer.style === null ? placeFor({ geometry, style }, others, runtime) : undefined;
  store.amend((kept) => {
    const same = kept.layers.find((l) => l.id === id);
    if (!same || JSON.stringify(same.style) !== before) return kept;
    const styled = applyCommand(kept, { do: 'setStyle', layer: id, style, by, place });
    return completed(styled, id, labels, range);
  });
}
