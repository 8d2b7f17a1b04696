/** The two parts of shpjs that are used; its own reprojection is not (see `crs/resolve.ts`). */
declare module 'shpjs' {
  /** GeoJSON geometries, null for empty shapes. Reads the whole buffer. */
  export function parseShp(shp: Uint8Array): ({ type: string; coordinates: unknown } | null)[];
  /** Records by column name; `encoding` is a label that TextDecoder knows, UTF-8 by default. */
  export function parseDbf(dbf: Uint8Array, encoding?: string): Record<string, unknown>[];
}
