import type * as v from 'valibot';
import type { InfoRequest } from '../identify/identify';
import type { LegendPicture } from '../marks/marks';
import type { RasterRequest } from '../marks/raster-request';
import type { CrsAssets, FileStore, Net } from '../ports';
import type { Outcome } from '../problems/problem';
import type { Bbox, FeatureTable } from '../table/table';
import type { Wording } from '../wording';
import type { DimensionValues } from './dimension-values';
import type { Pasted } from './pasted';

/** Progress of a reading: features (when known) and decoded bytes. */
export interface ReadProgress {
  features: number;
  total: number | null;
  bytes: number;
}

/** What every call of a source is given. */
export interface SourceContext {
  net: Net;
  assets: CrsAssets;
  signal: AbortSignal;
  /** absolute address that relative source URLs are resolved against */
  baseUrl: string;
}

/** What a reader is given. */
export interface ReadContext extends SourceContext {
  files: FileStore;
  progress(progress: ReadProgress): void;
  /**
   * Degrees; only what meets it is wanted: a server that can cut is asked to (`covers` is 'view' then, 'part' when even
   * of that something lacks), others are read whole. Absent: everything.
   */
  bbox?: Bbox | undefined;
  /** what `count` said just before of the same spec and `bbox` (null: nothing), so as not to ask twice; absent: not asked */
  total?: number | null | undefined;
}

/** Result of a reading: a table in longitude/latitude, and what was noticed on the way. */
export type ReadOutcome = Outcome<FeatureTable>;

type WithoutLimits<R> = R extends unknown ? Omit<R, 'timeoutSeconds' | 'attribution'> : never;

/** How pictures are asked for, but for what the site and the document add. */
export type RasterAsk = WithoutLimits<RasterRequest>;

/** What may be chosen of a picture layer, for its settings. */
export interface RasterChoices {
  /** layers of the request that have several styles; `index`: their place in the request */
  styles: { index: number; layer: string; options: { name: string; title: string }[] }[];
  dimensions: { name: string; units: string; default: string; values: DimensionValues }[];
}

/** Pictures that the map asks for as the view moves, and what goes with them. */
export interface RasterPlan {
  request: RasterAsk;
  /** pictures of the server's legend; empty when it has none */
  legend: LegendPicture[];
  /** degrees; null: not known */
  bbox: Bbox | null;
  /** how the server is asked what lies at a place; null: it does not say */
  info: InfoRequest | null;
  choices: RasterChoices;
}

/** A layer that a service offers, or a group of such. */
export interface Offer {
  /** the server's own name: type, layer, collection */
  name: string;
  title: string;
  summary?: string;
  /** what one click adds; null for a group that cannot be asked for itself */
  source: { kind: string } | null;
  geometry?: 'point' | 'line' | 'polygon' | 'raster' | 'table';
  bbox?: Bbox;
  /** attribution and licence as the service states them */
  credit?: string;
  children?: Offer[];
}

/** What is found behind an address. */
export interface Discovery {
  /** the service's title, or the file's name */
  title: string;
  /** kind that was recognised, for the words on screen */
  kind: string;
  offers: Offer[];
  /** the offer that the pasted address names by itself */
  chosen?: Offer;
}

/** A kind's claim on what was pasted. */
export interface Claim {
  /** 3: the address says so (`SERVICE=WFS`); 2: its form does (`/{z}/{x}/{y}`); 1: worth trying after the others */
  sure: 1 | 2 | 3;
  /** fields of the spec that the address settles: a complete spec, or just `{ url }` */
  spec: Readonly<Record<string, unknown>>;
}

/** The lazily loaded part of a kind; each kind has what its `gives` needs. */
export interface SourceModule<S> {
  /** gives 'table' */
  read?(spec: S, context: ReadContext): Promise<ReadOutcome>;
  /**
   * Features there are, or that meet `bbox`, without reading them (null: the server does not say); gives 'table' where a
   * server can count.
   */
  count?(spec: S, context: ReadContext): Promise<Outcome<number | null>>;
  /** gives 'raster' */
  raster?(spec: S, context: SourceContext): Promise<Outcome<RasterPlan>>;
  /** what is behind a claimed address; a problem when it is not this kind's after all */
  discover?(claim: Claim, context: SourceContext): Promise<Outcome<Discovery>>;
}

export interface TableReader<S> extends SourceModule<S> {
  read(spec: S, context: ReadContext): Promise<ReadOutcome>;
}

/**
 * A protocol or origin of data. The declaration is light and eager; the module is loaded on first use.
 * A new one is a folder under `sources/` and a line in `registry.ts`.
 */
export interface SourceKind<K extends string, S extends { kind: K }> {
  kind: K;
  words: { name: Wording; hint: Wording };
  /** valibot schema of the whole spec, `kind` included: validates documents, links and catalogue entries */
  schema: v.GenericSchema<unknown, S>;
  /** 'table' goes through a reader worker; 'raster' becomes a raster mark; 'derived' is computed by a crossing */
  gives: 'table' | 'raster' | 'derived';
  /** its server cuts a source by `bbox` and counts what meets it: what is too big to be read whole is read by the view */
  cuts?(spec: S): boolean;
  /** always read by the view, never whole (vector tiles): by one `bbox`, which some XYZ tiles fill */
  byView?: true;
  /** hosts a spec will call, as absolute URLs (used to ask before the first request); empty for local data */
  urls(spec: S): string[];
  /**
   * The server's own names of what a spec asks for (layers, type, collection): servers give the same name to the pictures
   * and to the objects of a layer. Absent: its kind has no such names.
   */
  names?(spec: S): readonly string[];
  /** whether a spec asks for some of the rows only (a filter, a query); absent: never */
  part?(spec: S): boolean;
  /** words of the fields that a person may fill in by hand, in the order of the form; widgets come from the schema */
  form?: Readonly<Partial<Record<keyof S & string, Wording>>>;
  /** what a pasted address is to this kind, without any request; null when it is nothing to it */
  recognise?(pasted: Pasted): Claim | null;
  load?(): Promise<SourceModule<S>>;
}
