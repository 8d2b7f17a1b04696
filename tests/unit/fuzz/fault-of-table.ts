import { arraysOf } from '../../../src/lib/core/table/with-columns';
import { cell, type FeatureTable } from '../../../src/lib/core/table/table';

/** What breaks the promises of a table (see `FeatureTable`), null when all hold. */
export function faultOfTable(table: FeatureTable): string | null {
  const { rows, points, lines, polygons, columns, bbox } = table;
  for (const block of [points, lines, polygons]) {
    if (!block) continue;
    for (let i = 0; i < block.coords.length; i += 2) {
      const [x, y] = [block.coords[i]!, block.coords[i + 1]!];
      if (!(Math.abs(x) <= 360 && Math.abs(y) <= 90.00001)) return `position ${x} ${y}`;
    }
    for (let i = 0; i < block.rowOf.length; i++) {
      if (block.rowOf[i]! >= rows || (i > 0 && block.rowOf[i]! < block.rowOf[i - 1]!))
        return `rows out of order at ${i}`;
    }
  }
  if (lines && lines.starts[lines.rowOf.length] !== lines.coords.length / 2) return 'lines without end';
  if (polygons) {
    const { rings, parts, coords, rowOf } = polygons;
    if (parts[rowOf.length] !== rings.length - 1) return 'polygons without end';
    if (rings[rings.length - 1] !== coords.length / 2) return 'rings without end';
    for (let ring = 0; ring + 1 < rings.length; ring++) {
      const [from, last] = [2 * rings[ring]!, 2 * rings[ring + 1]! - 2];
      if (last - from < 6) return `ring of ${(last - from) / 2 + 1} vertices`;
      if (coords[from] !== coords[last] || coords[from + 1] !== coords[last + 1]) return 'ring not closed';
    }
  }
  if (bbox?.some((n) => !Number.isFinite(n))) return `bbox ${bbox.join()}`;
  for (const column of columns) {
    const length = column.type === 'text' ? column.codes.length : column.values.length;
    if (length !== rows) return `column ${column.name} of ${length} rows`;
    for (let row = 0; row < Math.min(rows, 20); row++)
      if (cell(column, row) === undefined) return `cell of ${column.name}`;
  }
  return arraysOf(table).every((array) => array.buffer instanceof ArrayBuffer) ? null : 'buffers';
}
