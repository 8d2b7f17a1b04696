import { area, booleanPointInPolygon, distance } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handTable } from '../../marks/hand-table';
import type { Mark, Shape } from '../../marks/marks';
import { transferOfShape } from '../../marks/transfer';
import type { FeatureTable, PolygonBlock } from '../../table/table';
import { numbersOf } from '../column-values';
import { handContext } from '../hand-context';
import { colourOf } from '../palettes';
import { compileStyle, drawnTable, resolveStyle } from '../registry';
import { cellColumns } from './cell-columns';
import { automaticSize, cellTable } from './cell-table';
import { gather } from './gather';
import { cellSizes, type CellsStyle } from './schema';

const style: CellsStyle = {
  kind: 'cells',
  shape: 'hexagons',
  size: 5000,
  measure: 'count',
  method: 'quantile',
  classes: 5,
  palette: 'ocre'
};

/** Numbers from 0 to 1, always the same ones. */
function* random(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** Points strewn over an extent, with a figure each. */
function strewn(count: number, west: number, south: number, side: number): FeatureTable {
  const next = random(7);
  const at = (from: number): number => from + side * (next.next().value as number);
  const points = Array.from({ length: count }, (): [number, number][] => [[at(west), at(south)]]);
  return handTable({ points, columns: { n: points.map((_, i) => i % 17) } });
}

const ringOf = ({ coords }: PolygonBlock, row: number, corners: number): [number, number][] =>
  Array.from({ length: corners + 1 }, (_, i) => {
    const at = 2 * (row * (corners + 1) + i);
    return [coords[at]!, coords[at + 1]!];
  });

/** A ring grown about its middle by a share of its size: edges are straight in the plane, not quite in degrees. */
function grown(ring: [number, number][], share: number): [number, number][] {
  const [x, y] = [0, 1].map((axis) => ring.slice(1).reduce((sum, p) => sum + p[axis]!, 0) / (ring.length - 1));
  return ring.map(([px, py]) => [x! + (px - x!) * (1 + share), y! + (py - y!) * (1 + share)]);
}

// mainland France, the Antilles and Réunion
const place = fc.oneof(
  fc.tuple(fc.double({ min: -4.5, max: 8, noNaN: true }), fc.double({ min: 42, max: 51, noNaN: true })),
  fc.tuple(fc.double({ min: -61.8, max: -60.8, noNaN: true }), fc.double({ min: 14.4, max: 16.5, noNaN: true })),
  fc.tuple(fc.double({ min: 55.2, max: 55.8, noNaN: true }), fc.double({ min: -21.4, max: -20.9, noNaN: true }))
);
const grid = fc.record({
  shape: fc.constantFrom('hexagons' as const, 'squares' as const),
  size: fc.constantFrom(...cellSizes)
});

describe('gather', () => {
  it('puts each point in the one cell that it lies in', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 40 }), grid, (places, asked) => {
        const { cellOf, polygons } = gather(Float64Array.from(places.flat()), asked);
        const corners = asked.shape === 'hexagons' ? 6 : 4;
        places.forEach((point, i) => {
          const ring = grown(ringOf(polygons, cellOf[i]!, corners), 0.004);
          expect(booleanPointInPolygon(point, { type: 'Polygon', coordinates: [ring] })).toBe(true);
        });
        // none is empty
        expect(new Set(cellOf).size).toBe(polygons.rowOf.length);
      }),
      { numRuns: 150 }
    );
  });

  it('makes cells of one area on the ground, as wide as was asked, everywhere', () => {
    const far = [-4.4, 48.4, 7.7, 48.6, 2.3, 42.7, 2.5, 51, -61.2, 14.6, 55.5, -21.1];
    for (const shape of ['hexagons', 'squares'] as const) {
      const { polygons } = gather(Float64Array.from(far), { shape, size: 20_000 });
      const corners = shape === 'hexagons' ? 6 : 4;
      const wanted = shape === 'hexagons' ? (20_000 ** 2 * Math.sqrt(3)) / 2 : 20_000 ** 2;
      for (const row of polygons.rowOf) {
        const ring = ringOf(polygons, row, corners);
        // Turf measures on a sphere: half a percent apart from the ellipsoid
        expect(area({ type: 'Polygon', coordinates: [ring] }) / wanted).toBeCloseTo(1, 1.9);
        const across = shape === 'hexagons' ? distance(ring[1]!, ring[5]!) : distance(ring[0]!, ring[1]!);
        expect(Math.abs(across / 20 - 1)).toBeLessThan(0.02);
      }
    }
  });

  it('shares the corners of neighbours to the last bit', () => {
    const table = strewn(4000, 0, 45, 1);
    const { polygons } = gather(table.points!.coords, { shape: 'hexagons', size: 5000 });
    const corners = new Map<string, number>();
    for (const row of polygons.rowOf)
      for (const corner of ringOf(polygons, row, 6).slice(1)) {
        const key = corner.join();
        corners.set(key, (corners.get(key) ?? 0) + 1);
      }
    // inside the grid three cells meet in each corner; two corners a micrometre apart would be told apart here
    const inner = [...corners.values()].filter((n) => n === 3).length;
    expect(inner).toBeGreaterThan(polygons.rowOf.length * 1.5);
  });

  it('stays where it is when a point comes or goes', () => {
    const { coords } = strewn(500, 0.2, 44.3, 1.2).points!;
    const corners = (of: Float64Array): Set<number> =>
      new Set(gather(of, { shape: 'hexagons', size: 2000 }).polygons.coords);
    const all = corners(coords);
    for (const corner of corners(coords.subarray(40))) expect(all.has(corner)).toBe(true);
  });
});

describe('cells', () => {
  it('hold every point once: the counts sum to the points, the sums to the total', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.integer({ min: -50, max: 50 })), { minLength: 1 }), grid, (rows, of) => {
        const table = handTable({ points: rows.map(([at]) => [at]), columns: { n: rows.map(([, n]) => n) } });
        const cells = cellTable(table, { ...style, ...of, measure: 'sum', column: 'n' });
        const [counts, sums] = cells.columns.map(({ name }) => [...numbersOf(cells, name)]);
        expect(counts!.reduce((a, b) => a + b, 0)).toBe(rows.length);
        expect(sums!.reduce((a, b) => a + b, 0)).toBe(rows.reduce((sum, [, n]) => sum + n, 0));
        expect(Math.min(...counts!)).toBeGreaterThan(0);
      }),
      { numRuns: 60 }
    );
  });

  it('average what has a value, and lack one where nothing has', () => {
    const table = handTable({
      points: [[[0, 45]], [[0, 45]], [[0, 45]], [[1, 45]]],
      columns: { n: [2, 5, null, null] }
    });
    const mean = cellTable(table, { ...style, measure: 'mean', column: 'n' });
    expect([...numbersOf(mean, cellColumns.count)]).toEqual([3, 1]);
    expect([...numbersOf(mean, cellColumns.value)]).toEqual([3.5, NaN]);
    const sum = cellTable(table, { ...style, measure: 'sum', column: 'n' });
    expect([...numbersOf(sum, cellColumns.value)]).toEqual([7, NaN]);
  });

  it('count a row of many points once', () => {
    const table = handTable({
      points: [
        [
          [0, 45],
          [3, 45],
          [0, 45.001]
        ],
        [[0, 45]]
      ]
    });
    expect([...numbersOf(cellTable(table, style), cellColumns.count)]).toEqual([2]);
  });

  it('are coloured by the classes of their figures, and say what they are', async () => {
    const table = strewn(3000, 0, 45, 1);
    const { marks, legend } = await compileStyle(table, style, handContext(table));
    if (legend.type !== 'cells') throw new Error('no cells');
    expect(legend).toMatchObject({ shape: 'hexagons', size: 5000, measure: 'count', points: 3000, whole: true });
    const cells = await drawnTable(table, style);
    expect(legend.counts.reduce((a, b) => a + b, 0)).toBe(cells.rows);
    const { fill } = marks.find((m): m is Extract<Mark, { mark: 'polygons' }> => m.mark === 'polygons')!;
    const counts = numbersOf(cells, cellColumns.count);
    for (let cell = 0; cell < cells.rows; cell++) {
      const rank = Math.min(legend.colours.length, legend.breaks.filter((b) => b <= counts[cell]!).length) - 1;
      const rgb = [...(fill as Uint8Array).subarray(4 * cell, 4 * cell + 3)];
      expect(`#${rgb.map((n) => n.toString(16).padStart(2, '0')).join('')}`).toBe(
        colourOf(legend.colours[Math.min(rank, legend.colours.length - 1)]!, 'light')
      );
    }
  });

  it('keep their outlines when colours or classes change, and change them with size and shape', async () => {
    const table = strewn(800, 0, 45, 1);
    const named = async (of: Partial<CellsStyle>): Promise<string> => {
      const { marks } = await compileStyle(table, { ...style, ...of }, handContext(table));
      return (marks[0] as { shape: string }).shape;
    };
    const id = await named({});
    expect(await named({ palette: 'bleu', classes: 3, method: 'jenks', measure: 'mean', column: 'n' })).toBe(id);
    expect(await named({ size: 2000 })).not.toBe(id);
    expect(await named({ shape: 'squares' })).not.toBe(id);
    const shapes: Shape[] = [];
    await compileStyle(
      table,
      style,
      handContext(table, 'light', (shape) => shapes.push(shape))
    );
    expect(shapes.map((shape) => transferOfShape(shape).length)).toEqual([7]);
  });

  it('take a size by the extent, larger where points are few, and store it with the breaks', async () => {
    expect(automaticSize(strewn(20_000, -4, 42, 10), 'hexagons')).toBe(20_000);
    expect(automaticSize(strewn(20_000, 0, 44.5, 1.2), 'hexagons')).toBe(2000);
    expect(automaticSize(strewn(2000, 0, 44.5, 1.2), 'hexagons')).toBe(5000);
    expect(automaticSize(handTable({ points: [[[2, 48]]] }), 'hexagons')).toBe(100);
    const { size: _size, ...open } = style;
    const resolved = await resolveStyle(strewn(20_000, 0, 44.5, 1.2), open);
    expect(resolved).toMatchObject({ size: 2000 });
    expect(resolved).toHaveProperty('breaks');
  });

  it('draw a column that is gone as missing, and nothing of an empty table', async () => {
    const table = strewn(50, 0, 45, 1);
    const gone: CellsStyle = { ...style, measure: 'sum', column: 'parti' };
    const { legend } = await compileStyle(table, gone, handContext(table));
    expect(legend).toMatchObject({ type: 'cells', breaks: [] });
    const none = handTable({ points: [] });
    const empty = await compileStyle(none, await resolveStyle(none, style), handContext(none));
    expect(empty.legend).toMatchObject({ type: 'cells', points: 0 });
  });
});
