import type { LayerSpec } from '../core/document/document';
import { stableJson } from '../core/document/keys';
import type { Mark } from '../core/marks/marks';
import type { TableId } from '../core/table/table';
import type { Problem } from '../core/problems/problem';
import type { StyleSpec } from '../core/styles/schema';
import type { Scaled } from './layer-shapes';

/** A layer as it is on the page. */
export interface Live {
  /** key of all that decides the drawing: what is shown or being made now */
  key: string;
  /** what stays the same while the map is moved: data and filter, wherever one looks */
  lasting: string;
  /** what is being made: a table, filtered */
  view: string | null;
  marks: readonly Mark[];
  /** what the marks are of, and in which style; null for pictures */
  shown: Shown | null;
  /** why part of what it shows is lacking */
  gap: Problem | null;
  /** calls off what is asked for this drawing alone, where something is */
  stop?: () => void;
}

/** What the marks of a layer are of. */
export interface Shown extends Scaled {
  look: string;
  /** table whose rows the marks name */
  rows: TableId;
  /** zooms of the map for which the marks are made; null: all */
  zooms: readonly [from: number, to: number] | null;
}

/** Filtered tables that layers draw or are about to, and all their marks. */
export function drawnOf(layers: Iterable<Live>): { views: Set<string>; marks: Mark[] } {
  const views = new Set<string>();
  const marks: Mark[] = [];
  for (const live of layers) {
    if (live.view) views.add(live.view);
    // the map shows it until what replaces it is there
    if (live.shown) views.add(live.shown.view);
    marks.push(...live.marks);
  }
  return { views, marks };
}

/** Key of how a layer is drawn in a style, names included: figures among them follow the language. */
export function lookKey(
  { labels }: Pick<LayerSpec, 'labels'>,
  style: StyleSpec | null,
  { theme, language }: { theme(): string; language(): string }
): string {
  const figures = labels || style?.kind === 'clusters' ? ` ${language()}` : '';
  return `${stableJson(style)} ${theme()} ${labels ? stableJson(labels) : ''}${figures}`;
}
