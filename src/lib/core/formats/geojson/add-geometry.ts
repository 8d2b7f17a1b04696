import type { TableBuilder } from '../../table/builder';
import { readNumber } from '../../table/read-number';

/** collections in collections: nobody writes more, and a bomb would exhaust the stack */
const deepest = 32;

/**
 * Adds a GeoJSON geometry to the builder's current row: any type, nested collections. Null adds nothing (a row without
 * geometry); what cannot be understood is refused (`geometry-invalid`). Coordinates written as texts (`"1.5"`) are
 * read, those that are no numbers leave the part without a place (`position-invalid`); rings that are not closed are
 * closed (`geometry-repaired`); third and fourth dimensions are left out (`dimensions-dropped`). GeoJSON has no curves:
 * types of other models (`CircularString`…) are refused.
 */
export function addGeometry(builder: TableBuilder, geometry: unknown, depth = 0): void {
  if (geometry === null || geometry === undefined) return;
  if (typeof geometry !== 'object') return builder.refuse();
  const { type, coordinates, geometries } = geometry as { type?: unknown; coordinates?: unknown; geometries?: unknown };
  if (type === 'GeometryCollection') {
    if (!Array.isArray(geometries) || depth >= deepest) return builder.refuse();
    for (const member of geometries) addGeometry(builder, member, depth + 1);
    return;
  }
  if (!Array.isArray(coordinates)) return builder.refuse();
  switch (type) {
    case 'Point':
      return addPoint(builder, coordinates);
    case 'MultiPoint':
      for (const at of coordinates) addPoint(builder, at);
      return;
    case 'LineString':
      return addLine(builder, coordinates);
    case 'MultiLineString':
      for (const line of coordinates) addLine(builder, line);
      return;
    case 'Polygon':
      return addPolygon(builder, coordinates);
    case 'MultiPolygon':
      for (const polygon of coordinates) addPolygon(builder, polygon);
      return;
    default:
      builder.refuse();
  }
}

function coordinate(position: readonly unknown[], index: 0 | 1): number {
  const value = position[index];
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? readNumber(value) : NaN;
}

function addPoint(builder: TableBuilder, position: unknown): void {
  if (!Array.isArray(position)) return builder.point(NaN, NaN);
  // RFC 7946 has no empty point; servers write [] for one, or [null, null]
  if (position.length === 0 || (position[0] === null && position[1] === null)) return;
  if (position.length > 2) builder.noteDimensions();
  builder.point(coordinate(position, 0), coordinate(position, 1));
}

function addVertices(builder: TableBuilder, positions: unknown): void {
  if (!Array.isArray(positions)) return;
  for (const at of positions as unknown[]) {
    if (!Array.isArray(at)) {
      builder.vertex(NaN, NaN);
      continue;
    }
    if (at.length > 2) builder.noteDimensions();
    builder.vertex(coordinate(at, 0), coordinate(at, 1));
  }
}

function addLine(builder: TableBuilder, positions: unknown): void {
  if (Array.isArray(positions) && positions.length === 0) return;
  builder.startLine();
  addVertices(builder, positions);
  builder.endLine();
}

function addPolygon(builder: TableBuilder, rings: unknown): void {
  if (!Array.isArray(rings)) return builder.refuse();
  builder.startPolygon();
  for (const ring of rings) {
    builder.startRing();
    addVertices(builder, ring);
    builder.endRing(true);
  }
  builder.endPolygon();
}
