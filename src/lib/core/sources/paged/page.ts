import type { RawFeature } from '../../formats/geojson/parse';

/** One answer of a service that gives its rows page by page, taken apart. */
export interface Page {
  rows: readonly RawFeature[];
  /** rows there are in all, null when the answer does not say */
  total: number | null;
  /**
   * address of the next page as the answer writes it (relative, or of a host behind the service); null: it says that
   * there is none; absent: it does not say
   */
  next?: string | null;
  /** CRS that the answer names */
  crs: string | null;
  /** true when the answer says that others follow without saying where */
  more?: boolean;
}

/** How one goes from page to page. */
export interface Walk {
  /** absolute address of the first page */
  first: string;
  /** rows that are asked for at a time, null when the service decides */
  size: number | null;
  /** address of a page by its number (0 is the first) and the rows before it; absent where only answers tell */
  at?(pages: number, received: number): string;
  /** address that asks for that many rows at once: for services that turn out not to page */
  whole?(rows: number): string;
  /** address made of what the answer gives for a cursor, where that is no address */
  cursor?(value: string): string;
  /** parameters that links tend to lose (`f=json`, tokens): added where they lack */
  keep?: Readonly<Record<string, string>>;
  /** rows that the service lets one reach, whatever there are */
  depth?: number;
}
