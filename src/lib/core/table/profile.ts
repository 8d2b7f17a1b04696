import type { Grain } from './grain';
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

/** What is counted or measured of a layer’s rows, as far as it may be put in words. */
export type FindingKind = 'count' | 'amount' | 'distance' | 'level';

/** What a crossing’s result says in the first place. */
export interface Finding {
  kind: FindingKind;
  column: string;
  /** rows with a value */
  rows: number;
  /** of them, those that are zero */
  zeros: number;
  median: number;
  total: number;
  /** the highest value, how many rows have it, and the name of the first of them */
  highest: { value: number; rows: number; name: string | null };
}

/** What the page knows of a table; the table itself stays in the worker. */
export interface TableProfile {
  table: TableId;
  rows: number;
  /** rows with a geometry */
  placed: number;
  geometry: GeometryType;
  /** of all its points, lines and areas */
  vertices: number;
  bbox: Bbox | null;
  covers: FeatureTable['covers'];
  total: number | null;
  crs: string;
  columns: ColumnProfile[];
  bytes: number;
  /** of points: spots that their dots cover on a screen that shows them all */
  spots?: number;
  /** how fine what it draws is; absent where nothing is placed, or all in one place */
  grain?: Grain;
  /** of a crossing’s result: what it says */
  finding?: Finding;
}
