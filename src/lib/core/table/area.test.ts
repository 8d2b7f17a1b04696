import { describe, expect, it } from 'vitest';
import { areasKm2 } from './area';
import { TableBuilder } from './builder';

function areas(...polygons: number[][][][]): number[] {
  const builder = new TableBuilder();
  for (const polygon of polygons) {
    builder.addRow({});
    builder.startPolygon();
    for (const ring of polygon) {
      builder.startRing();
      for (const [x, y] of ring) builder.vertex(x as number, y as number);
      builder.endRing();
    }
    builder.endPolygon();
  }
  builder.addRow({});
  return [...areasKm2(builder.finish({ id: 't', crs: 'EPSG:4326' }).table)];
}
const box = (w: number, s: number, e: number, n: number): number[][] => [
  [w, s],
  [e, s],
  [e, n],
  [w, n]
];

/** Area of one degree of longitude between two parallels, by summing M·N·cos φ (midpoint rule), km². */
function quadrangle(south: number, north: number): number {
  const steps = 20000;
  const e2 = 0.006694380022903416;
  const radians = Math.PI / 180;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const lat = (south + ((i + 0.5) / steps) * (north - south)) * radians;
    const w = 1 - e2 * Math.sin(lat) ** 2;
    sum += (6378.137 ** 2 * (1 - e2) * Math.cos(lat)) / (w * w);
  }
  return sum * ((north - south) / steps) * radians * radians;
}

describe('areasKm2', () => {
  it('is exact for zones between parallels', () => {
    // whole ellipsoid (GRS 80): 510,065,621.7 km²
    const [globe] = areas([box(-180, -90, 180, 90)]);
    expect(globe).toBeCloseTo(510065621.7, 0);
    const [square] = areas([box(0, 44.5, 1, 45.5)]);
    expect(Math.abs((square as number) - quadrangle(44.5, 45.5))).toBeLessThan(1e-6);
  });

  it('takes holes out, adds parts, ignores direction, and knows no area without polygons', () => {
    const shell = box(0, 44, 1, 45);
    const hole = box(0.2, 44.2, 0.4, 44.4);
    const [whole, pierced, reversed, none] = areas([shell], [shell, hole], [[...shell].reverse()]);
    const [taken] = areas([hole]);
    expect(pierced).toBeCloseTo((whole as number) - (taken as number), 6);
    expect(reversed).toBeCloseTo(whole as number, 6);
    expect(none).toBeNaN();
  });
});
