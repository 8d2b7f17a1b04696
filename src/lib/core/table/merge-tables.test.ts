import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handTable } from '../marks/hand-table';
import { cellBbox, cellsOf } from '../view/cells';
import { mergeTables, type MergeOptions } from './merge-tables';
import { boxMeets, rowBoxes } from './row-boxes';
import { selectRows } from './select-rows';
import { cell, type Bbox, type FeatureTable } from './table';

const options: MergeOptions = { id: 'v', covers: 'view', total: 9 };
const whole = (table: FeatureTable) => ({ table, within: null });

/** Each row as text: its parts and its values, absent and missing alike. */
function rowsOf(table: FeatureTable): string[] {
  const rows: { places: unknown[]; values: Record<string, unknown> }[] = Array.from({ length: table.rows }, () => ({
    places: [],
    values: {}
  }));
  const { points, lines, polygons } = table;
  const slice = (coords: Float64Array, a: number, b: number): number[] => [...coords.subarray(2 * a, 2 * b)];
  points?.rowOf.forEach((row, i) => rows[row]!.places.push(slice(points.coords, i, i + 1)));
  lines?.rowOf.forEach((row, i) => rows[row]!.places.push(slice(lines.coords, lines.starts[i]!, lines.starts[i + 1]!)));
  polygons?.rowOf.forEach((row, i) => {
    const rings = [];
    for (let r = polygons.parts[i]!; r < polygons.parts[i + 1]!; r++)
      rings.push(slice(polygons.coords, polygons.rings[r]!, polygons.rings[r + 1]!));
    rows[row]!.places.push(rings);
  });
  for (const column of [...table.columns].sort((a, b) => (a.name < b.name ? -1 : 1)))
    rows.forEach((row, i) => {
      const value = cell(column, i);
      if (value !== null) row.values[column.name] = value;
    });
  return rows.map((row) => JSON.stringify(row)).sort();
}

const lon = fc.double({ min: -5, max: 9, noNaN: true });
const lat = fc.double({ min: 42, max: 51, noNaN: true });
const at = fc.tuple(lon, lat);
const size = fc.double({ min: 0.01, max: 3, noNaN: true });
const square = fc.tuple(lon, lat, size).map(([x, y, s]): [number, number][] => [
  [x, y],
  [x + s, y],
  [x + s, y + s],
  [x, y + s],
  [x, y]
]);
const some = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: 1, maxLength: 2 });

/** Tables of one kind of geometry, some rows twice over, with columns of every type and missing cells. */
const table = fc
  .record({
    kind: fc.constantFrom('points' as const, 'lines' as const, 'polygons' as const),
    rows: fc.array(
      fc.record({
        points: some(at),
        lines: some(fc.array(at, { minLength: 2, maxLength: 5 })),
        polygons: some(fc.tuple(square)),
        n: fc.option(fc.integer({ min: 0, max: 5 })),
        t: fc.option(fc.constantFrom('a', 'b', 'c')),
        b: fc.option(fc.boolean()),
        again: fc.boolean()
      }),
      { minLength: 1, maxLength: 30 }
    )
  })
  .map(({ kind, rows }) => {
    const all = rows.flatMap((row) => (row.again ? [row, row] : [row]));
    return handTable({
      [kind]: all.map((row) => row[kind]),
      columns: { n: all.map((r) => r.n), t: all.map((r) => r.t), b: all.map((r) => r.b) }
    });
  });

/** What a server gives of a table for an extent: the rows that meet it, and only the columns that they fill. */
function cut(from: FeatureTable, box: Bbox): FeatureTable {
  const boxes = rowBoxes(from);
  const rows = Uint32Array.from({ length: from.rows }, (_, i) => i).filter((row) => boxMeets(boxes, row, box));
  const part = selectRows(from, 'c', rows);
  return { ...part, columns: part.columns.filter((c) => rows.some((_, i) => cell(c, i) !== null)) };
}

describe('merging the cells of a view', () => {
  it('gives back the table they were cut from, order aside', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 3, max: 7 }), (from, level) => {
        const box = from.bbox!;
        const view: Bbox = [box[0] - 0.01, box[1] - 0.01, box[2] + 0.01, box[3] + 0.01];
        const parts = cellsOf(view, level).map((c) => whole(cut(from, cellBbox(c))));
        const merged = mergeTables(parts, options);
        expect(rowsOf(merged)).toEqual(rowsOf(from));
        expect(merged).toMatchObject({ id: 'v', covers: 'view', total: 9, bbox: from.bbox });
        for (const block of [merged.points, merged.lines, merged.polygons])
          if (block) expect([...block.rowOf]).toEqual([...block.rowOf].sort((a, b) => a - b));
      }),
      { seed: 4, numRuns: 150 }
    );
  });

  it('takes from a part only what meets an extent within it', () => {
    fc.assert(
      fc.property(table, (from) => {
        const [cellA, cellB] = [cellBbox({ z: 6, x: 32, y: 22 }), cellBbox({ z: 6, x: 32, y: 23 })];
        const cells = [cellA, cellB].map((box) => whole(cut(from, box)));
        const within = [cellA, cellB].map((box) => ({ table: from, within: box }));
        expect(rowsOf(mergeTables(within, options))).toEqual(rowsOf(mergeTables(cells, options)));
      }),
      { seed: 4, numRuns: 100 }
    );
  });

  it('knows a feature by its id, though its values changed meanwhile', () => {
    const one = (id: string, x: number, n: number): FeatureTable =>
      handTable({ points: [[[x, 0]]], columns: { gml_id: [id], n: [n] } });
    expect(mergeTables([whole(one('a', 1, 1)), whole(one('a', 1, 2))], options).rows).toBe(1);
    // a column called so that is none: the same value far apart, or twice in a part
    expect(mergeTables([whole(one('a', 1, 1)), whole(one('a', 50, 1))], options).rows).toBe(2);
    const twice = handTable({ points: [[[1, 0]], [[2, 0]]], columns: { gml_id: ['a', 'a'], n: [1, 2] } });
    expect(mergeTables([whole(twice), whole(one('a', 1, 1))], options).rows).toBe(2);
  });

  it('writes what is number here and text there as text, and keeps types that were seen before', () => {
    const numbers = handTable({ points: [[[1, 0]], [[2, 0]]], columns: { v: [5, null] } });
    const texts = handTable({ points: [[[1, 0]], [[3, 0]], [[4, 0]]], columns: { v: ['5', '7', 'inconnu'] } });
    const merged = mergeTables([whole(numbers), whole(texts)], options);
    expect(merged.columns[0]).toMatchObject({ type: 'text', dictionary: ['5', '7', 'inconnu'] });
    // (1, 0) is one feature: what is written in two ways is not compared
    expect(merged.rows).toBe(4);
    const like = [
      { name: 'gone', type: 'boolean' as const },
      { name: 'v', type: 'number' as const }
    ];
    const kept = mergeTables([whole(numbers), whole(texts)], { ...options, like });
    expect(kept.columns.map((c) => [c.name, c.type])).toEqual([
      ['gone', 'boolean'],
      ['v', 'number']
    ]);
    expect([0, 1, 2, 3].map((row) => cell(kept.columns[1]!, row))).toEqual([5, null, 7, null]);
    expect(kept.columns[1]).toMatchObject({ integer: true });
  });

  it('merges nothing into an empty table', () => {
    expect(mergeTables([], options)).toMatchObject({ rows: 0, bbox: null, columns: [] });
    const empty = handTable({ points: [], columns: { n: [] } });
    expect(mergeTables([whole(empty), whole(empty)], options)).toMatchObject({ rows: 0, bbox: null });
  });
});
