import type { Sums, TerritoryFigure } from '../core/comparison/figure';
import type { CrossingPreview } from '../core/crossings/preview';
import type { CrossingSpec } from '../core/crossings/schema';
import type { About } from '../core/export/kind';
import type { ExportKind } from '../core/export/registry';
import type { FoundPlace, Geocoder } from '../core/geocoder/geocoder';
import type { Band } from '../core/generalise/bands';
import type { InfoPlace, InfoRequest } from '../core/identify/identify';
import type { InfoFeature } from '../core/identify/read-info';
import type { LabelSpec } from '../core/labels/schema';
import type { Compiled, Group, Shape, ShapeId } from '../core/marks/marks';
import type { Access } from '../core/net/access';
import type { Told } from '../core/portrait/figures';
import type { Portrait } from '../core/portrait/portrait';
import type { ZoneSpec } from '../core/portrait/schema';
import type { UpperCover, UpperPlace } from '../core/portrait/upper';
import type { Outcome, Problem } from '../core/problems/problem';
import type { SourceSpec } from '../core/sources/registry';
import type { Discovery, RasterPlan, ReadProgress } from '../core/sources/kind';
import type { Theme } from '../core/styles/kind';
import type { StyleSpec } from '../core/styles/schema';
import type { Filter } from '../core/table/filter';
import type { TableProfile } from '../core/table/profile';
import type { MergeOptions } from '../core/table/merge-tables';
import type { Bbox, TableId } from '../core/table/table';
import type { Language } from '../core/wording';

/** A table as a layer sees it: filtered. */
export interface TableRef {
  table: TableId;
  where: Filter | null;
}

/** What a worker knows of the site it works for. */
export interface SiteArgs {
  /** absolute address of the site */
  baseUrl: string;
  timeoutSeconds: number;
  maxBytes: number;
  /** where the grid of NTF is when the site has not it: an address of `config.json` */
  ntfGrid?: string | undefined;
  /** credentials of this tab, relay */
  access: Access;
}

export interface ReadArgs {
  /** id the table will have in the keeper */
  table: TableId;
  source: SourceSpec;
  site: SiteArgs;
  /** bytes of an own file: a Blob is passed by reference */
  file?: Blob;
  /** degrees: only what meets it is wanted */
  bbox?: Bbox;
  /** features counted before anything is read: more than these are refused by `too-many` */
  limit?: number;
}

export interface MergeArgs extends Pick<MergeOptions, 'total' | 'like' | 'covers'> {
  /** id the merged table will have */
  table: TableId;
  parts: { table: TableId; within: Bbox | null }[];
}

export interface CompileArgs extends TableRef {
  style: StyleSpec;
  theme: Theme;
  /** names over the features; absent: none */
  labels?: LabelSpec | undefined;
  /** in which figures are written */
  language: Language;
  /** scales at which it is seen: their band, and the zoom of the map */
  band: Band;
  zoom: number;
  /** shapes the page already holds: they are not sent again */
  have: ShapeId[];
}

export interface CrossArgs {
  inputs: TableRef[];
  crossing: CrossingSpec;
  site: SiteArgs;
}

export interface CompileReply extends Compiled {
  /** shapes that `marks` name and the page lacks */
  shapes: Shape[];
  /** whether its shape is another one in other bands */
  varies: boolean;
  /** table whose rows the marks name: the one drawn, or what the style made of it */
  rows: TableId;
}

export interface ShapeReply {
  /** shape of the table's own geometry in the band */
  id: ShapeId;
  /** null where the page holds it */
  shape: Shape | null;
}

export interface PortraitArgs {
  zone: ZoneSpec;
  /** table of the layer whose area it is; null for other places */
  home: TableRef | null;
  layers: { id: string; ref: TableRef; told: Told; upper: UpperCover }[];
  /** place to compare with, measured alone; null: none */
  beside: { zone: ZoneSpec; home: TableRef | null } | null;
  /** level above to compare with; null: none */
  upper: Omit<UpperPlace, 'outline'> | null;
  site: SiteArgs;
}

export interface PortraitReply extends Portrait {
  /** rings, longitude and latitude interleaved, degrees */
  outline: Float64Array[];
  bbox: Bbox;
  /** the place that was to be compared with, or why it could not be laid out; null: none was asked for */
  beside: (Portrait & { outline: Float64Array[]; bbox: Bbox }) | { problem: Problem } | null;
}

/** One feature in plain words, for the card. */
export interface RowDescription {
  row: number;
  /** longitude, latitude of an inner point, degrees; null without geometry */
  at: [number, number] | null;
  values: { column: string; value: string | number | boolean | null }[];
  /** where it is no feature but a group of them */
  group?: Group;
}

/** Every call a worker answers: arguments and reply. Client and host are typed from it. */
export interface Calls {
  /** reader: what is behind a pasted text */
  discover: [{ text: string; site: SiteArgs }, Discovery[]];
  /** reader: reads, parses, projects; the table goes to the keeper by its own port, the profile comes here */
  read: [ReadArgs, TableProfile];
  /** reader: features a source has, null when nobody says */
  count: [{ source: SourceSpec; site: SiteArgs }, number | null];
  /** reader: how a picture source is asked for */
  plan: [{ source: SourceSpec; site: SiteArgs }, RasterPlan];
  /** reader: what a server of pictures says lies at a place */
  identify: [{ request: InfoRequest; place: InfoPlace; site: SiteArgs }, InfoFeature[]];
  /** reader: addresses and places that a geocoder finds */
  geocode: [{ text: string; geocoder: Geocoder; site: SiteArgs }, FoundPlace[]];
  /** keeper: tables of neighbouring grounds as one */
  merge: [MergeArgs, TableProfile];
  /** keeper: profile of a filtered table */
  profile: [TableRef, TableProfile];
  /** keeper: automatic parts of a style (breaks, values) computed from the table */
  resolve: [TableRef & { style: StyleSpec }, StyleSpec];
  compile: [CompileArgs, CompileReply];
  /** keeper: the shape of a filtered table in another band of scales */
  shape: [TableRef & Pick<CompileArgs, 'band' | 'have'>, ShapeReply];
  cross: [CrossArgs & { table: TableId }, TableProfile];
  /** keeper: the first rows that a crossing would give; no table is kept */
  preview: [CrossArgs & { rows: number }, CrossingPreview];
  /** keeper: where a place lies, drawn before anything is measured */
  zone: [Pick<PortraitArgs, 'zone' | 'home'>, Pick<PortraitReply, 'outline' | 'bbox'>];
  /** keeper: what each layer says of a place */
  portrait: [PortraitArgs, PortraitReply];
  /** keeper: the two sums of a figure over the tables of its layers */
  sums: [{ figure: Pick<TerritoryFigure, 'top' | 'bottom'>; top: TableRef; bottom: TableRef }, Sums];
  /** keeper: rows that the marks of a style name */
  describe: [TableRef & { rows: number[]; style: StyleSpec | null }, RowDescription[]];
  /** keeper: the rows of a filtered table as a file */
  export: [TableRef & { format: ExportKind; about: About; language: Language }, Blob];
  /** keeper: forgets tables and their shapes */
  drop: [{ tables: TableId[] }, null];
}
export type CallName = keyof Calls;

export type ToWorker =
  | { type: 'call'; id: number; name: CallName; args: unknown }
  | { type: 'abort'; id: number }
  /** first message to a reader: its port to the keeper; to the keeper: a reader's port */
  | { type: 'port'; port: MessagePort };

export type FromWorker =
  { type: 'progress'; id: number; progress: ReadProgress } | { type: 'reply'; id: number; outcome: Outcome<unknown> };

export type { Outcome };
