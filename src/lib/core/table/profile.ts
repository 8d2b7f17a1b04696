import type { ValueSample } from './shared-values';
import type { Bbox, FeatureTable, GeometryType, TableId } from './table';

/**
 * What a column means for cartography, told from its name, type and values:
 * code (INSEE, SIREN, UAI…: never a number), name (label of the feature), count (stock that may be summed),
 * rate (share, ratio, density, average), category (few distinct values), measure (other number), year, date, text.
 */
export type ColumnRole = 'code' | 'name' | 'count' | 'rate' | 'category' | 'measure' | 'year' | 'date' | 'text';

export interface ColumnProfile {
  name: string;
  type: 'number' | 'text' | 'boolean' | 'date';
  role: ColumnRole;
  /** rows with a value */
  present: number;
  missing: number;
  /** distinct values, counted up to 1 000 */
  distinct: number;
  /** number columns only */
  integer?: boolean;
  min?: number;
  max?: number;
  sum?: number;
  mean?: number;
  /** quantiles at 0, 5, 10 … 100 % (21 numbers), type 7 (linear) */
  quantiles?: number[];
  /** most frequent values of text and boolean columns, at most 24, most frequent first */
  top?: { value: string; count: number }[];
  /** codes, names and kinds: by which two columns are known to hold the same values */
  sample?: ValueSample;
}

/** A column measured but not yet understood. */
export type Measured = Omit<ColumnProfile, 'role'>;

/** What the page knows of a table; the table itself stays in the worker. */
export interface TableProfile {
  table: TableId;
  rows: number;
  /** rows with a geometry */
  placed: number;
  geometry: GeometryType;
  bbox: Bbox | null;
  covers: FeatureTable['covers'];
  total: number | null;
  crs: string;
  columns: ColumnProfile[];
  bytes: number;
}
