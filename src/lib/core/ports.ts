import type { CommuneHistory } from './crossings/commune-history';
import type { CrsDefinition } from './crs/definitions';
import type { Outcome } from './problems/problem';

/** One GET. `url` is absolute. */
export interface NetRequest {
  url: string;
  accept?: string;
  /** less than the net's own limit: decoded bytes, seconds of silence */
  maxBytes?: number;
  timeoutSeconds?: number;
  signal: AbortSignal;
  /** called as decoded bytes arrive; `total` from Content-Length when it can be trusted, else null */
  onBytes?(received: number, total: number | null): void;
}

/** A complete answer with a 2xx status. Whoever asks for the same at the same time gets the same bytes: they are read only. */
export interface NetAnswer {
  /** final URL after redirects, without credentials */
  url: string;
  status: number;
  contentType: string;
  bytes: Uint8Array;
}

/** What core asks of the network. Every failure (time-out, CORS, status, size) comes back as a problem. */
export interface Net {
  get(request: NetRequest): Promise<Outcome<NetAnswer>>;
}

/** Definitions and grids of coordinate systems that are too rare or too big to be bundled; null where they cannot be had. */
export interface CrsAssets {
  /** definition of a code (`EPSG:2056`) that `crs/definitions.ts` does not hold */
  definition(code: string): Promise<CrsDefinition | null>;
  /** NTv2 grid by its file name (`ntf_r93.gsb`) */
  grid(name: string): Promise<Uint8Array | null>;
}

/** Facts of territories that are too big to be bundled; null where they cannot be had. */
export interface TerritoryAssets {
  /** communes of other years */
  communeHistory(): Promise<CommuneHistory | null>;
}

/** Bytes of the user's own files, found by content hash. Never sent anywhere. */
export interface FileStore {
  get(hash: string): Promise<Uint8Array | null>;
}
