import type { CrsAssets } from '../ports';
import type { CrsDefinition } from './definitions';

/**
 * A row of `crs/epsg.json`: code, name, PROJ text, area of use (west, south, east, north), and metres of precision when
 * that is more than a decimetre.
 */
export type CrsRow = [
  code: number,
  name: string,
  definition: string,
  west: number,
  south: number,
  east: number,
  north: number,
  precisionMetres?: number
];

/** Definition of a row. */
export function definitionOfRow([code, name, definition, west, south, east, north, metres]: CrsRow): CrsDefinition {
  return {
    code: `EPSG:${code}`,
    name,
    projection: { type: 'proj4', definition },
    area: [west, south, east, north],
    ...(metres === undefined ? {} : { precisionMetres: metres })
  };
}

/**
 * Definitions and grids of a site, from the files of its folder `crs/`. `load` gives the bytes of one by its name, or
 * null; what it gave is kept, what it could not is asked again the next time.
 */
export function createCrsAssets(load: (file: string) => Promise<Uint8Array | null>): CrsAssets {
  const kept = new Map<string, Promise<unknown>>();
  const once = <T>(file: string, read: (bytes: Uint8Array) => T | null): Promise<T | null> => {
    let found = kept.get(file) as Promise<T | null> | undefined;
    if (!found) {
      found = load(file).then((bytes) => bytes && read(bytes));
      kept.set(file, found);
      const forget = (): boolean => kept.delete(file);
      void found.then((value) => value ?? forget(), forget);
    }
    return found;
  };
  return {
    definition: async (code) => {
      const rows = await once('epsg.json', readRows);
      const row = rows?.get(code);
      return row ? definitionOfRow(row) : null;
    },
    grid: (name) => once(name, (bytes) => bytes)
  };
}

function readRows(bytes: Uint8Array): Map<string, CrsRow> | null {
  try {
    const rows = JSON.parse(new TextDecoder().decode(bytes)) as CrsRow[];
    return new Map(rows.map((row) => [`EPSG:${row[0]}`, row]));
  } catch {
    // a page of the site in place of the file
    return null;
  }
}
