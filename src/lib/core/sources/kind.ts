import type * as v from 'valibot';
import type { FileStore, Net } from '../ports';
import type { Outcome } from '../problems/problem';
import type { FeatureTable } from '../table/table';
import type { Wording } from '../wording';

/** Progress of a reading: features (when known) and decoded bytes. */
export interface ReadProgress {
  features: number;
  total: number | null;
  bytes: number;
}

/** What a reader is given. */
export interface ReadContext {
  net: Net;
  files: FileStore;
  signal: AbortSignal;
  /** absolute address that relative source URLs are resolved against */
  baseUrl: string;
  progress(progress: ReadProgress): void;
}

/** Result of a reading: a table in longitude/latitude, and what was noticed on the way. */
export type ReadOutcome = Outcome<FeatureTable>;

export interface TableReader<S> {
  read(spec: S, context: ReadContext): Promise<ReadOutcome>;
}

/**
 * A protocol or origin of data. The declaration is light and eager; the reader is loaded on first use.
 * A new one is a folder under `sources/` and a line in `registry.ts`.
 */
export interface SourceKind<K extends string, S extends { kind: K }> {
  kind: K;
  words: { name: Wording; hint: Wording };
  /** valibot schema of the whole spec, `kind` included: validates documents, links and catalogue entries */
  schema: v.GenericSchema<unknown, S>;
  /** 'table' goes through a reader worker; 'raster' becomes a raster mark; 'derived' is computed by a crossing */
  gives: 'table' | 'raster' | 'derived';
  /** hosts a spec will call, as absolute URLs (used to ask before the first request); empty for local data */
  urls(spec: S): string[];
  load?(): Promise<TableReader<S>>;
}
