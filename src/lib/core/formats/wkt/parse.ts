/** A geometry in GeoJSON's terms, and the code of its system when the text names one. */
export interface WktGeometry {
  geometry: WktShape;
  /** `EPSG:n` of EWKT's `SRID=n;` */
  crs: string | null;
}
type Position = number[];
interface WktShape {
  type: string;
  coordinates?: unknown;
  geometries?: WktShape[];
}

const head =
  /^\s*(?:SRID\s*=\s*(\d+)\s*;)?\s*(MULTI)?(POINT|LINESTRING|POLYGON|GEOMETRYCOLLECTION|TRIANGLE|TIN|POLYHEDRALSURFACE)\s*(?:ZM?|M)?\s*(?:\(|EMPTY)/i;
const mostDeep = 32;

/** Whether a text looks like well-known text, by its first words. */
export function looksLikeWkt(text: string): boolean {
  return head.test(text);
}

/**
 * Geometry of a well-known text: ISO 19125 WKT with Z, M or ZM (kept in the positions, in order), `MULTIPOINT` with or
 * without inner parentheses, EMPTY, nested collections, triangles and surfaces as polygons; PostGIS's `SRID=n;` before
 * it. Null when the text is not that, curves included.
 */
export function parseWkt(text: string): WktGeometry | null {
  const srid = /^\s*SRID\s*=\s*(\d+)\s*;/i.exec(text);
  const reader = new Reader(srid ? text.slice(srid[0].length) : text);
  const geometry = reader.geometry(0);
  if (!geometry || !reader.atEnd()) return null;
  return { geometry, crs: srid && srid[1] !== '0' ? `EPSG:${srid[1]}` : null };
}

class Reader {
  #at = 0;

  constructor(private readonly text: string) {}

  atEnd(): boolean {
    return this.#match(/\s*;?\s*$/y) !== null;
  }

  geometry(depth: number): WktShape | null {
    if (depth > mostDeep) return null;
    const word = this.#match(/\s*([a-z]+)/iy)?.[1]?.toUpperCase();
    // the dimensions may be written apart or stuck to the name
    const name = word?.replace(/(?<=POINT|LINESTRING|POLYGON|COLLECTION)(ZM?|M)$/, '');
    this.#match(/\s+(ZM|Z|M)\b/iy);
    const empty = this.#match(/\s*EMPTY\b/iy) !== null;
    const read = <T>(one: () => T | null): T[] | null => (empty ? [] : this.#list(one));
    const ring = (): Position[] | null => this.#list(() => this.#position());
    const polygon = (): Position[][] | null => this.#list(ring);
    switch (name) {
      case 'POINT': {
        const found = read(() => this.#position());
        return found && found.length < 2 ? { type: 'Point', coordinates: found[0] ?? [] } : null;
      }
      case 'MULTIPOINT':
        return shape(
          'MultiPoint',
          read(() => this.#emptyOr(() => this.#wrapped() ?? this.#position()))?.filter((p) => p.length > 0)
        );
      case 'LINESTRING':
        return shape(
          'LineString',
          read(() => this.#position())
        );
      case 'MULTILINESTRING':
        return shape(
          'MultiLineString',
          read(() => this.#emptyOr(ring))
        );
      case 'POLYGON':
      case 'TRIANGLE':
        return shape('Polygon', read(ring));
      case 'MULTIPOLYGON':
      case 'TIN':
      case 'POLYHEDRALSURFACE':
        return shape(
          'MultiPolygon',
          read(() => this.#emptyOr(polygon))?.filter((p) => p.length > 0)
        );
      case 'GEOMETRYCOLLECTION': {
        const geometries = read(() => this.geometry(depth + 1));
        return geometries && { type: 'GeometryCollection', geometries };
      }
      default:
        return null;
    }
  }

  #emptyOr<T>(one: () => T[] | null): T[] | null {
    return this.#match(/\s*EMPTY\b/iy) ? [] : one();
  }

  /** A position in parentheses of its own. */
  #wrapped(): Position | null {
    const before = this.#at;
    const found = this.#list(() => this.#position());
    if (found?.length === 1) return found[0] as Position;
    this.#at = before;
    return null;
  }

  #position(): Position | null {
    const numbers = this.#match(/\s*([-+.\deE]+(?:\s+(?:[-+.\deE]+|nan))+)/iy)?.[1];
    const position = numbers?.trim().split(/\s+/).map(Number);
    return position && position.length <= 4 ? position : null;
  }

  #list<T>(one: () => T | null): T[] | null {
    if (!this.#match(/\s*\(/y)) return null;
    const found: T[] = [];
    do {
      const item = one();
      if (item === null) return null;
      found.push(item);
    } while (this.#match(/\s*,/y));
    return this.#match(/\s*\)/y) ? found : null;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }
}

function shape(type: string, coordinates: unknown[] | null | undefined): WktShape | null {
  return coordinates ? { type, coordinates } : null;
}
