import type { TableBuilder } from '../../table/builder';

/**
 * Adds a GeoJSON geometry to the builder's current row: any type, nested collections, third dimensions ignored. Null
 * adds nothing (a row without geometry); what cannot be understood is refused (`geometry-invalid`).
 */
export function addGeometry(builder: TableBuilder, geometry: unknown): void {
  if (geometry === null || geometry === undefined) return;
  if (typeof geometry !== 'object') return builder.refuse();
  const { type, coordinates, geometries } = geometry as { type?: unknown; coordinates?: unknown; geometries?: unknown };
  if (type === 'GeometryCollection') {
    if (!Array.isArray(geometries)) return builder.refuse();
    for (const member of geometries) addGeometry(builder, member);
    return;
  }
  if (!Array.isArray(coordinates)) return builder.refuse();
  switch (type) {
    case 'Point':
      // RFC 7946 has no empty point; servers write [] for one
      if (coordinates.length > 0) builder.point(coordinate(coordinates, 0), coordinate(coordinates, 1));
      return;
    case 'MultiPoint':
      for (const at of coordinates) builder.point(coordinate(at, 0), coordinate(at, 1));
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

function coordinate(position: unknown, index: 0 | 1): number {
  const value: unknown = Array.isArray(position) ? position[index] : NaN;
  return typeof value === 'number' ? value : NaN;
}

function addVertices(builder: TableBuilder, positions: unknown): void {
  if (!Array.isArray(positions)) return;
  for (const at of positions) builder.vertex(coordinate(at, 0), coordinate(at, 1));
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
    builder.endRing();
  }
  builder.endPolygon();
}
