import type { Bbox, FeatureTable } from '../table/table';

/** Rows of a table with a vertex outside a box, degrees. */
export function rowsOutside(table: FeatureTable, [west, south, east, north]: Bbox): number {
  const { bbox, points, lines, polygons } = table;
  if (!bbox || (bbox[0] >= west && bbox[1] >= south && bbox[2] <= east && bbox[3] <= north)) return 0;
  const rows = new Set<number>();
  const look = (coords: Float64Array, from: number, to: number, row: number): void => {
    for (let v = from; v < to; v++) {
      const x = coords[2 * v] as number;
      const y = coords[2 * v + 1] as number;
      if (x < west || x > east || y < south || y > north) return void rows.add(row);
    }
  };
  points?.rowOf.forEach((row, i) => look(points.coords, i, i + 1, row));
  lines?.rowOf.forEach((row, i) => look(lines.coords, lines.starts[i] as number, lines.starts[i + 1] as number, row));
  polygons?.rowOf.forEach((row, i) => {
    const ring = (part: number): number => polygons.rings[polygons.parts[part] as number] as number;
    look(polygons.coords, ring(i), ring(i + 1), row);
  });
  return rows.size;
}
