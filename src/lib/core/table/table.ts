/** West, south, east, north in degrees. */
export type Bbox = [west: number, south: number, east: number, north: number];
export type TableId = string;

/** Points: one vertex per point, longitude/latitude interleaved, degrees. A multipoint is several points of one row. */
export interface PointBlock {
  coords: Float64Array;
  /** row of point i, ascending */
  rowOf: Uint32Array;
}

/** Lines, GeoArrow layout. */
export interface LineBlock {
  coords: Float64Array;
  /** first vertex of line i; length lines + 1 */
  starts: Uint32Array;
  /** row of line i, ascending */
  rowOf: Uint32Array;
}

/** Polygons, GeoArrow layout, longitude/latitude in degrees; rings are closed (last vertex = first). */
export interface PolygonBlock {
  coords: Float64Array;
  /** first vertex of ring i; length rings + 1 */
  rings: Uint32Array;
  /** first ring of polygon i; length polygons + 1; the first ring is the shell, the others its holes */
  parts: Uint32Array;
  /** row of polygon i, ascending */
  rowOf: Uint32Array;
}

/** Numbers: NaN is missing. `integer` when every present value is a whole number. */
export interface NumberColumn {
  name: string;
  type: 'number';
  integer: boolean;
  values: Float64Array;
}
/** Text, dictionary encoded: `codes[row]` is 0 for missing, else 1 + index in `dictionary`. Codes such as INSEE's stay text. */
export interface TextColumn {
  name: string;
  type: 'text';
  codes: Uint32Array;
  dictionary: string[];
}
/** Booleans: 0 false, 1 true, 2 missing. */
export interface BooleanColumn {
  name: string;
  type: 'boolean';
  values: Uint8Array;
}
/** Dates: milliseconds since 1970-01-01 UTC, NaN missing. */
export interface DateColumn {
  name: string;
  type: 'date';
  values: Float64Array;
}
export type Column = NumberColumn | TextColumn | BooleanColumn | DateColumn;

/**
 * Columnar table of features, kept in the keeper worker. A table may hold points, lines and polygons at once (real
 * GeoJSON does) or no geometry at all (a CSV of figures).
 */
export interface FeatureTable {
  id: TableId;
  rows: number;
  /** null when nothing is placed */
  bbox: Bbox | null;
  /** 'all' of the source, the part that was received out of `total`, or all of what a part of the ground holds ('view') */
  covers: 'all' | 'part' | 'view';
  /** what the source says there is, null when it does not say */
  total: number | null;
  /** CRS the source delivered (`EPSG:2154`…); coordinates here are always longitude/latitude, degrees */
  crs: string;
  points?: PointBlock;
  lines?: LineBlock;
  polygons?: PolygonBlock;
  columns: readonly Column[];
  /** sizes of all buffers together, bytes */
  bytes: number;
}

export type GeometryType = 'point' | 'line' | 'polygon' | 'none';

/** The dominant geometry of a table: polygons over lines over points when mixed. */
export function geometryOf(table: Pick<FeatureTable, 'points' | 'lines' | 'polygons'>): GeometryType {
  if (table.polygons) return 'polygon';
  if (table.lines) return 'line';
  if (table.points) return 'point';
  return 'none';
}

/** Value of one cell as plain data: null when missing; dates as ISO text (yyyy-mm-dd). */
export function cell(column: Column, row: number): string | number | boolean | null {
  switch (column.type) {
    case 'number': {
      const n = column.values[row] as number;
      return Number.isNaN(n) ? null : n;
    }
    case 'text': {
      const code = column.codes[row] as number;
      return code === 0 ? null : (column.dictionary[code - 1] as string);
    }
    case 'boolean': {
      const b = column.values[row];
      return b === 2 ? null : b === 1;
    }
    case 'date': {
      const t = column.values[row] as number;
      return Number.isNaN(t) ? null : new Date(t).toISOString().slice(0, 10);
    }
  }
}
