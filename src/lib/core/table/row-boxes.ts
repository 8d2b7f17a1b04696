import type { Bbox, FeatureTable } from './table';

/** West, south, east, north of each row, four numbers a row, degrees; infinite (empty) for rows without a place. */
export function rowBoxes(table: Pick<FeatureTable, 'rows' | 'points' | 'lines' | 'polygons'>): Float64Array {
  const boxes = new Float64Array(4 * table.rows);
  for (let i = 0; i < boxes.length; i += 4) boxes.set([Infinity, Infinity, -Infinity, -Infinity], i);
  const { points, lines, polygons } = table;
  if (points) points.rowOf.forEach((row, i) => widen(boxes, row, points.coords, i, i + 1));
  if (lines)
    lines.rowOf.forEach((row, i) =>
      widen(boxes, row, lines.coords, lines.starts[i] as number, lines.starts[i + 1] as number)
    );
  if (polygons)
    polygons.rowOf.forEach((row, i) => {
      // holes lie inside: the shell tells all
      const shell = polygons.parts[i] as number;
      widen(boxes, row, polygons.coords, polygons.rings[shell] as number, polygons.rings[shell + 1] as number);
    });
  return boxes;
}

function widen(boxes: Float64Array, row: number, coords: Float64Array, from: number, to: number): void {
  const at = 4 * row;
  for (let i = 2 * from; i < 2 * to; i += 2) {
    const x = coords[i] as number;
    const y = coords[i + 1] as number;
    if (x < (boxes[at] as number)) boxes[at] = x;
    if (y < (boxes[at + 1] as number)) boxes[at + 1] = y;
    if (x > (boxes[at + 2] as number)) boxes[at + 2] = x;
    if (y > (boxes[at + 3] as number)) boxes[at + 3] = y;
  }
}

/** Whether a row's box meets an extent; edges count. */
export function boxMeets(boxes: Float64Array, row: number, [west, south, east, north]: Bbox): boolean {
  const at = 4 * row;
  return (
    (boxes[at] as number) <= east &&
    (boxes[at + 2] as number) >= west &&
    (boxes[at + 1] as number) <= north &&
    (boxes[at + 3] as number) >= south
  );
}
