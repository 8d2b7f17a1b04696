import { describe, expect, it } from 'vitest';
import type { Problem } from '../problems/problem';
import { addGeometry } from '../formats/geojson/add-geometry';
import { areasKm2 } from './area';
import { TableBuilder } from './builder';
import type { FeatureTable } from './table';

type Position = [number, number];
const built = (...geometries: unknown[]): { table: FeatureTable; notices: Problem[] } => {
  const builder = new TableBuilder();
  for (const geometry of geometries) {
    builder.addRow({});
    addGeometry(builder, geometry);
  }
  return builder.finish({ id: 't', crs: 'EPSG:4326' });
};
const polygon = (...coordinates: Position[][]) => ({ type: 'Polygon', coordinates });
const square = (x: number, y: number, size: number): Position[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y]
];
/** Area of the table's polygons in square degrees, holes out. */
const planeArea = ({ polygons }: FeatureTable): number => {
  let sum = 0;
  if (!polygons) return 0;
  const { coords, rings, parts } = polygons;
  for (let part = 0; part < polygons.rowOf.length; part++) {
    for (let ring = parts[part]!; ring < parts[part + 1]!; ring++) {
      let area = 0;
      for (let i = rings[ring]!; i < rings[ring + 1]! - 1; i++) {
        area += coords[2 * i]! * coords[2 * i + 3]! - coords[2 * i + 2]! * coords[2 * i + 1]!;
      }
      sum += ((ring === parts[part] ? 1 : -1) * Math.abs(area)) / 2;
    }
  }
  return sum;
};
/** Time of this process alone, so that a busy machine does not count. */
const cpuMs = (): number => process.cpuUsage().user / 1000;
const codes = (notices: Problem[]): unknown[] =>
  notices.map(({ code, facts }) => [code, (facts as { rows: number }).rows]);

describe('outlines', { timeout: 60_000 }, () => {
  it('mends a bow tie to its two halves', () => {
    const { table, notices } = built(polygon([[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]])); // prettier-ignore
    expect(codes(notices)).toEqual([['geometry-repaired', 1]]);
    expect(table.polygons?.rowOf.length).toBe(2);
    expect(planeArea(table)).toBeCloseTo(2, 12);
    expect(areasKm2(table)[0]).toBeGreaterThan(20_000);
  });

  it('mends a long outline that crosses itself once, and leaves its neighbours alone', () => {
    const circle = (x: number, n: number): Position[] =>
      Array.from({ length: n + 1 }, (_, i) => [
        x + Math.cos((2 * Math.PI * (i % n)) / n),
        45 + Math.sin((2 * Math.PI * (i % n)) / n)
      ]);
    const twisted = circle(5, 500);
    [twisted[100], twisted[101]] = [twisted[101]!, twisted[100]!];
    const { table, notices } = built(polygon(circle(0, 500)), polygon(twisted), polygon(circle(10, 500)));
    expect(codes(notices)).toEqual([['geometry-repaired', 1]]);
    expect([...new Set(table.polygons?.rowOf)]).toEqual([0, 1, 2]);
    expect(planeArea(table)).toBeCloseTo(3 * 250 * Math.sin((2 * Math.PI) / 500), 3);
    const first = built(polygon(circle(0, 500))).table.polygons!.coords;
    expect(table.polygons!.coords.subarray(0, first.length)).toEqual(first);
  });

  it('cuts a spike off, and drops what encloses nothing', () => {
    const spike = built(polygon([[0, 0], [2, 0], [2, 2], [2, 9], [2, 2], [0, 2], [0, 0]])); // prettier-ignore
    expect(codes(spike.notices)).toEqual([['geometry-repaired', 1]]);
    expect(spike.table.bbox).toEqual([0, 0, 2, 2]);
    const closing = built(polygon([[0, 0], [2, 0], [2, 2], [0, 2], [0, 0], [-5, 0], [0, 0]])); // prettier-ignore
    expect(planeArea(closing.table)).toBe(4);
    const nothing = built(
      polygon([[0, 0], [1, 1], [2, 2], [0, 0]]), // prettier-ignore
      polygon([[5, 5], [5, 5], [5, 5], [5, 5]]), // prettier-ignore
      polygon([[0, 0], [3, 0], [0, 0], [3, 0], [0, 0]]) // prettier-ignore
    );
    expect(nothing.table.polygons).toBeUndefined();
    expect(codes(nothing.notices)).toEqual([['geometry-invalid', 3]]);
    const hole = built(polygon(square(0, 0, 9), [[1, 1], [2, 2], [3, 3], [1, 1]])); // prettier-ignore
    expect([hole.table.polygons?.rings.length, codes(hole.notices)]).toEqual([2, [['geometry-repaired', 1]]]);
  });

  it('makes an area of a hole outside of its shell, and nests rings in the wrong order', () => {
    const outside = built(polygon(square(0, 0, 2), square(5, 5, 1)));
    expect([outside.table.polygons?.rowOf.length, planeArea(outside.table)]).toEqual([2, 5]);
    expect(codes(outside.notices)).toEqual([['geometry-repaired', 1]]);
    const swapped = built(polygon(square(1, 1, 1), square(0, 0, 4)));
    expect([swapped.table.polygons?.rowOf.length, planeArea(swapped.table)]).toEqual([1, 15]);
    const crossing = built(polygon(square(0, 0, 4), square(3, 1, 2)));
    expect(planeArea(crossing.table)).toBeCloseTo(14, 12);
    expect(codes(crossing.notices)).toEqual([['geometry-repaired', 1]]);
  });

  it.each([
    ['clockwise', polygon(square(0, 0, 4).reverse(), square(1, 1, 1).reverse())],
    [
      'repeated vertices',
      polygon(
        square(0, 0, 4).flatMap((at): Position[] => [at, at]),
        square(1, 1, 1)
      )
    ],
    ['a hole that touches its shell', polygon(square(0, 0, 4), [[0, 2], [2, 1], [2, 3], [0, 2]])], // prettier-ignore
    ['a hole in the corner', polygon(square(0, 0, 4), [[0, 0], [2, 1], [1, 2], [0, 0]])], // prettier-ignore
    ['a ring that touches itself', polygon([[0, 0], [4, 0], [4, 4], [2, 0], [0, 4], [0, 0]])], // prettier-ignore
    ['a vertex a hair across another edge', polygon([[0, 0], [4, 0], [4, 4], [2, -1e-13], [0, 4], [0, 0]])] // prettier-ignore
  ])('keeps as it is a polygon with %s', (_, geometry) => {
    const { table, notices } = built(geometry);
    expect(notices).toEqual([]);
    expect([...table.polygons!.coords]).toEqual(geometry.coordinates.flat(2));
  });

  it('gives up a scribble within a second, and leaves the other rows', () => {
    const n = 1_000_001;
    const star: Position[] = Array.from({ length: n + 1 }, (_, i) => {
      const angle = (2 * Math.PI * ((i * ((n - 1) / 2)) % n)) / n;
      return [Math.cos(angle), Math.sin(angle)];
    });
    const builder = new TableBuilder();
    for (const geometry of [polygon(star), polygon(square(3, 3, 1))]) {
      builder.addRow({});
      addGeometry(builder, geometry);
    }
    const started = cpuMs();
    const { table, notices } = builder.finish({ id: 't', crs: 'EPSG:4326' });
    expect(cpuMs() - started).toBeLessThan(2000);
    expect([[...table.polygons!.rowOf], codes(notices)]).toEqual([[1], [['geometry-invalid', 1]]]);
  });

  it.each([
    ['a comb', (i: number): Position => [i % 4 < 2 ? 0 : 1000, i / 2]],
    ['a fan', (i: number): Position => (i % 2 === 0 ? [i / 1e5, 0] : [Math.cos(i / 1e5), 1 + Math.sin(i / 1e5)])],
    ['a walk', (i: number): Position => [Math.sin(i * i) * 9, Math.cos(i * i * 1.7) * 9]]
  ])('does not hang on %s of 100,000 edges', (_, at) => {
    const ring = Array.from({ length: 100_000 }, (_, i) => at(i)).map(([x, y]): Position => [x / 50, y / 1000]);
    const started = cpuMs();
    built(polygon([...ring, ring[0]!]));
    expect(cpuMs() - started).toBeLessThan(3000);
  });

  it('does not hang on a hundred thousand holes', () => {
    const holes = Array.from({ length: 100_000 }, (_, i) =>
      square(1 + (i % 400) / 10, 1 + Math.floor(i / 400) / 10, 0.05)
    );
    const started = cpuMs();
    const { notices } = built(polygon(square(0, 0, 60), ...holes));
    expect(cpuMs() - started).toBeLessThan(3000);
    expect(notices).toEqual([]);
  });
});

describe('the 180th meridian', () => {
  it.each([
    ['beyond it', [[170, -20], [190, -20], [190, -10], [170, -10], [170, -20]]], // prettier-ignore
    ['jumping', [[170, -20], [-175, -21], [-170, -20], [-170, -10], [170, -10], [170, -20]]] // prettier-ignore
  ])('cuts a polygon written %s', (_, ring) => {
    const { table, notices } = built(polygon(ring as Position[]));
    expect(codes(notices)).toEqual([['antimeridian-split', 1]]);
    expect(table.polygons?.rowOf.length).toBe(2);
    expect([table.bbox?.[0], table.bbox?.[2]]).toEqual([-180, 180]);
    expect(planeArea(table)).toBeGreaterThan(199);
    expect(planeArea(table)).toBeLessThan(215);
  });

  it('keeps the hole on its side', () => {
    const { table } = built(polygon([[170, -20], [190, -20], [190, -10], [170, -10], [170, -20]], square(-178, -15, 1))); // prettier-ignore
    expect([table.polygons?.rowOf.length, planeArea(table)]).toEqual([2, 199]);
  });

  it.each<[string, Position[], Position[][]]>([
    ['jumping', [[170, 0], [-170, 10]], [[[170, 0], [180, 5]], [[-180, 5], [-170, 10]]]], // prettier-ignore
    ['beyond it', [[170, 0], [190, 10]], [[[170, 0], [180, 5]], [[-180, 5], [-170, 10]]]], // prettier-ignore
    ['going west', [[-170, 0], [170, 10]], [[[-170, 0], [-180, 5]], [[180, 5], [170, 10]]]] // prettier-ignore
  ])('cuts a line %s', (_, line, pieces) => {
    const { table, notices } = built({ type: 'LineString', coordinates: line });
    expect(codes(notices)).toEqual([['antimeridian-split', 1]]);
    const { coords, starts } = table.lines!;
    const got = [0, 1].map((i) => [...coords.subarray(2 * starts[i]!, 2 * starts[i + 1]!)]);
    expect(got).toEqual(pieces.map((piece) => piece.flat()));
  });

  it.each([
    ['the whole world', polygon([[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]])], // prettier-ignore
    ['a wide extent', polygon([[-170, -60], [170, -60], [170, 60], [-170, 60], [-170, -60]])], // prettier-ignore
    ['a cap around the pole', polygon([[-180, -90], [180, -90], [180, -60], [0, -65], [-180, -60], [-180, -90]])], // prettier-ignore
    ['a line along the border', { type: 'LineString', coordinates: [[180, 0], [180, 10]] }] // prettier-ignore
  ])('leaves %s as it is', (_, geometry) => {
    const { table, notices } = built(geometry);
    expect(notices).toEqual([]);
    expect([...(table.polygons ?? table.lines)!.coords]).toEqual((geometry.coordinates as number[][][]).flat(3));
  });

  it('wraps longitudes of 180 to 360 without a word', () => {
    const { table, notices } = built({ type: 'Point', coordinates: [200, 1] }, polygon(square(300, 0, 1)));
    expect(codes(notices)).toEqual([['geometry-mixed', 1]]);
    expect([...table.points!.coords]).toEqual([-160, 1]);
    expect(table.bbox).toEqual([-160, 0, -59, 1]);
  });
});

describe('positions at 0,0', () => {
  const points = (...positions: Position[]) =>
    built(...positions.map((coordinates) => ({ type: 'Point', coordinates })));

  it('takes those apart from the layer off the map', () => {
    const { table, notices } = points([2, 48], [0, 0], [-60, 14], [55, -21], [0, 0]);
    expect(codes(notices)).toEqual([['position-zero', 2]]);
    expect([...table.points!.rowOf]).toEqual([0, 2, 3]);
  });

  it('leaves those with neighbours, of a grid, or alone', () => {
    for (const kept of [points([0, 0], [1, 1]), points([0, 0]), points([0, 0], [10, 0], [20, 0], [0, 10], [0, 20])]) {
      expect(kept.notices).toEqual([]);
    }
  });

  it('knows them before they are reprojected', () => {
    const builder = new TableBuilder();
    for (const x of [0, 400_000]) {
      builder.addRow({});
      builder.point(x, x === 0 ? 0 : 6_400_000);
    }
    expect(builder.share((x) => x > 0)).toBe(1);
    const toLonLat = (coords: Float64Array): void => coords.set([-1.3, -6, -0.6, 44.8]);
    const { table, notices } = builder.finish({ id: 't', crs: 'EPSG:2154', toLonLat });
    expect([codes(notices), [...table.points!.rowOf]]).toEqual([[['position-zero', 1]], [1]]);
  });
});
