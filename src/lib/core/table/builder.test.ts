import { describe, expect, it } from 'vitest';
import { addGeometry } from '../formats/geojson/add-geometry';
import { TableBuilder } from './builder';
import { transferOfTable } from './transfer';

const ring = (x: number, y: number, size: number): number[][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y]
];
const built = (...geometries: unknown[]) => {
  const builder = new TableBuilder();
  for (const geometry of geometries) {
    builder.addRow({});
    addGeometry(builder, geometry);
  }
  return builder.finish({ id: 't', crs: 'EPSG:4326' });
};

describe('TableBuilder', () => {
  it('lays polygons out with closed rings, holes and parts', () => {
    const { table, notices } = built(
      { type: 'Polygon', coordinates: [ring(0, 0, 10), ring(2, 2, 1)] },
      { type: 'MultiPolygon', coordinates: [[ring(20, 0, 1)], [ring(30, 0, 1).slice(0, 4)]] }
    );
    expect(notices).toEqual([{ code: 'geometry-repaired', facts: { rows: 1 } }]);
    expect(table.bbox).toEqual([0, 0, 31, 10]);
    expect([...(table.polygons?.rings ?? [])]).toEqual([0, 5, 10, 15, 20]);
    expect([...(table.polygons?.parts ?? [])]).toEqual([0, 2, 3, 4]);
    expect([...(table.polygons?.rowOf ?? [])]).toEqual([0, 1, 1]);
  });

  it('keeps points, lines and polygons of one table apart', () => {
    const { table } = built(
      {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Point', coordinates: [1, 2, 300] },
          {
            type: 'LineString',
            coordinates: [
              [0, 0, 5],
              [1, 1, 5]
            ]
          }
        ]
      },
      {
        type: 'MultiPoint',
        coordinates: [
          [3, 4],
          [5, 6]
        ]
      },
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [0, 0],
            [1, 0]
          ],
          [
            [2, 0],
            [3, 0],
            [4, 0]
          ]
        ]
      }
    );
    expect([...(table.points?.coords ?? [])]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...(table.points?.rowOf ?? [])]).toEqual([0, 1, 1]);
    expect([...(table.lines?.starts ?? [])]).toEqual([0, 2, 4, 7]);
    expect([...(table.lines?.rowOf ?? [])]).toEqual([0, 2, 2]);
    expect(table.polygons).toBeUndefined();
  });

  it('drops what is no shape, says how many rows, and keeps the rest', () => {
    const { table, notices } = built(
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 1]
          ]
        ]
      },
      {
        type: 'Polygon',
        coordinates: [
          ring(0, 0, 10),
          [
            [1, 1],
            [2, 2]
          ]
        ]
      },
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [NaN, 1],
            [1, 1],
            [1, 0]
          ]
        ]
      },
      { type: 'Polygon', coordinates: [[[0, 0]], ring(1, 1, 1)] },
      { type: 'Point', coordinates: ['a', 2] },
      { type: 'Curve', coordinates: [] },
      null,
      { type: 'Point', coordinates: [] }
    );
    expect(table.rows).toBe(8);
    expect(table.points).toBeUndefined();
    expect([...(table.polygons?.rowOf ?? [])]).toEqual([1]);
    expect([...(table.polygons?.rings ?? [])]).toEqual([0, 5]);
    expect(notices).toEqual([
      { code: 'geometry-missing', facts: { rows: 2 } },
      { code: 'position-invalid', facts: { rows: 2 } },
      { code: 'geometry-invalid', facts: { rows: 4 } }
    ]);
  });

  it('says how many rows are of another type than those drawn', () => {
    const { notices } = built(
      { type: 'Polygon', coordinates: [ring(0, 0, 1)] },
      { type: 'Point', coordinates: [1, 1] },
      {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Polygon', coordinates: [ring(0, 0, 1)] },
          { type: 'Point', coordinates: [1, 1] }
        ]
      }
    );
    expect(notices).toEqual([{ code: 'geometry-mixed', facts: { rows: 1 } }]);
  });

  it('reprojects before judging, and drops what has no place on Earth', () => {
    const builder = new TableBuilder();
    for (const x of [1, 2, 3]) {
      builder.addRow({ x });
      builder.point(x * 1000, 0);
    }
    const toLonLat = (coords: Float64Array): void => {
      for (let i = 0; i < coords.length; i += 2) coords[i] = coords[i] === 2000 ? NaN : (coords[i] as number) / 1000;
    };
    const { table, notices } = builder.finish({ id: 't', crs: 'EPSG:2154', toLonLat });
    expect([...(table.points?.coords ?? [])]).toEqual([1, 0, 3, 0]);
    expect([...(table.points?.rowOf ?? [])]).toEqual([0, 2]);
    expect(notices).toEqual([{ code: 'position-invalid', facts: { rows: 1 } }]);
  });

  it('fills late and absent columns, and grows past its first size', () => {
    const builder = new TableBuilder();
    for (let i = 0; i < 3000; i++) {
      builder.addRow(i === 0 ? {} : i === 2999 ? { tard: 'x' } : { n: i });
      builder.point(i / 100, 1);
    }
    const { table } = builder.finish({ id: 't', crs: 'EPSG:4326' });
    expect(table.columns.map((c) => [c.name, c.type])).toEqual([
      ['n', 'number'],
      ['tard', 'text']
    ]);
    expect(table.points?.coords.length).toBe(6000);
    const [n, late] = table.columns;
    expect(n?.type === 'number' && Number.isNaN(n.values[2999])).toBe(true);
    expect(late?.type === 'text' && late.codes[2999]).toBe(1);
  });

  it('gives each buffer once to be transferred', () => {
    const { table } = built({ type: 'Polygon', coordinates: [ring(0, 0, 1)] });
    const buffers = transferOfTable(table);
    expect(new Set(buffers).size).toBe(buffers.length);
    expect(buffers).toHaveLength(4);
    structuredClone(table, { transfer: buffers } as never);
    expect(table.polygons?.coords.length).toBe(0);
  });
});
