import type * as v from 'valibot';
import type { Compiled, Group, Shape, ShapeId } from '../marks/marks';
import type { ColumnProfile, TableProfile } from '../table/profile';
import type { FeatureTable } from '../table/table';
import type { Language, Wording } from '../wording';

export type Theme = 'light' | 'dark';

/** What one-coloured layers are drawn with: two of the same must differ by their colour. */
export type MarkRole = 'surface' | 'outline' | 'line' | 'circle' | 'point';

/** What automatic cartography must take into account. */
export interface ProposeContext {
  /** palettes and colours already used by visible layers, most recent last */
  usedPalettes: readonly string[];
  usedColours: readonly string[];
  /** a filled surface at full strength is already drawn: areas become outlines or hatches */
  surfaceTaken: boolean;
  /** colours that visible layers of one mark wear: those a new layer of that mark must not be taken for */
  rivals?(mark: MarkRole): readonly string[];
  /** column to show first (a crossing's subject, a recipe's choice) */
  subject?: string;
  /** ascending values at which the subject's classes part, where somebody has set them */
  breaks?: readonly number[];
  /** areas are a ground that was asked for (kept, cut, drawn round something): they are read by their inside */
  ground?: boolean;
  /** areas are pieces of others: a count of theirs is still of the whole they were cut from */
  pieces?: boolean;
  /** title of the layer, and of its entry: what its features are, in words */
  title?: string;
  /** theme of the catalogue entry (`eau`, `risques`, `transport`…), for expected colours */
  topic?: string;
}

/** A style that suits, with the reason in words (« effectif : cercles proportionnels »). */
export interface Proposal<S> {
  score: number;
  style: S;
  reason: Wording;
}

export interface CompileContext {
  theme: Theme;
  /** of the map, for styles that follow the scale */
  zoom: number;
  /** in which figures are written */
  language: Language;
  /**
   * Shape of the whole (filtered) table; `inside` is one inner point per row with a geometry. Of `own` only the id may
   * be read: where the page holds it already, it is not made again.
   */
  shape(which: 'own' | 'inside'): Shape;
  /**
   * Id of a shape that the style makes of the table; `name` (no colon) says all that it depends on. Where the page holds
   * it already, it is not made again.
   */
  made(name: string, make: (id: ShapeId) => Shape): ShapeId;
}

/** A style: a folder under `styles/` and a line in `registry.ts` and `schema.ts`. */
export interface StyleKind<K extends string, S extends { kind: K }> {
  kind: K;
  words: { name: Wording; hint: Wording };
  schema: v.GenericSchema<unknown, S>;
  /** columns this style can show; empty list when it needs none or cannot show this table */
  columns(profile: TableProfile): ColumnProfile[];
  /** columns that may be its second variable; absent: the same as the first */
  seconds?(profile: TableProfile): ColumnProfile[];
  /** the style of those that need no column, for a table it can show; null when it cannot */
  plain?(profile: TableProfile): S | null;
  /** what it draws is made of many rows (cells, groups, a surface): names of single rows say nothing there */
  gathers?: true;
  /** pure and deterministic; null when it does not suit */
  propose(profile: TableProfile, context: ProposeContext): Proposal<S> | null;
  /** the same style with its automatic parts (breaks, values, maxValue) computed from the table */
  load(): Promise<{
    resolve(table: FeatureTable, style: S): S;
    compile(table: FeatureTable, style: S, context: CompileContext): Compiled;
    /** the table whose rows its marks name, where they are not those of the table given */
    drawn?(table: FeatureTable, style: S): FeatureTable;
    /** the group of rows that a number of its marks names, where it is none of a row */
    group?(table: FeatureTable, style: S, row: number): Group | null;
  }>;
}
