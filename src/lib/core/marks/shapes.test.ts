import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingInPart } from '../geometry/polygon-contains';
import { handTable } from './hand-table';
import { transferOfShape } from './transfer';
import { shapeOf } from './shapes';

const square = (x: number, y: number, side: number): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side]
];

const mercator = (lat: number): number => (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;

/** Sum of triangle areas in the Mercator plane, read back from the pairs. */
function drawnArea(shape: ReturnType<typeof shapeOf>): number {
  const at = (v: number): [number, number] => {
    const p = shape.positions.subarray(4 * (v + 1), 4 * (v + 2));
    return [p[0]! + p[2]!, mercator(p[1]! + p[3]!)];
  };
  let sum = 0;
  const t = shape.triangles ?? new Uint32Array();
  for (let i = 0; i < t.length; i += 3) {
    const [a, b, c] = [at(t[i]!), at(t[i + 1]!), at(t[i + 2]!)];
    sum += Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
  }
  return sum;
}

function ringArea(ring: readonly (readonly [number, number])[]): number {
  let sum = 0;
  ring.forEach(([x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length]!;
    sum += x * mercator(ny) - nx * mercator(y);
  });
  return Math.abs(sum) / 2;
}

describe('shapeOf', () => {
  it('triangulates shell, hole and several parts to the same area', () => {
    const shell = square(0, 40, 10);
    const hole = square(3, 43, 2);
    const other = square(20, 45, 1);
    const table = handTable({ polygons: [[[shell, hole]], [[other], [square(22, 45, 1)]]] });
    const shape = shapeOf(table, 'own', 's');
    expect(drawnArea(shape)).toBeCloseTo(ringArea(shell) - ringArea(hole) + 2 * ringArea(other), 9);
    expect(shape.geometry).toBe('polygon');
    expect([...shape.starts]).toEqual([0, 10, 15, 20]);
    expect([...shape.row]).toEqual([...Array(10).fill(0), ...Array(10).fill(1)]);
    expect(shape.segments).toHaveLength(2 * 4 * 4);
    expect(Math.max(...shape.triangles!)).toBeLessThan(shape.vertices);
    expect(shape.positions).toHaveLength(4 * (shape.vertices + 1));
    expect(shape.bbox).toEqual([0, 40, 23, 50]);
  });

  it('splits doubles in pairs that restore them', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -85, max: 85, noNaN: true }),
        (x, y) => {
          const shape = shapeOf(handTable({ points: [[[x, y]]] }), 'own', 's');
          const p = shape.positions;
          expect(Math.abs(p[4]! + p[6]! - x)).toBeLessThanOrEqual(1e-12);
          expect(Math.abs(p[5]! + p[7]! - y)).toBeLessThanOrEqual(1e-12);
        }
      )
    );
  });

  it('stars of any kind keep their area', () => {
    const star = fc.array(fc.double({ min: 0.2, max: 5, noNaN: true }), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(star, (radii) => {
        const ring = radii.map((r, i): [number, number] => {
          const angle = (2 * Math.PI * i) / radii.length;
          return [2 + r * Math.cos(angle), 46 + r * Math.sin(angle)];
        });
        const shape = shapeOf(handTable({ polygons: [[[ring]]] }), 'own', 's');
        expect(drawnArea(shape)).toBeCloseTo(ringArea(ring), 6);
      })
    );
  });

  it('puts one inner point on each row, inside even for a crescent and a ring', () => {
    const crescent: [number, number][] = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 9],
      [9, 9],
      [9, 1],
      [0, 1]
    ];
    const table = handTable({
      polygons: [[[crescent]], [], [[square(20, 0, 9), square(21, 1, 7)]], [[square(40, 0, 1)], [square(50, 0, 3)]]]
    });
    const shape = shapeOf(table, 'inside', 's');
    expect(shape.geometry).toBe('point');
    expect([...shape.row]).toEqual([0, 2, 3]);
    const at = (i: number): [number, number] => {
      const p = shape.positions.subarray(4 * (i + 1));
      return [p[0]! + p[2]!, p[1]! + p[3]!];
    };
    expect(standingInPart(table.polygons!, 0, ...at(0))).toBe('inside');
    expect(standingInPart(table.polygons!, 1, ...at(1))).toBe('inside');
    expect(at(2)).toEqual([51.5, 1.5]);
  });

  it('gives lines their edges and middle, multipoints all their points', () => {
    const lines = handTable({
      lines: [
        [
          [
            [0, 0],
            [1, 0]
          ],
          [
            [0, 5],
            [4, 5],
            [4, 5.5]
          ]
        ]
      ]
    });
    const own = shapeOf(lines, 'own', 's');
    expect([...own.segments!]).toEqual([0, 1, 2, 3, 3, 4]);
    expect([...own.row]).toEqual([0, 0, 0, 0, 0]);
    const inside = shapeOf(lines, 'inside', 's');
    expect(inside.positions[4]).toBeCloseTo(2.25, 1);
    // the middle of a great-circle arc stands a little north of the parallel
    expect(inside.positions[5]).toBeCloseTo(5, 2);
    const many = handTable({
      points: [
        [
          [1, 1],
          [2, 2]
        ],
        [],
        [[3, 3]]
      ]
    });
    expect([...shapeOf(many, 'own', 's').row]).toEqual([0, 0, 2]);
    expect([...shapeOf(many, 'inside', 's').row]).toEqual([0, 2]);
  });

  it('names a vertex of each part, the smallest part first', () => {
    const table = handTable({
      polygons: [[[square(0, 40, 2), square(0.5, 40.5, 1)], [square(5, 60, 0.01)]], [[square(7, 0, 0.5)]]]
    });
    const shape = shapeOf(table, 'own', 's');
    expect([...shape.specks!.vertices]).toEqual([10, 15, 0]);
    const areas = [square(5, 60, 0.01), square(7, 0, 0.5), square(0, 40, 2)].map(ringArea);
    areas.forEach((area, i) => expect(shape.specks!.areas[i]! / area).toBeCloseTo(1, 6));
  });

  it('owns its buffers, each of its exact size', () => {
    const table = handTable({ polygons: [[[square(0, 0, 1)]]] });
    const shape = shapeOf(table, 'own', 's');
    const buffers = transferOfShape(shape);
    expect(new Set(buffers).size).toBe(7);
    expect(buffers.map((b) => b.byteLength)).toEqual([
      shape.positions.byteLength,
      shape.starts.byteLength,
      shape.row.byteLength,
      shape.triangles!.byteLength,
      shape.segments!.byteLength,
      shape.specks!.vertices.byteLength,
      shape.specks!.areas.byteLength
    ]);
    const own = [table.polygons!.coords.buffer, table.polygons!.rings.buffer, table.polygons!.parts.buffer];
    expect(buffers.some((b) => own.includes(b))).toBe(false);
  });
});
