import polygonClipping from 'polygon-clipping';
import type { TableBuilder } from '../../table/builder';
import type { TilePiece } from './decode';

/** vertices beyond which the pieces of one area are drawn side by side rather than put together */
const mostToJoin = 20_000;

/**
 * Adds the pieces of some tiles as rows: those of one feature, told by its id (`idColumn` of its properties, else the
 * tiles' own), make one row, whose areas are put together again where tiles cut them. Ids that repeat inside one tile
 * tell nothing (writers that number every feature 0): then, as without ids, pieces are joined when they touch a border
 * and have the same properties.
 */
export function addPieces(
  builder: TableBuilder,
  tiles: readonly (readonly TilePiece[])[],
  idColumn: string | undefined
): void {
  const idOf = (piece: TilePiece): unknown => (idColumn === undefined ? piece.id : piece.properties[idColumn]);
  const trusted = tiles.every((pieces) => areDistinct(pieces.map(idOf).filter((id) => id !== undefined)));
  const features = new Map<string, TilePiece[]>();
  tiles.flat().forEach((piece, i) => {
    const id = trusted ? idOf(piece) : undefined;
    const alike = piece.cut ? `= ${JSON.stringify(piece.properties)}` : `#${i}`;
    const key = id === undefined ? alike : `${typeof id} ${String(id)}`;
    const same = features.get(key);
    if (same) same.push(piece);
    else features.set(key, [piece]);
  });
  for (const same of features.values()) addFeature(builder, same, trusted);
}

function areDistinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}

function addFeature(builder: TableBuilder, pieces: readonly TilePiece[], withId: boolean): void {
  const [first] = pieces;
  if (!first) return;
  builder.addRow(first.properties);
  if (withId && first.id !== undefined && !Object.hasOwn(first.properties, 'id')) builder.set('id', first.id);
  for (const { points, lines } of pieces) {
    for (const [lon, lat] of points) builder.point(lon, lat);
    for (const line of lines) {
      builder.startLine();
      for (const [lon, lat] of line) builder.vertex(lon, lat);
      builder.endLine();
    }
  }
  for (const polygon of together(pieces.flatMap((piece) => piece.polygons))) {
    builder.startPolygon();
    for (const ring of polygon) {
      builder.startRing();
      for (const [lon, lat] of ring) builder.vertex(lon, lat);
      builder.endRing();
    }
    builder.endPolygon();
  }
}

type Polygons = [number, number][][][];

function together(polygons: Polygons): Polygons {
  const vertices = polygons.flat().reduce((sum, ring) => sum + ring.length, 0);
  if (polygons.length < 2 || vertices > mostToJoin) return polygons;
  try {
    const [one, ...others] = polygons as [Polygons[number], ...Polygons];
    return polygonClipping.union([one], ...others.map((polygon) => [polygon]));
  } catch {
    // rings too close for its arithmetic: side by side they still draw
    return polygons;
  }
}
